import type { Indicator, Section } from '../catalogue/types.ts';
import type { IndicatorResult } from '../indicators/results.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { barChart } from './charts.ts';
import { resultOf, type Context } from './context.ts';
import { sectionTitle, shorten, topSection } from './labels.ts';
import { originLink } from './origin.ts';
import { Page } from './page.ts';
import { changeOf, factOf, metOf, previousOf, targetText, unknown } from './shown.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Rich } from './table.ts';

interface Line {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
}

interface Tally {
  readonly section: Section | undefined;
  readonly all: number;
  readonly held: number;
  readonly met: number;
  readonly missed: number;
}

const known = (value: IndicatorResult['value'] | undefined): Rich =>
  typeof value === 'number' ? { value, look: looks.percent } : unknown;

function tallies({ request: { framework } }: Context, lines: readonly Line[]): Tally[] {
  const sections = new Map<Section | undefined, Line[]>();
  for (const line of lines) {
    const section = topSection(framework, line.indicator);
    sections.set(section, [...(sections.get(section) ?? []), line]);
  }
  return [...sections].map(([section, own]) => ({
    section,
    all: own.length,
    held: own.filter(({ result }) => result.target !== undefined).length,
    met: own.filter(({ result }) => result.met === true).length,
    missed: own.filter(({ result }) => result.met === false).length,
  }));
}

/** How many targets are reached, by track, criterion or task, and in all. */
function putTallies(page: Page, found: readonly Tally[]): void {
  const first = page.row + 1;
  const sum = (read: (tally: Tally) => number): number => found.reduce((total, tally) => total + read(tally), 0);
  const count = (heading: string, letter: string, read: (tally: Tally) => number): Column<Tally | null> => ({
    heading,
    width: 14,
    show: (tally) =>
      tally === null
        ? {
            value: sum(read),
            look: looks.total,
            formula: `SUM(${letter}${first}:${letter}${first + found.length - 1})`,
          }
        : { value: read(tally), look: looks.number },
  });
  const columns: Column<Tally | null>[] = [
    { heading: '№', width: 8, look: looks.centred, show: (tally) => (tally === null ? '' : found.indexOf(tally) + 1) },
    {
      heading: 'Раздел документа',
      width: 62,
      show: (tally) =>
        tally === null
          ? { value: 'Всего', look: style.bold }
          : tally.section === undefined
            ? ''
            : sectionTitle(tally.section),
    },
    count('Показателей', 'C', ({ all }) => all),
    count('С порогом', 'D', ({ held }) => held),
    count('Достигнуто', 'E', ({ met }) => met),
    count('Не достигнуто', 'F', ({ missed }) => missed),
    count('Нет данных', 'G', ({ held, met, missed }) => held - met - missed),
  ];
  putTable(page, columns, rows([...found, null]));
}

/** Plan against fact where the document sets targets; otherwise the facts, against last year where it is known. */
export function progressSheet(context: Context): SheetDraft {
  const { framework, settings, previous } = context.request;
  const lines = framework.indicators.map((indicator) => ({ indicator, result: resultOf(context, indicator) }));
  const planned = lines.filter(({ result }) => result.kind === 'share' && typeof result.target?.value === 'number');
  const all = planned.length > 0 ? planned : lines.filter(({ result }) => result.kind === 'share');
  // Unknown facts stand last and outside the chart: a chart would draw their text as zero.
  const drawn = all.filter(({ result }) => typeof result.value === 'number');
  const silent = all.filter(({ result }) => typeof result.value !== 'number');
  const title = planned.length > 0 ? 'План и факт' : 'Показатели в сравнении';
  const page = new Page(context, title, [8, 62, 14, 14, 14, 14, 14], `${title} за ${settings.period.name}`);
  if (lines.some(({ result }) => result.target !== undefined)) {
    page.heading('Сколько порогов достигнуто');
    putTallies(page, tallies(context, lines));
  }
  page.heading(planned.length > 0 ? 'Показатели с числовым порогом' : 'Показатели');
  const columns: Column<Line>[] = [
    {
      heading: '№',
      width: 8,
      show: ({ indicator }) => originLink(context, indicator),
    },
    { heading: 'Показатель', width: 62, show: ({ indicator }) => shorten(indicator.text, 200) },
    { heading: 'План, %', width: 14, show: ({ result }) => known(result.target?.value) },
    { heading: 'Факт, %', width: 14, show: ({ result }) => known(result.value) },
    { heading: 'Порог', width: 14, look: looks.centred, show: ({ result }) => targetText(result) },
    planned.length > 0
      ? { heading: 'Достигнут?', width: 14, show: ({ result }) => metOf(result) }
      : { heading: 'Значение', width: 14, show: ({ result }) => factOf(result) },
    previous === undefined
      ? { heading: 'Единица', width: 14, look: looks.centred, show: ({ result }) => result.unit }
      : {
          heading: 'Δ к прошлому, п. п.',
          width: 14,
          show: ({ result }) => (result.change === undefined ? previousOf(result) : changeOf(result)),
        },
  ];
  const shown = planned.length > 0 ? columns : columns.filter(({ heading }) => !/^(План|Порог|Значение)/.test(heading));
  const at = putTable(page, shown, rows([...drawn, ...silent]));
  const series =
    planned.length > 0
      ? [
          { name: 'план', column: 'C' },
          { name: 'факт', column: 'D' },
        ]
      : [{ name: 'факт', column: 'C' }];
  if (drawn.length > 0)
    barChart(page, planned.length > 0 ? 'План и факт, %' : 'Показатели, %', 'A', series, at[0]!, at[drawn.length - 1]!);
  return page.sign();
}

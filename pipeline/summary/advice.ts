import type { Indicator } from '../catalogue/types.ts';
import type { IndicatorResult, SchoolValue } from '../indicators/results.ts';
import { sidesOf } from '../indicators/target.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { nameOf, ownTargets, resultOf, type Context } from './context.ts';
import { keptKey } from './kept.ts';
import { labelOf, shorten } from './labels.ts';
import { originLink } from './origin.ts';
import { Page } from './page.ts';
import { amount, bareTarget, isOwn, percentage, russian, targetText } from './shown.ts';
import { style } from './style.ts';
import { putTable, type Column, type Line } from './table.ts';

/** Below this denominator a school's share is named, and marked as saying little. */
const FEW = 5;
const SHEET = 'Рекомендации';

interface Row {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
  readonly value: SchoolValue;
}

/** Whether a school's own share misses a numeric target; exact, as for the municipality. */
export function misses({ target }: IndicatorResult, { numerator, denominator }: SchoolValue): boolean {
  if (typeof target?.value !== 'number' || numerator === undefined || !denominator) return false;
  const [left, right] = sidesOf({ numerator, denominator }, target.value);
  switch (target.op) {
    case '<':
      return left >= right;
    case '<=':
      return left > right;
    case '>':
      return left <= right;
    default:
      return left < right;
  }
}

/** How many more people (fewer, for «менее») bring the share to its target. */
function distance({ target }: IndicatorResult, { numerator = 0, denominator = 0 }: SchoolValue): number {
  const wanted = sidesOf({ numerator, denominator }, Number(target?.value))[1] / 1000;
  if (target?.op.startsWith('<') !== true) return Math.max(1, Math.ceil(wanted - numerator));
  return Math.max(1, Math.ceil(numerator - wanted));
}

/** Whether a school is counted in it as one: its own value is yes or no. */
export const ofSchools = ({ computation }: Indicator): boolean =>
  computation.kind === 'share' && 'schools' in computation.whole;

function draftOf({ indicator, result, value }: Row): string {
  if (ofSchools(indicator)) return `«${shorten(indicator.text, 150).replace(/[.;]$/, '')}»: в ОО этого пока нет.`;
  const number = distance(result, value);
  const what = shorten(indicator.text, 110).replace(/[.;]$/, '');
  const direction = result.target?.op.startsWith('<') === true ? 'снизить числитель' : 'увеличить числитель';
  const few = (value.denominator ?? 0) < FEW ? ' Мало данных: вывод по одному показателю преждевременен.' : '';
  return `«${what}»: чтобы достичь порога${isOwn(result) ? ' ИМЦ' : ''} (${bareTarget(result)}), ${direction} не менее чем на ${number}.${few}`;
}

/** Draft recommendations: every accepted school and every indicator it misses; people finish the sentence. */
export function adviceSheet(context: Context): SheetDraft {
  const { framework } = context.request;
  const missed = framework.indicators.flatMap((indicator) => {
    const result = resultOf(context, indicator);
    if (result.kind !== 'share') return [];
    return (result.bySchool ?? [])
      .filter((value) => misses(result, value))
      .map((value) => ({ indicator, result, value }));
  });
  const page = new Page(context, SHEET, [9, 20, 8, 10, 10, 9, 60, 24, 14, 24], 'Адресные рекомендации (проект)');
  page.note(
    `Строки составлены по отклонениям: показатель ОО ниже порога документа${ownTargets(context).length > 0 ? ' или порога ИМЦ' : ''}. Это черновик: адресата, срок и ответственного вписывают люди. Порог установлен для муниципалитета, для отдельной ОО он – ориентир.`,
  );
  if (missed.length === 0)
    page.line('Отклонений от числовых порогов по отдельным ОО нет, или документ не устанавливает порогов.');
  else if (context.compact) putByIndicator(page, context, missed);
  else putBySchool(page, context, missed);
  return page.sign();
}

/** A column for people: what they wrote before the summary was made anew stays. */
const input = <T>(context: Context, heading: string, width: number, about: (row: T) => string): Column<T> => ({
  heading,
  width,
  look: looks.inputText,
  show: (row) => context.request.kept?.get(keptKey(SHEET, about(row), heading)) ?? null,
});

const PEOPLE = [
  ['Адресат', 24],
  ['Срок', 14],
  ['Ответственный', 24],
] as const;

function putBySchool(page: Page, context: Context, missed: readonly Row[]): void {
  const columns: Column<Row>[] = [
    { heading: 'Код ОО', width: 9, look: looks.centred, show: ({ value }) => value.school },
    { heading: 'Трек, раздел', width: 20, look: style.small, show: ({ indicator }) => sectionText(context, indicator) },
    { heading: '№', width: 8, show: ({ indicator }) => originLink(context, indicator) },
    {
      heading: 'Значение, %',
      width: 10,
      show: ({ indicator, value }) =>
        ofSchools(indicator) ? { value: 'нет', look: looks.centred } : percentage(Number(value.value)),
    },
    { heading: 'Порог', width: 10, look: looks.centred, show: ({ result }) => targetText(result) },
    { heading: 'Из скольких', width: 9, show: ({ value }) => amount(value.denominator) },
    { heading: 'Рекомендация (проект)', width: 60, show: draftOf },
    ...PEOPLE.map(([heading, width]) =>
      input(context, heading, width, ({ indicator, value }: Row) => `${value.school} ${labelOf(indicator)}`),
    ),
  ];
  const lines = context.request.registry.flatMap(({ code, name }): Line<Row>[] => {
    const own = missed.filter(({ value }) => value.school === code);
    return own.length === 0 ? [] : [{ group: `${code} ${name}` }, ...own.map((row) => ({ row }))];
  });
  putTable(page, columns, lines, { freeze: true });
}

const sectionText = ({ request: { framework } }: Context, { section }: Indicator): string =>
  shorten(framework.sections.find(({ id }) => id === section)?.text ?? '', 60);

/** With very many schools: one line an indicator, the farthest schools named. */
function putByIndicator(page: Page, context: Context, missed: readonly Row[]): void {
  const groups = [...Map.groupBy(missed, ({ indicator }) => indicator).values()];
  putTable<readonly Row[]>(
    page,
    [
      { heading: '№', width: 9, show: ([first]) => originLink(context, first!.indicator) },
      { heading: 'Раздел', width: 20, look: style.small, show: ([first]) => sectionText(context, first!.indicator) },
      { heading: 'ОО ниже порога', width: 8, look: looks.number, show: ({ length }) => length },
      { heading: 'Значение, %', width: 10, show: ([first]) => percentage(Number(first!.result.value)) },
      { heading: 'Порог', width: 10, look: looks.centred, show: ([first]) => targetText(first!.result) },
      { heading: 'Из скольких', width: 9, show: ([first]) => amount(first!.result.denominator) },
      {
        heading: 'Показатель и ОО (в порядке реестра)',
        width: 60,
        show: (group) =>
          `${shorten(group[0]!.indicator.text, 150)} ОО: ${group
            .slice(0, 5)
            .map(({ value }) => `${nameOf(context, value.school)} (${russian(Number(value.value))} %)`)
            .join('; ')}${group.length > 5 ? '; остальные – лист «Матрица»' : ''}`,
      },
      ...PEOPLE.map(([heading, width]) =>
        input(context, heading, width, ([first]: readonly Row[]) => labelOf(first!.indicator)),
      ),
    ],
    groups.map((row) => ({ row })),
    { freeze: true },
  );
}

import type { Framework, Indicator, PrintedTable, Section, Shows } from '../catalogue/types.ts';
import { targetOf } from '../indicators/target.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { resultOf, type Context } from './context.ts';
import { sectionTitle } from './labels.ts';
import { ownColumns } from './own.ts';
import { Page } from './page.ts';
import { factOf, numbered } from './shown.ts';
import { style } from './style.ts';
import { putTable, type Column, type Line } from './table.ts';

/** Words for the columns that the document leaves without a heading. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  printed: '№',
  section: 'Раздел',
  parent: 'Направление',
  text: 'Показатель',
  source: 'Источник',
  target: 'Порог',
  value: 'Факт',
};

const WIDTHS: Readonly<Record<string, number>> = {
  printed: 5,
  section: 24,
  parent: 20,
  text: 46,
  source: 20,
  target: 17,
  value: 13,
  blank: 15.5,
};

const sectionOf = ({ sections }: Framework, id: string | undefined): Section | undefined =>
  sections.find((section) => section.id === id);

/** Cells the document fills with its measures: those of the row's section and the year in the heading. */
function measuresText({ measures }: Framework, section: Section | undefined, heading: string): string {
  const own = measures.filter((measure) => measure.section === section?.text);
  if (heading.startsWith('Ответственн')) return [...new Set(own.map(({ executor }) => executor))].join('\n');
  return own
    .filter(({ term }) => term.raw === heading)
    .map(({ text }) => text)
    .join('\n');
}

/** The document's column of a printed table as a column of ours. */
function mirrored(table: PrintedTable, at: number, context: Context): Column<Indicator> {
  const { framework, settings } = context.request;
  const { heading, shows } = table.columns[at]!;
  const kind = shows.startsWith('target') ? 'target' : shows;
  // «№» directly before the section is the section's own number; the indicator's then stands with its wording.
  const ofSection = shows === 'printed' && table.columns[at + 1]?.shows === 'section';
  const numberShown = table.columns.some(
    (column, place) => column.shows === 'printed' && table.columns[place + 1]?.shows !== 'section',
  );
  const sectionNumbered = table.columns.some(
    (column, place) => column.shows === 'printed' && table.columns[place + 1]?.shows === 'section',
  );
  const section = ({ section: id }: Indicator): Section | undefined => sectionOf(framework, id);
  const base = { heading: heading === '' ? OWN_WORDS[kind]! : heading, width: WIDTHS[kind]! };
  const bySection = { ...base, look: style.top, shared: ({ section: id }: Indicator) => id };
  const target = (year: number) => (indicator: Indicator) => targetOf(indicator.targets, year)?.raw ?? '';
  switch (kind) {
    case 'printed':
      return ofSection
        ? { ...bySection, show: (row) => section(row)?.printed ?? '' }
        : { ...base, look: looks.centred, show: ({ printed }) => printed };
    case 'section':
      return {
        ...bySection,
        show: (row) => {
          const found = section(row);
          return found === undefined ? '' : sectionNumbered ? found.text : sectionTitle(found);
        },
      };
    case 'parent':
      return {
        ...base,
        look: style.top,
        shared: (row) => section(row)?.parent ?? '',
        show: (row) => sectionOf(framework, section(row)?.parent)?.text ?? '',
      };
    case 'source':
      return {
        ...base,
        look: style.top,
        shared: ({ section: id, source }) => `${id}|${source}`,
        show: ({ source }) => source ?? '',
      };
    case 'target':
      return { ...base, show: target(shows === 'target' ? settings.period.year : Number(shows.slice(7))) };
    case 'value':
      return { ...base, look: style.boldCentred, show: (row) => factOf(resultOf(context, row)) };
    case 'blank':
      return { ...bySection, show: (row) => measuresText(framework, section(row), heading) };
    default:
      return { ...base, show: (row) => (numberShown ? row.text : numbered(row)) };
  }
}

/** Sections that no column shows become heading rows, a group's track included; the table's own title does not. */
export function withHeadings(
  framework: Framework,
  indicators: readonly Indicator[],
  shown: ReadonlySet<Shows>,
  title: string,
): Line<Indicator>[] {
  const lines: Line<Indicator>[] = [];
  let [parent, section]: (string | undefined)[] = [];
  for (const indicator of indicators) {
    const own = sectionOf(framework, indicator.section);
    if (own?.parent !== parent) {
      parent = own?.parent;
      const above = sectionOf(framework, parent);
      if (above !== undefined && !shown.has('parent')) lines.push({ group: sectionTitle(above) });
    }
    if (own !== undefined && own.id !== section) {
      section = own.id;
      if (!shown.has('section') && own.text !== title) lines.push({ group: sectionTitle(own) });
    }
    lines.push({ row: indicator });
  }
  return lines;
}

/** A table of the document with its values, and our columns beside it. */
export function mirrorSheet(context: Context, table: PrintedTable): SheetDraft {
  const { framework } = context.request;
  const indicators = table.indicators.flatMap((id) => framework.indicators.filter((one) => one.id === id));
  const shown = new Set(table.columns.map(({ shows }) => shows));
  const columns = [
    ...table.columns.map((_, at) => mirrored(table, at, context)),
    ...ownColumns(context, indicators, shown.has('value')),
  ];
  const page = new Page(
    context,
    table.sheet,
    columns.map(({ width }) => width),
    table.title,
    `${framework.document.act}. ${table.clause === table.title ? framework.document.title : table.clause}`,
  );
  putTable(page, columns, withHeadings(framework, indicators, shown, table.title), {
    freeze: true,
    numbered: true,
    bands: ['Таблица документа', `Свод: расчёт по листам ОО, ${context.coverage}`],
  });
  return page.sign();
}

import type { Measure, Norm } from '../catalogue/types.ts';
import type { MeasureReport } from '../indicators/results.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { Page } from './page.ts';
import { DASH, metWord, none, unknown } from './shown.ts';
import { style } from './style.ts';
import { putTable, type Column, type Line, type Rich } from './table.ts';

interface Row {
  readonly measure: Measure;
  readonly norm: Norm | undefined;
  readonly report: MeasureReport | undefined;
}

/** A line a norm; the reports of a measure belong to its norms in order, a single one to the whole measure. */
function linesOf({ request: { framework, measures } }: Context): Line<Row>[] {
  const lines: Line<Row>[] = [];
  let section = '';
  for (const measure of framework.measures) {
    if (measure.section !== section) lines.push({ group: (section = measure.section) });
    const reports = measures.filter(({ key }) => key === measure.key);
    const count = Math.max(1, measure.norms.length, reports.length);
    for (let at = 0; at < count; at++)
      lines.push({ row: { measure, norm: measure.norms[at], report: reports[at] ?? reports[0] } });
  }
  return lines;
}

const reached = ({ op, value }: Norm, fact: number): boolean => (op === '<=' ? fact <= value : fact >= value);

/** The register of measures as printed, what each promised and what came of it; undefined where there is none. */
export function measuresSheet(context: Context): SheetDraft | undefined {
  const { framework, result } = context.request;
  if (framework.measures.length === 0) return undefined;
  const computed = new Map(
    result.tables.find(({ id }) => id === 'measures')?.rows.map(({ label, values }) => [label, values[2] ?? null]),
  );
  const factOf = ({ norm, report }: Row): number | null | undefined => {
    if (norm?.computedBy !== undefined) return computed.get(norm.computedBy) ?? null;
    return norm === undefined && report?.actual == null ? undefined : (report?.actual ?? null);
  };
  const fact = (row: Row): Rich => {
    const value = factOf(row);
    if (value === undefined) return none;
    if (value === null) return unknown;
    return { value, look: row.norm?.unit === '%' ? style.share : style.general };
  };
  const printed = (heading: string, width: number, show: (measure: Measure) => string): Column<Row> => ({
    heading,
    width,
    look: style.top,
    shared: ({ measure }) => measure.key,
    show: ({ measure }) => show(measure),
  });
  // Some documents print the executor and the result once for a whole task.
  const perSection = (heading: string, width: number, show: (measure: Measure) => string): Column<Row> => ({
    ...printed(heading, width, show),
    shared: ({ measure }) => {
      const own = framework.measures.filter(({ section }) => section === measure.section);
      return own.every((one) => show(one) === show(measure)) ? measure.section : measure.key;
    },
  });
  const own = true;
  const reported = (heading: string, width: number, show: (report: MeasureReport) => string): Column<Row> => ({
    heading,
    width,
    own,
    show: ({ report }) => (report === undefined ? '' : show(report)),
  });
  const columns: Column<Row>[] = [
    printed('№', 6, (measure) => measure.printed),
    printed('Мероприятие', 46, (measure) => measure.text),
    printed('Срок', 14, (measure) => measure.term.raw),
    perSection('Исполнитель', 22, (measure) => measure.executor),
    perSection('Результат', 34, (measure) => measure.result),
    { heading: 'Норма (план)', width: 22, own, show: ({ norm }) => norm?.raw ?? DASH },
    { heading: 'Факт', width: 11, own, show: fact },
    {
      heading: 'Норма выполнена?',
      width: 11,
      own,
      show: (row) => {
        const value = factOf(row);
        return row.norm === undefined || typeof value !== 'number' ? none : metWord(reached(row.norm, value));
      },
    },
    reported('Статус', 13, ({ status }) => status),
    reported('Дата, реквизиты', 20, ({ date, evidence }) => [date, evidence].filter((one) => one !== '').join(', ')),
    reported('Комментарий', 22, ({ comment }) => comment),
  ];
  const page = new Page(
    context,
    'Меры',
    columns.map(({ width }) => width),
    'Мероприятия: план и выполнение',
    framework.document.act,
  );
  const withNorms = framework.measures
    .flatMap(({ norms }) => norms)
    .filter(({ computedBy }) => computedBy !== undefined);
  page.note(
    `Мероприятий: ${framework.measures.length}; норм, которые считаются по листам ОО: ${withNorms.length}. Остальное заполняет ИМЦ в measures.csv (ключи мер – лист «Паспорта показателей»).`,
  );
  putTable(page, columns, linesOf(context), {
    freeze: true,
    numbered: true,
    bands: ['Документ', `Свод: выполнение, ${context.coverage}`],
  });
  return page.sign();
}

import type { Framework, Table } from '../catalogue/types.ts';
import type { TableResult } from '../indicators/results.ts';
import { address } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft, Style } from '../xlsx/write.ts';
import { barChart, chartRows } from './charts.ts';
import type { Context } from './context.ts';
import { rowTitle, sheetOfTable } from './labels.ts';
import { Page } from './page.ts';
import { datesOf, factsOfCell, latest } from './printedFigures.ts';
import { NO_DATA, unknown } from './shown.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Rich, type Shown } from './table.ts';

const TOTAL = 'Всего';
type Row = TableResult['rows'][number];

/** Rows of one table add up to the same people: only then does a sum across make sense. */
const partitions = (table: Table): boolean =>
  table.form === 'byType' && table.tallies.length > 1 && table.tallies.every((tally) => 'people' in tally);

const isShare = ({ form }: Table, column: number): boolean =>
  form === 'percentOf' || ((form === 'shareByType' || form === 'shares') && column === 2);

const number = (value: number | null, look: Style): Rich => (value === null ? unknown : { value, look });

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/** The table's numbers; «Всего» and sums across are formulas with their results. */
function putNumbers(page: Page, table: Table, { columns, rows: found }: TableResult): readonly number[] {
  const across = partitions(table);
  const first = page.row + 2;
  const types = found.filter(({ label }) => label !== TOTAL).length;
  const summed = table.form === 'byType' || table.form === 'shareByType';
  const look = (row: Row, column: number): Style => {
    const bold = row.label === TOTAL;
    return isShare(table, column) ? (bold ? style.totalShare : looks.percent) : bold ? looks.total : looks.number;
  };
  const cell = (row: Row, column: number): Shown => {
    const value = row.values[column] ?? null;
    if (row.label !== TOTAL || !summed || isShare(table, column) || value === null)
      return number(value, look(row, column));
    const from = address(first, column + 2);
    return { value, look: looks.total, formula: `SUM(${from}:${address(first + types - 1, column + 2)})` };
  };
  return putTable<Row>(
    page,
    [
      {
        heading: table.form === 'shares' ? 'Показатель' : 'Тип ОО',
        width: page.widths[0]!,
        show: ({ label }) => ({ value: label, look: label === TOTAL ? style.bold : looks.text }),
      },
      ...columns.map((heading, column): Column<Row> => ({
        heading,
        width: page.widths[column + 1]!,
        show: (row) => cell(row, column),
      })),
      ...(across
        ? [
            {
              heading: TOTAL,
              width: page.widths[columns.length + 1]!,
              show: (row: Row, at: number): Shown => {
                const value = sumOf(row.values);
                if (value === null) return unknown;
                const range = `${address(first + at, 2)}:${address(first + at, columns.length + 1)}`;
                return { value, look: looks.total, formula: `SUM(${range})` };
              },
            },
          ]
        : []),
    ],
    rows(found),
    { numbered: true },
  );
}

/** The same table as the document gives it, and how far we are from it. */
function putPrinted(page: Page, framework: Framework, table: Table, { columns, rows: found }: TableResult): void {
  const dates = datesOf(framework, table);
  const facts = (row: Row, column: number) =>
    factsOfCell(framework, table, row.label, columns[column] ?? '', columns.length);
  const base = (row: Row, column: number): number | null => latest(facts(row, column))?.value ?? null;
  const given = found.filter((row) => columns.some((_, column) => facts(row, column).length > 0));
  if (given.length === 0) return;
  const shown = columns.flatMap((heading, column) =>
    given.some((row) => facts(row, column).length > 0) ? [{ heading, column }] : [],
  );
  const grid = (show: (row: Row, column: number) => Shown): Column<Row>[] => [
    { heading: 'Тип ОО', width: page.widths[0]!, show: ({ label }) => label },
    ...shown.map(({ heading, column }, at): Column<Row> => ({
      heading,
      width: page.widths[at + 1]!,
      show: (row) => show(row, column),
      own: true,
    })),
  ];
  const look = (column: number): Style => (isShare(table, column) ? looks.percent : looks.number);
  page.keep(2 * (60 + 17 * given.length));
  page.heading(`По документу${dates === '' ? '' : ` (${dates})`}`);
  putTable(
    page,
    grid((row, column) => number(base(row, column), look(column))),
    rows(given),
  );
  page.heading('Изменение: сейчас минус по документу');
  putTable(
    page,
    grid((row, column) => {
      const [now, then] = [row.values[column] ?? null, base(row, column)];
      if (now === null || then === null) return unknown;
      const change = Math.round((now - then) * 10) / 10;
      return { value: change, look: isShare(table, column) ? style.change : style.difference };
    }),
    rows(given),
  );
}

/** Shares one below another, with what the document says of each in the same row. */
function putShares(page: Page, framework: Framework, table: Table, { rows: found }: TableResult): readonly number[] {
  const norm = ({ label }: Row) =>
    table.form === 'shares' ? table.rows.find((row) => row.label === label)?.norm : undefined;
  const facts = (row: Row) => factsOfCell(framework, table, row.label, '%', 1);
  const hasFacts = found.some((row) => facts(row).length > 0);
  const hasNorms = found.some((row) => norm(row) !== undefined);
  const column = (heading: string, width: number, show: (row: Row) => Shown): Column<Row> => ({ heading, width, show });
  return putTable<Row>(
    page,
    [
      column('Показатель', 34, ({ label }) => rowTitle(framework, label)),
      column('Числитель', 12, ({ values }) => number(values[0] ?? null, looks.number)),
      column('Знаменатель', 13, ({ values }) => number(values[1] ?? null, looks.number)),
      column('%', 9, ({ values }) => number(values[2] ?? null, style.totalShare)),
      ...(hasNorms
        ? [
            column('Норма', 10, (row) => {
              const found = norm(row);
              return {
                value: found === undefined ? '' : `${found.op === '=' ? '=' : '≥'} ${found.value} %`,
                look: looks.centred,
              };
            }),
          ]
        : []),
      ...(hasFacts
        ? [
            {
              ...column('В документе, %', 12, (row) => number(latest(facts(row))?.value ?? null, looks.percent)),
              own: true as const,
            },
            {
              ...column('на дату', 12, (row) => ({ value: latest(facts(row))?.asOf ?? '', look: looks.centred })),
              own: true as const,
            },
            {
              ...column('Δ, п. п.', 9, (row) => {
                const [now, then] = [row.values[2] ?? null, latest(facts(row))?.value ?? null];
                if (now === null || then === null) return unknown;
                return { value: Math.round((now - then) * 10) / 10, look: style.change };
              }),
              own: true as const,
            },
            {
              ...column('Слова документа', 60, (row) => ({
                value: facts(row)
                  .map(({ text }) => text)
                  .join('; '),
                look: style.small,
              })),
              own: true as const,
            },
          ]
        : []),
    ],
    rows(found),
    { numbered: true },
  );
}

function widthsOf(tables: readonly Table[]): number[] {
  if (tables.every(({ form }) => form === 'shares')) return [34, 12, 13, 9, 12, 12, 9, 60];
  const most = Math.max(...tables.map(({ columns }) => columns.length)) + 1;
  return [30, ...Array<number>(most).fill(most > 8 ? 10.5 : 19)];
}

/** A sheet of one or more tables of the framework, with charts below them. */
function figuresSheet(context: Context, name: string, tables: readonly Table[]): SheetDraft {
  const { framework, result } = context.request;
  const first = tables[0]!;
  const page = new Page(context, name, widthsOf(tables), first.title, `${framework.document.act}. ${first.clause}`);
  for (const table of tables) {
    const found = result.tables.find(({ id }) => id === table.id);
    if (found === undefined) {
      page.note(`${table.title}: ${NO_DATA}.`);
      continue;
    }
    if (table !== first) page.heading(table.title);
    const at = table.form === 'shares' ? putShares(page, framework, table, found) : putNumbers(page, table, found);
    if (table.form !== 'shares') putPrinted(page, framework, table, found);
    const marks = (table.readings ?? []).join(', ');
    if (marks !== '') page.note(`Как прочитан документ – лист «Методика», отметки ${marks}.`);
    if (partitions(table)) {
      const series = found.rows.flatMap(({ label, values }, row) =>
        label === TOTAL || values.every((value) => value === null || value === 0)
          ? []
          : [{ name: label, row: at[row]! }],
      );
      if (series.length > 0) chartRows(page, table.title, at[0]! - 2, series, found.columns.length);
    } else if (table.form === 'shares' && found.rows.length > 2 && found.rows.every(({ values }) => values[2] != null))
      barChart(page, `${table.title}, %`, 'A', [{ name: 'сейчас', column: 'D' }], at[0]!, at.at(-1)!);
  }
  return page.sign();
}

/** All tables of the framework, those of one subject on one sheet, in the framework's order. */
export function figureSheets(context: Context): SheetDraft[] {
  const { tables } = context.request.framework;
  const names = new Set(tables.map(sheetOfTable));
  return [...names].map((name) =>
    figuresSheet(
      context,
      name,
      tables.filter((table) => sheetOfTable(table) === name),
    ),
  );
}

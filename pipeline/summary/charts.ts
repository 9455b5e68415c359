import { address, letters } from '../xlsx/address.ts';
import type { Chart } from '../xlsx/write.ts';
import type { Page } from './page.ts';

/** Told apart in black and white too: dark, middle, light. */
const COLOURS = ['1F4E79', 'C55A11', '9DC3E6', '70AD47'] as const;
const ROW = 15;

interface Series {
  readonly name: string;
  readonly values: string;
  readonly categories: string;
}

/** Puts a chart on free rows of its own below everything written so far, so that it covers no cell. */
function place(page: Page, type: Chart['type'], title: string, series: readonly Series[], tall: number): void {
  page.keep((tall + 3) * ROW);
  const from = page.row + 1;
  for (let row = page.row; row <= from + tall; row++) page.sheet.height(row, ROW);
  page.row = from + tall + 1;
  let wide = 0;
  let columns = 0;
  while (columns < page.widths.length && wide < 125) wide += page.widths[columns++]!;
  page.sheet.charts.push({
    type,
    title,
    titleFontSize: 12,
    series: series.map((one, at) => ({ ...one, color: COLOURS[at % COLOURS.length]! })),
    anchor: { from: { row: from - 1, col: 0 }, to: { row: from + tall - 1, col: columns } },
    legend: series.length > 1 ? 'bottom' : false,
    dataLabels: { showValue: true },
    gapWidth: type === 'bar' ? 60 : 80,
    ...(type === 'bar' ? { axes: { x: { reverse: true } } } : {}),
  });
}

const range = (from: string, to: string): string => `${from}:${to}`;

/** Columns by category of the head row, one series for each named row of the table. */
export function chartRows(
  page: Page,
  title: string,
  head: number,
  series: readonly { readonly name: string; readonly row: number }[],
  columns: number,
): void {
  const last = letters(columns + 1);
  place(
    page,
    'column',
    title,
    series.map(({ name, row }) => ({
      name,
      values: range(address(row, 2), `${last}${row}`),
      categories: range(`B${head}`, `${last}${head}`),
    })),
    18,
  );
}

/** Bars by row, one series for each named column. */
export function barChart(
  page: Page,
  title: string,
  labels: string,
  series: readonly { readonly name: string; readonly column: string }[],
  first: number,
  last: number,
): void {
  place(
    page,
    'bar',
    title,
    series.map(({ name, column }) => ({
      name,
      values: range(`${column}${first}`, `${column}${last}`),
      categories: range(`${labels}${first}`, `${labels}${last}`),
    })),
    Math.min(32, 7 + Math.ceil((last - first + 1) * 0.55 * Math.max(2, series.length))),
  );
}

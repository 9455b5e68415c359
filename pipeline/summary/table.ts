import { looks } from '../xlsx/looks.ts';
import type { Style } from '../xlsx/write.ts';
import { heightOf, linesOf } from './height.ts';
import type { Page } from './page.ts';
import { style } from './style.ts';

/** What stands in a cell: a plain value in the column's look, or more. */
export type Shown = string | number | null | Rich;

export interface Rich {
  readonly value: string | number | null;
  readonly look?: Style;
  /** Place in the workbook the cell links to. */
  readonly to?: string;
  /** A sum; `value` is its result. */
  readonly formula?: string;
}

export interface Column<Row> {
  readonly heading: string;
  readonly width: number;
  readonly look?: Style;
  readonly show: (row: Row, at: number) => Shown;
  /** Ours, not the document's: set apart by colour under the heading «Свод: …». */
  readonly own?: true;
  /** Consecutive rows of an equal key share one cell. */
  readonly shared?: (row: Row) => string;
}

/** A heading row across the table. */
export interface Group {
  readonly group: string;
}

export type Line<Row> = Group | { readonly row: Row };

export interface TableOptions {
  /** Numbers of columns under the head, as federal forms have them. */
  readonly numbered?: boolean;
  /** Freeze and repeat the head: for the one long table of a sheet. */
  readonly freeze?: boolean;
  readonly frozenColumns?: number;
  /** Names of the two halves above the head. */
  readonly bands?: readonly [document: string, own: string];
}

export const rows = <Row>(items: readonly Row[]): Line<Row>[] => items.map((row) => ({ row }));

const textOf = (shown: Shown): string => {
  const value = typeof shown === 'object' && shown !== null ? shown.value : shown;
  return value === null ? '' : `${value}`;
};

const sizeOf = (look: Style): number => look.font?.size ?? 10;

/**
 * Writes a table at the page's next row: head, rows and merged cells, each row as high as its text.
 * @returns the sheet's row of each line
 */
export function putTable<Row>(
  page: Page,
  columns: readonly Column<Row>[],
  lines: readonly Line<Row>[],
  options: TableOptions = {},
): number[] {
  const head = page.row;
  putHead(page, columns, options);
  if (options.freeze === true) page.freeze(head, options.frozenColumns ?? 0);
  const first = page.row;
  const heights = lines.map((line, at) => putLine(page, columns, line, at));
  columns.forEach((column, at) => shareCells(page, column, at + 1, lines, first, heights));
  heights.forEach((height, at) => page.sheet.height(first + at, height));
  return lines.map((_, at) => first + at);
}

function putHead<Row>(page: Page, columns: readonly Column<Row>[], { numbered, bands }: TableOptions): void {
  const { sheet } = page;
  const owned = columns.findIndex(({ own }) => own === true);
  if (bands !== undefined && owned > 0) {
    sheet.put(page.row, 1, bands[0], style.band).merge(page.row, 1, page.row, owned, style.band);
    sheet.put(page.row, owned + 1, bands[1], style.ownBand);
    sheet.merge(page.row, owned + 1, page.row, columns.length, style.ownBand);
    page.row++;
  }
  let lines = 1;
  columns.forEach(({ heading, width, own }, at) => {
    sheet.put(page.row, at + 1, heading, own === true ? style.ownHead : looks.head);
    lines = Math.max(lines, linesOf(heading, width / 1.15));
  });
  sheet.height(page.row, heightOf(lines));
  page.row++;
  if (numbered !== true) return;
  columns.forEach((_, at) => sheet.put(page.row, at + 1, at + 1, looks.columnNumber));
  page.row++;
}

function putLine<Row>(page: Page, columns: readonly Column<Row>[], line: Line<Row>, at: number): number {
  const { sheet } = page;
  const row = page.row++;
  if ('group' in line) {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    sheet.put(row, 1, line.group, looks.group).merge(row, 1, row, columns.length, looks.group);
    return heightOf(linesOf(line.group, width / 1.1));
  }
  let height = 0;
  columns.forEach((column, place) => {
    const shown = column.show(line.row, at);
    const rich: Rich = typeof shown === 'object' && shown !== null ? shown : { value: shown };
    const look = rich.look ?? column.look ?? looks.text;
    if (rich.formula !== undefined) sheet.formula(row, place + 1, rich.formula, look, rich.value);
    else if (rich.to !== undefined && rich.value !== null)
      sheet.link(row, place + 1, `${rich.value}`, rich.to, rich.look ?? looks.link);
    else sheet.put(row, place + 1, rich.value, look);
    if (column.shared === undefined && typeof rich.value === 'string')
      height = Math.max(height, heightOf(linesOf(rich.value, column.width, sizeOf(look)), sizeOf(look)));
  });
  return Math.max(height, 17);
}

/** Merges runs of one key and makes their rows high enough together for the shared text. */
function shareCells<Row>(
  page: Page,
  { shared, width, show, look = looks.text }: Column<Row>,
  column: number,
  lines: readonly Line<Row>[],
  first: number,
  heights: number[],
): void {
  if (shared === undefined) return;
  for (let from = 0; from < lines.length;) {
    const line = lines[from]!;
    let to = from;
    if ('row' in line) {
      const key = shared(line.row);
      for (let next = lines[to + 1]; next !== undefined && 'row' in next && shared(next.row) === key;)
        next = lines[++to + 1];
      const needed = heightOf(linesOf(textOf(show(line.row, from)), width, sizeOf(look)), sizeOf(look));
      const given = heights.slice(from, to + 1).reduce((sum, height) => sum + height, 0);
      if (needed > given)
        for (let at = from; at <= to; at++) heights[at]! += Math.ceil((needed - given) / (to - from + 1));
      for (let at = from + 1; at <= to; at++) page.sheet.put(first + at, column, null, look);
      page.sheet.merge(first + from, column, first + to, column);
    }
    from = to + 1;
  }
}

import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx, type XlsxCell } from '../../pipeline/xlsx/read.ts';

/** A finished book as tests look at it: sheet name → cells. */
export type Sheets = ReadonlyMap<string, readonly XlsxCell[]>;

export const sheetsOf = (book: Uint8Array): Sheets =>
  new Map(readXlsx(book, inflate).sheets.map((sheet) => [sheet.name, sheet.read().rows.flatMap(({ cells }) => cells)]));

export const textsOf = (sheets: Sheets, name: string): string[] =>
  (sheets.get(name) ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

export const cellAt = (sheets: Sheets, name: string, row: number, column: number): XlsxCell | undefined =>
  sheets.get(name)?.find((cell) => cell.row === row && cell.column === column);

/** Cells of the row in which some cell is exactly this text. */
export function rowWith(sheets: Sheets, name: string, text: string): readonly XlsxCell[] {
  const cells = sheets.get(name) ?? [];
  const row = cells.find(({ value }) => value === text)?.row;
  return cells.filter((cell) => cell.row === row);
}

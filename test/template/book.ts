import { readFileSync } from 'node:fs';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import type { School } from '../../pipeline/registry.ts';
import type { BookRequest } from '../../pipeline/template/index.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx, type XlsxBook, type XlsxCell } from '../../pipeline/xlsx/read.ts';

export const school: School = { code: '1001', name: 'МБОУ «СОШ № 1»', type: 'ООО', shnor: false, shnsu: false };
export const kindergarten: School = { ...school, code: '1002', name: 'МБДОУ № 2', type: 'ДОО' };

/** A request for one document's workbook, as plain as it can be. */
export const requestFor = (framework: string, more: Partial<BookRequest> = {}): BookRequest => ({
  frameworks: [findFramework(framework)!],
  period: parsePeriod('2025-2026')!,
  school,
  made: new Date('2026-05-15T00:00:00Z'),
  ...more,
});

export const opened = (bytes: Uint8Array): XlsxBook => readXlsx(bytes, inflate);
export const openedFile = (file: string): XlsxBook => opened(new Uint8Array(readFileSync(file)));

/** Cells of one sheet by address. */
export function cellsOf(book: XlsxBook, sheet: string): (row: number, column: number) => XlsxCell | undefined {
  const found = book.sheets.find(({ name }) => name === sheet)!;
  const cells = new Map(
    found
      .read({ unlocked: true })
      .rows.flatMap(({ row, cells: all }) => all.map((cell) => [`${row}:${cell.column}`, cell])),
  );
  return (row, column) => cells.get(`${row}:${column}`);
}

import { readCsv } from '../../pipeline/intake/csv.ts';
import { readXlsx, NotReadable } from '../../pipeline/xlsx/read.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import type { ReadingResult } from './task.ts';

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A table of texts: the first sheet of a workbook that has cells, or a text file. */
export function readTable(bytes: Uint8Array): ReadingResult {
  if (!isZip(bytes) && bytes[0] !== 0xd0) {
    const { rows, lines } = readCsv(bytes);
    return { is: 'table', rows, lines };
  }
  try {
    for (const sheet of readXlsx(bytes, inflate).sheets) {
      const rows = sheet
        .read()
        .rows.filter(({ cells }) => cells.some(({ value }) => value !== null && String(value).trim() !== ''));
      if (rows.length === 0) continue;
      const width = Math.max(...rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
      return {
        is: 'table',
        rows: rows.map(({ cells }) => {
          const texts = Array<string>(width).fill('');
          for (const { column, value } of cells) texts[column - 1] = value === null ? '' : String(value);
          return texts;
        }),
        lines: rows.map(({ row }) => row),
      };
    }
    return { is: 'table', rows: [], lines: [] };
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    const finding = { file: '', school: null, code: 'T9', level: 'error', sheet: '', cell: '' } as const;
    return { is: 'refused', finding: { ...finding, message: error.message, hint: '' } };
  }
}

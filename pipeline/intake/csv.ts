import Papa from 'papaparse';
import { likeness, tidy, type RawCell } from './normalise.ts';

/** A text file as rows of cells, with the encoding it turned out to have. */
export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: 'utf-8' | 'windows-1251' | 'utf-16le';
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
}

/** UTF-8 (with or without BOM), UTF-16 with BOM as Excel's «Юникод» saves it, or windows-1251. */
export function decode(bytes: Uint8Array): { text: string; encoding: CsvTable['encoding'] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' };
  }
}

/** Separator by the header row: the one it has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [';', '\t', ','].map((sign) => [header.split(sign).length, sign] as const);
  return counted.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}

/** Reads a table of text; blank lines are left out, quotes and line breaks inside cells are kept. */
export function readCsv(bytes: Uint8Array): CsvTable {
  const { text, encoding } = decode(bytes);
  const bare = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
  const { data } = Papa.parse<string[]>(bare, { delimiter: delimiterOf(bare), skipEmptyLines: false });
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const row of data) {
    if (row.some((cell) => cell.trim() !== '')) {
      rows.push(row);
      lines.push(line);
    }
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  return { rows, encoding, lines };
}

/** A cell of a text file; a leading apostrophe was put there to keep a formula from running. */
export const csvCell = (text: string | undefined): RawCell => {
  const bare = (text ?? '').replace(/^'(?=[=+\-@])/, '');
  return { value: bare === '' ? null : bare, plain: true };
};

/** Rows `code;value` of `school.csv` and `municipality.csv`; a header row is left out. */
export function readPairs(table: CsvTable): { code: string; cell: RawCell; line: number }[] {
  return table.rows.flatMap((row, at) => {
    const written = tidy(row[0] ?? '');
    if (at === 0 && (likeness(written) === likeness('code') || likeness(written) === likeness('код'))) return [];
    return [{ code: written, cell: csvCell(row[1]), line: table.lines[at]! }];
  });
}

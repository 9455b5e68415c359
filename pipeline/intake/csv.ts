import Papa from 'papaparse';
import { likeness, tidy, type RawCell } from './normalise.ts';

type Encoding = 'utf-8' | 'windows-1251' | 'utf-16le' | 'utf-16be';

/** A text file as rows of cells, with the encoding it turned out to have. */
export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: Encoding;
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
  /** Line of a quotation mark that is never closed: what follows it cannot be told apart. */
  readonly unclosed?: number;
}

/** UTF-8 (with or without BOM), UTF-16 with BOM as Excel's «Юникод» saves it, or windows-1251. */
export function decode(bytes: Uint8Array): { text: string; encoding: CsvTable['encoding'] } {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' };
  }
}

/** Separator by the header row: the one it has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const counted = [';', '\t', ','].map((sign) => [header.split(sign).length, sign] as const);
  return counted.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}

/** Reads a table of text; blank lines are left out, quotes and line breaks inside cells are kept. */
export function readCsv(bytes: Uint8Array): CsvTable {
  const { text, encoding } = decode(bytes);
  // Excel writes and reads «sep=;» as a first line of its own.
  const [told = '', sign] = /^\ufeff?(?:sep=(.)\r?\n)?/i.exec(text) ?? [];
  const bare = text.slice(told.length);
  const { data, errors } = Papa.parse<string[]>(bare, { delimiter: sign ?? delimiterOf(bare), skipEmptyLines: false });
  const rows: string[][] = [];
  const lines: number[] = [];
  const open = errors.find(({ code }) => code === 'MissingQuotes')?.row;
  let unclosed: number | undefined;
  let line = sign === undefined ? 1 : 2;
  for (const [at, row] of data.entries()) {
    if (at === open) {
      unclosed = line;
      break;
    }
    if (row.some((cell) => cell.trim() !== '')) {
      rows.push(row);
      lines.push(line);
    }
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  return { rows, encoding, lines, ...(unclosed === undefined ? {} : { unclosed }) };
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

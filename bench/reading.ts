import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflate } from '../pipeline/xlsx/node.ts';
import { readXlsx } from '../pipeline/xlsx/read.ts';

/**
 * Reads the sheets that a school fills of every workbook below a folder and prints a checksum. The scripts in `peers/`
 * do the same with openpyxl, pandas and readxl.
 *
 * The checksum: cells of «Кадры» and «Обучение» with something in them, below the row of field codes and in columns
 * that have a code; and the sum of all years of birth.
 */
const SHEETS = ['Титул', 'Кадры', 'Обучение', 'Организация'];
const KEYS = ['row_no', 'course.person'];

const files = readdirSync(process.argv[2]!, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xlsx'))
  .sort();
const sum = { books: 0, cells: 0, years: 0 };
for (const file of files) {
  const book = readXlsx(readFileSync(join(process.argv[2]!, file)), inflate);
  sum.books++;
  for (const name of SHEETS) {
    const { rows } = book.sheets.find((sheet) => sheet.name === name)!.read();
    const at = rows.findIndex(({ cells }) => cells.some(({ value }) => KEYS.includes(value as string)));
    if (at < 0) continue;
    const codes = new Map(rows[at]!.cells.map(({ column, value }) => [column, value]));
    for (const { cells } of rows.slice(at + 1))
      for (const { column, value } of cells) {
        if (value === null || value === '' || !codes.has(column)) continue;
        sum.cells++;
        if (codes.get(column) === 'birth_year') sum.years += value as number;
      }
  }
}
process.stdout.write(JSON.stringify(sum));

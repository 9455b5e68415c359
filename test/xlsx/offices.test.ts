import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx as oracle, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inflate as web } from '../../pipeline/xlsx/browser.ts';
import { inflate as node } from '../../pipeline/xlsx/node.ts';
import { readXlsx, type XlsxBook, type XlsxCell } from '../../pipeline/xlsx/read.ts';

const works = (command: string, ...rest: string[]): boolean => {
  try {
    execFileSync(command, rest, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const python = ['/usr/bin/python3', 'python3'].find((one) => works(one, '-c', 'import openpyxl'));
const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

type Value = XlsxCell['value'];
const DAY = 86_400_000;

/** Address → value, for comparing two readers: empty texts and absent cells are one and the same here. */
const flat = (cells: Iterable<readonly [string, unknown]>): Map<string, Value> =>
  new Map(
    [...cells]
      .map(([at, value]): [string, Value] => [
        at,
        value instanceof Date ? value.getTime() / DAY + 25_569 : (value as Value),
      ])
      .filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );

async function agrees(bytes: Uint8Array, book: XlsxBook): Promise<void> {
  const other = await oracle(bytes);
  expect(book.sheets.map(({ name }) => name)).toEqual(other.sheets.map(({ name }) => name));
  book.sheets.forEach((sheet, i) => {
    const ours = flat(
      sheet
        .read()
        .rows.flatMap(({ cells }) =>
          cells.map((cell) => [`${cell.row}:${cell.column}`, cell.error ?? cell.value] as const),
        ),
    );
    const rows: readonly (readonly unknown[])[] = other.sheets[i]!.rows;
    const theirs = flat(rows.flatMap((row, r) => row.map((value, c) => [`${r + 1}:${c + 1}`, value] as const)));
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [at, value] of ours) {
      const same = theirs.get(at);
      // hucre goes through a Date and so loses what is below a millisecond.
      if (typeof value === 'number' && value !== same) expect(Math.abs(value - (same as number))).toBeLessThan(2e-8);
      else expect(same, `${sheet.name} ${at}`).toBe(value);
    }
  });
}

const valueAt = (book: XlsxBook, row: number, column: number): XlsxCell | undefined =>
  book.sheets[0]!.read()
    .rows.find((one) => one.row === row)
    ?.cells.find((cell) => cell.column === column);

test('hucre, which writes our templates: what it wrote is what we read', async () => {
  const rows = [['Школа', 'Доля', 'Дата'], ['№ 1', 0.125, new Date(Date.UTC(2025, 8, 1))], ['  «Ёлка» & <сад>\n', 0, true]]; // prettier-ignore
  const bytes = await writeXlsx({ sheets: [{ name: 'Лист 1', rows }] });
  await agrees(bytes, readXlsx(bytes, node));
});

describe.skipIf(python === undefined)('files of other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svod-xlsx-'));
  const path = join(folder, 'book.xlsx');
  beforeAll(() => {
    execFileSync(python!, [join(import.meta.dirname, 'book.py'), path]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('openpyxl: what hucre reads, we read', async () => {
    const bytes = readFileSync(path);
    await agrees(bytes, readXlsx(bytes, node));
  });

  test('openpyxl: states, names, locks, merges, exact numbers', () => {
    const book = readXlsx(readFileSync(path), web);
    expect(book.sheets.map(({ state }) => state)).toEqual(['visible', 'visible', 'veryHidden', 'hidden']);
    expect(book.names.get('school')).toBe('Педагоги!$B$2');
    const [people, numbers] = book.sheets;
    const data = people!.read({ unlocked: true });
    expect(data.merged).toEqual(['J1:L1']);
    expect(data.rows).toHaveLength(300);
    expect(data.rows[299]!.cells.map(({ column, value }) => [column, value])).toEqual(
      Array.from({ length: 8 }, (_, i) => [i + 1, null]),
    );
    expect(data.rows[4]!.hidden).toBe(true);
    expect(data.columns.some(({ from, hidden }) => from === 3 && hidden)).toBe(true);
    expect(people!.read().rows).toHaveLength(61);
    expect(valueAt(book, 2, 5)).toMatchObject({ value: null, formula: true });
    expect(valueAt(book, 2, 4)).toMatchObject({ date: true });
    // openpyxl itself writes 16 digits and no more.
    expect(numbers!.read().rows.map(({ cells }) => cells[0]!.value)).toEqual([
      0,
      -0.5,
      1e-300,
      9.99e307,
      123456789012345700,
      0.1,
      1 / 3,
      2 ** 53,
      -42,
      99.99,
    ]);
  });

  describe.skipIf(soffice === undefined)('saved again by LibreOffice', () => {
    let bytes: Uint8Array;
    beforeAll(() => {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const to = ['--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'again'), path];
      execFileSync(soffice!, [profile, ...to], { stdio: 'ignore', timeout: 100_000 });
      bytes = readFileSync(join(folder, 'again', 'book.xlsx'));
    }, 120_000);

    test('what hucre reads, we read', async () => agrees(bytes, readXlsx(bytes, node)));

    test('a formula whose result is 0 is 0, an error is an error, a lock is a lock', () => {
      const book = readXlsx(bytes, web);
      expect(valueAt(book, 2, 5)).toMatchObject({ value: 0, formula: true });
      expect(valueAt(book, 21, 7)).toMatchObject({ value: null, error: '#DIV/0!', formula: true });
      expect(valueAt(book, 2, 7)).toMatchObject({ value: '', formula: true });
      const empty = book.sheets[0]!.read({ unlocked: true }).rows.find(({ row }) => row === 300);
      expect(empty?.cells.map(({ column }) => column)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(book.sheets.map(({ state }) => state !== 'visible')).toEqual([false, false, true, true]);
    });

    test.each(['xls', 'ods'])(
      'as .%s it is refused by name',
      (format) => {
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        execFileSync(soffice!, [profile, '--headless', '--convert-to', format, '--outdir', folder, path], {
          stdio: 'ignore',
        });
        const other = readFileSync(join(folder, `book.${format}`));
        expect(() => readXlsx(other, node)).toThrow(expect.objectContaining({ code: format }));
      },
      120_000,
    );
  });
});

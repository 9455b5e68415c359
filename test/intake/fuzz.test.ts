import { expect, test } from 'vitest';
import { check } from '../../pipeline/check/check.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { readWorkbook } from '../../pipeline/intake/workbook.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx, type SheetData, type XlsxBook, type XlsxCell } from '../../pipeline/xlsx/read.ts';
import { makeBook, plan, school } from './book.ts';

/** The same dice every run: a failure can be looked at. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const VALUES: readonly Partial<XlsxCell>[] = [
  { value: null },
  { value: '' },
  { value: '\u200b\u00a0' },
  { value: 0 },
  { value: -1 },
  { value: 1e308 },
  { value: 5e-324 },
  { value: 46_000, date: true },
  { value: -1e9, date: true },
  { value: 1e300, date: true },
  { value: true },
  { value: 'да' },
  { value: 'нет, не знаю; может быть' },
  { value: 'н/д' },
  { value: '12 %' },
  { value: '1\u00a0234,50' },
  { value: '01.09.25' },
  { value: '99.99.9999' },
  { value: '=1+1' },
  { value: '\ud800' },
  { value: '😀'.repeat(500) },
  { value: 'position' },
  { value: 'course.kind' },
  { value: 'org_code' },
  { value: 'course.topics.' },
  { value: '__proto__' },
  { value: 'constructor' },
  { value: 'svod.form' },
  { value: 'rule' },
  { value: null, formula: true },
  { value: null, error: '#REF!', formula: true },
  { value: null, error: '#НОВАЯ!' },
];

const SHEETS = 12;

/** A book held in memory with some cells changed, added, or moved to another row. */
function mutate(
  data: readonly { name: string; data: SheetData }[],
  book: XlsxBook,
  roll: (below: number) => number,
): XlsxBook {
  const changed = data.map((one) => ({ ...one }));
  for (let count = 1 + roll(8); count > 0; count--) {
    const sheet = changed[1 + roll(4)]!;
    const rows = [...sheet.data.rows];
    const at = roll(Math.min(rows.length, roll(4) === 0 ? rows.length : 20));
    const row = rows[at]!;
    const value = VALUES[roll(VALUES.length)]!;
    const cells = [...row.cells];
    if (cells.length === 0) continue;
    const cell = roll(cells.length);
    switch (roll(6)) {
      case 0:
        rows.splice(at, 1);
        break;
      case 1:
        rows.push({
          row: 1_000_000 + count,
          hidden: roll(2) === 0,
          cells: [{ row: 1_000_000 + count, column: 1 + roll(60), style: 0, value: 'я' }],
        });
        break;
      case 2:
        cells.push({ style: 0, ...value, row: row.row, column: 200 + count } as XlsxCell);
        rows[at] = { ...row, cells };
        break;
      case 3:
        cells.splice(cell, 1);
        rows[at] = { ...row, cells };
        break;
      default:
        cells[cell] = { row: row.row, column: cells[cell]!.column, style: cells[cell]!.style, ...value } as XlsxCell;
        rows[at] = { ...row, cells };
    }
    sheet.data = { ...sheet.data, rows };
  }
  return {
    ...book,
    sheets: book.sheets.map((sheet, index) => ({ ...sheet, read: () => changed[index]!.data })),
  };
}

test('300 books with random cells: never a crash, the same verdict every time, every remark in Russian', async () => {
  const book = readXlsx(await makeBook(), inflate);
  const data = book.sheets.map((sheet) => ({ name: sheet.name, data: sheet.read({ unlocked: true }) }));
  expect(data.length).toBeLessThanOrEqual(SHEETS);
  const judge = (mutant: XlsxBook): Finding[] =>
    check(readWorkbook('книга.xlsx', '', mutant)!, { asked: plan.asked, settings: plan.settings, school });
  const roll = dice(20_260_601);
  const levels = { error: 0, query: 0, info: 0, none: 0 };
  const codes = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const mutant = mutate(data, book, roll);
    const findings = judge(mutant);
    if (i % 5 === 0) expect(judge(mutant)).toEqual(findings);
    for (const { level, code, message, hint, cell } of findings) {
      levels[level]++;
      codes.add(code);
      expect(cell).toMatch(/^([A-Z]+\d*)?$/);
      expect(hint).toMatch(/[а-яё]/i);
      expect(message.replace(/«[^»]*»/g, '')).toMatch(/[а-яё]/i);
      expect(message.length).toBeLessThan(2000);
    }
    if (findings.length === 0) levels.none++;
  }
  expect(levels.error).toBeGreaterThan(200);
  expect(levels.query).toBeGreaterThan(50);
  expect(codes.size).toBeGreaterThan(10);
});

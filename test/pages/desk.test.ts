import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { annotated } from '../../server/pages/desk/annotate.ts';
import { checked, type Checked } from '../../server/pages/desk/checked.ts';
import { countOf, grouped } from '../../server/pages/desk/group.ts';
import { counted, sha256 } from '../../server/pages/desk/sha256.ts';
import { explanationsFor } from '../../server/pages/school/explained.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';
import { bookOf, longServing, PERIOD, reports, SURNAME, unborn } from './town.ts';

const [report] = reports;
const against = {
  frameworks: ['murom'],
  period: PERIOD,
  youngMaxAge: 35,
  school: { ...report!.school, shnor: false, shnsu: false },
};
let bad: Uint8Array;
let verdict: Exclude<Checked, { refused: Finding }>;

beforeAll(async () => {
  bad = await bookOf(report!, (staff) => longServing(unborn(staff)));
  verdict = (await checked('книга.xlsx', bad, against)) as typeof verdict;
});

test('a book is read and checked without Node, and no name is in what would be sent', () => {
  expect(countOf(verdict.findings, 'error')).toBe(1);
  expect(verdict.findings.map(({ code }) => code)).toContain('K5');
  expect(verdict.ready['K5']).toContain('Стаж подтверждён трудовой книжкой');
  const body = JSON.stringify(verdict.document);
  expect(body).toContain('"birth_year"');
  expect(body).not.toContain(SURNAME);
  expect(verdict.document.staff.flatMap((row) => Object.keys(row))).not.toContain('full_name');
});

test('a file of another kind, and the book of another school, are told', async () => {
  expect(await checked('нет.xlsx', new TextEncoder().encode('%PDF-1.7'), against)).toHaveProperty('refused');
  const other = await checked('чужая.xlsx', bad, { ...against, school: { ...against.school, code: '9999' } });
  expect('findings' in other && other.findings[0]?.message).toContain('вы – 9999');
});

test('the marked book keeps the school’s own data, formulas, names and lists', async () => {
  const marked = await annotated(bad, verdict.findings);
  const [before, after] = [readXlsx(bad, inflate), readXlsx(marked, inflate)];
  expect(after.sheets.map(({ name }) => name)).toEqual(['Замечания', ...before.sheets.map(({ name }) => name)]);
  expect(after.names.size).toBe(before.names.size);
  const values = (book: typeof before, sheet: string) =>
    book.sheets
      .find(({ name }) => name === sheet)!
      .read()
      .rows.map(({ cells }) => cells.map(({ row, column, value, formula }) => [row, column, value, formula]));
  for (const { name } of before.sheets) expect(values(after, name)).toEqual(values(before, name));
  // Marked again, it has one sheet of remarks, not two.
  const twice = readXlsx(await annotated(marked, verdict.findings), inflate);
  expect(twice.sheets.filter(({ name }) => name === 'Замечания')).toHaveLength(1);
});

test('one answer to all queries of a rule goes once, different ones go by cell', () => {
  const query = (cell: string, message: string): Finding => ({
    file: '', school: null, code: 'K5', level: 'query', sheet: 'Кадры', cell, message, hint: '',
  }); // prettier-ignore
  const findings = [query('J10', 'а'), query('J11', 'а'), query('J12', 'б')];
  const [first, second] = grouped(findings).flatMap(({ groups }) => groups.map(({ key }) => key));
  expect(explanationsFor(findings, { [first!]: 'да', [second!]: 'да' })).toEqual([
    { code: 'K5', about: '', text: 'да' },
  ]);
  expect(explanationsFor(findings, { [first!]: 'да', [second!]: 'нет' })).toEqual([
    { code: 'K5', about: 'J10', text: 'да' },
    { code: 'K5', about: 'J11', text: 'да' },
    { code: 'K5', about: 'J12', text: 'нет' },
  ]);
});

test('the checksum counted where browsers give none equals theirs', async () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    const right = createHash('sha256').update(bytes).digest('hex');
    expect(Buffer.from(counted(bytes)).toString('hex')).toBe(right);
    expect(await sha256(bytes)).toBe(right);
  }
});

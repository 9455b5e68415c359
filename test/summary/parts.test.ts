import { describe, expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { boundsOf, meanDenominatorOf } from '../../pipeline/indicators/bounds.ts';
import type { TableResult } from '../../pipeline/indicators/results.ts';
import { misses } from '../../pipeline/summary/advice.ts';
import { contextOf } from '../../pipeline/summary/context.ts';
import { crossTable } from '../../pipeline/summary/crossTable.ts';
import { summaryBook } from '../../pipeline/summary/index.ts';
import { rowTitle } from '../../pipeline/summary/labels.ts';
import { stepOf } from '../../pipeline/summary/matrix.ts';
import { reconcile } from '../../pipeline/summary/reconciliation.ts';
import { reminderOf } from '../../pipeline/summary/reminder.ts';
import { request } from './fixture.ts';
import { rowWith, sheetsOf, textsOf } from './sheets.ts';

const murom = findFramework('murom')!;
const alapaevsk = findFramework('alapaevsk')!;
const krasnoselsky = findFramework('krasnoselsky')!;

const table = (id: string, row: readonly number[]): TableResult => ({
  id,
  columns: row.map((_, at) => `${at}`),
  rows: [{ label: 'ООО', values: row }],
});
const age = table('age', [49, 41, 63, 37, 44, 112, 107, 100, 60, 30]);

describe('C6, tables of the same people', () => {
  test('fires on Murom’s line: 643 by age, 553 by tenure', () => {
    expect(crossTable([age, table('tenure', [4, 68, 43, 34, 404])])).toEqual([
      {
        code: 'C6',
        table: 'tenure',
        row: 'ООО',
        sum: 553,
        expected: 643,
        difference: -90,
        message: 'ООО: по стажу 553, а по возрасту 643, разница −90',
      },
    ]);
  });

  test('is silent with 94 in the first band', () => {
    expect(crossTable([age, table('tenure', [94, 68, 43, 34, 404])])).toEqual([]);
  });

  test('is silent where a number is unknown', () => {
    const unknown = { ...age, id: 'tenure', rows: [{ label: 'ООО', values: [null, 1] }] };
    expect(crossTable([age, unknown])).toEqual([]);
  });
});

describe('reconciliation', () => {
  const given = request(murom, { tables: [age, table('tenure', [4, 68, 43, 34, 404])] });

  test('names the difference of the document’s line', () => {
    const lines = reconcile({ ...given, framework: murom });
    expect(lines.find(({ check, about }) => check.includes('C6') && about.startsWith('ООО'))).toMatchObject({
      left: 643,
      right: 553,
      difference: 90,
      verdict: 'расхождение',
      explanation: 'ООО: по стажу 553, а по возрасту 643, разница −90',
    });
  });

  test('compares rosters with tables, type by type', () => {
    const rosters = [{ school: '1001', rows: 700, ped: 643 }];
    const lines = reconcile({ ...given, framework: murom, rosters });
    const verdicts = lines
      .filter(({ check }) => check.startsWith('Педагогических работников в «Кадрах»'))
      .map(({ about, verdict }) => [about, verdict]);
    expect(verdicts).toContainEqual(['ООО, по возрасту', 'сходится']);
    expect(verdicts).toContainEqual(['ООО, по стажу', 'расхождение']);
  });

  test('every difference has a name', () => {
    const lines = reconcile({ ...given, framework: murom, rosters: [{ school: '1001', rows: 1, ped: 1 }] });
    expect(lines.filter(({ verdict, explanation }) => verdict === 'расхождение' && explanation === '')).toEqual([]);
  });
});

describe('bounds', () => {
  test('none when nothing is missing or nothing is known', () => {
    expect(boundsOf(10, 100, 0, 10)).toBeUndefined();
    expect(boundsOf(null, 100, 2, 10)).toBeUndefined();
    expect(boundsOf(0, 0, 2, 0)).toBeUndefined();
  });

  test('missing schools of average size at 0 % and at 100 %', () => {
    expect(boundsOf(50, 100, 2, 50)).toEqual([25, 75]);
    expect(boundsOf(1, 10, 1, 10)).toEqual([5, 55]);
  });

  test('a ratio above 100 % stays above', () => {
    expect(boundsOf(150, 100, 1, 100)).toEqual([75, 150]);
  });

  test('missing schools are like those of their type', () => {
    const accepted = [
      { type: 'ООО', denominator: 40 },
      { type: 'ООО', denominator: 60 },
      { type: 'ДОО', denominator: 10 },
    ];
    expect(meanDenominatorOf(accepted, ['ДОО'])).toBe(10);
    expect(meanDenominatorOf(accepted, ['ДОО', 'ООО'])).toBe(30);
    expect(meanDenominatorOf(accepted, ['ОДО'])).toBeCloseTo(110 / 3);
    expect(meanDenominatorOf([], ['ОДО'])).toBe(0);
  });
});

describe('the reminder', () => {
  const given = request(murom);
  const context = contextOf(given);
  const school = (code: string) => given.registry.find((one) => one.code === code)!;

  test('asks for a report that has not come', () => {
    const text = reminderOf(context, school(given.results.schools.missing[0]!));
    expect(text).toContain('МБОУ «Средняя общеобразовательная школа № 7');
    expect(text).toContain('за период с 01.09.2025 по 31.08.2026 на 15.06.2026 не поступил');
    expect(text).toContain('МКУ «Информационно-методический центр».');
  });

  test('says what to correct in a rejected one, with sheet and cell', () => {
    const text = reminderOf(context, school(given.results.schools.rejected[0]!));
    expect(text).toContain('не принят: лист «Кадры», F12: Не заполнен год рождения.');
  });
});

describe('sheets', () => {
  test('an explanation that begins with «=» stays text', async () => {
    const explanation = '=HYPERLINK("http://example.org";"да")';
    const sheets = sheetsOf(await summaryBook(request(murom, { explanation })));
    const cell = sheets.get('Пояснения')?.find(({ value }) => value === explanation);
    expect(cell).toBeDefined();
    expect(cell!.formula).toBeUndefined();
  });

  test('«Всего» of a table is a sum with its result', async () => {
    const given = request(murom);
    const sheets = sheetsOf(await summaryBook(given));
    const total = given.result.tables.find(({ id }) => id === 'age')!.rows.find(({ label }) => label === 'Всего')!;
    const cells = rowWith(sheets, 'Возраст', 'Всего').length > 0 ? sheets.get('Возраст')! : [];
    const row = cells.filter(({ formula, column }) => formula === true && column > 1 && column <= 11);
    expect(row.map(({ value }) => value)).toEqual(total.values);
  });

  test('Murom’s figures of 2021 stand below ours, with the change', async () => {
    const sheets = sheetsOf(
      await summaryBook(request(murom, { tables: [{ ...age, columns: murom.tables[0]!.columns }] })),
    );
    const texts = textsOf(sheets, 'Возраст');
    expect(texts).toContain('По документу (на 01.01.2021)');
    const rows = sheets
      .get('Возраст')!
      .filter(({ value }) => value === 'ООО')
      .map(({ row }) => row);
    const values = (row: number) =>
      sheets
        .get('Возраст')!
        .filter((cell) => cell.row === row && cell.column > 1 && cell.column <= 11)
        .map(({ value }) => value);
    expect(rows).toHaveLength(3);
    expect(values(rows[0]!)).toEqual(values(rows[1]!));
    expect(values(rows[2]!)).toEqual(age.rows[0]!.values.map(() => 0));
  });

  test('Krasnoselsky’s plan holds its measures by year', async () => {
    const texts = textsOf(sheetsOf(await summaryBook(request(krasnoselsky))), 'План мероприятий').join('\n');
    for (const { text } of krasnoselsky.measures) expect(texts).toContain(text);
  });

  test('indicators by subject have a sheet', async () => {
    const sheets = sheetsOf(await summaryBook(request(alapaevsk)));
    expect(textsOf(sheets, 'По предметам')).toEqual(expect.arrayContaining(['математика', 'без предмета']));
  });

  test('very many schools: numbers in a grid instead of a row each', async () => {
    const sheets = sheetsOf(await summaryBook(request(findFramework('volgodonsk')!, { schools: 201 })));
    expect([...sheets.keys()]).toContain('Числа ОО');
    expect(sheets.get('Откуда число')!.length).toBeLessThan(200);
  });
});

describe('small things', () => {
  const result = (op: string, value: number) =>
    ({ id: 'x', kind: 'share', unit: '%', value: 50, target: { op, value } }) as const;

  test('a school misses a target exactly', () => {
    expect(misses(result('>=', 35), { school: 's', numerator: 36, denominator: 103, value: 35 })).toBe(true);
    expect(misses(result('<', 10), { school: 's', numerator: 1, denominator: 10, value: 10 })).toBe(true);
    expect(misses(result('>=', 50), { school: 's', numerator: 1, denominator: 2, value: 50 })).toBe(false);
  });

  test.each([
    ['>=', 29, 0],
    ['>=', 40, 1],
    ['>=', 50, 2],
    ['>=', 60, 3],
    ['>=', 75, 4],
    ['<', 75, 0],
    ['<', 25, 4],
  ])('step of a share (%s 50, %s %%)', (op, share, step) => {
    expect(stepOf(share, result(op, 50))).toBe(step);
  });

  test('labels of tables are put into words', () => {
    expect(rowTitle(alapaevsk, 'ala.38 команды')).toBe('Мера 38: команды');
    expect(rowTitle(alapaevsk, 'g6.4 по учителям')).toBe('6.4 по учителям');
    expect(rowTitle(alapaevsk, 'ВКК')).toBe('ВКК');
  });
});

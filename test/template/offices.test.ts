import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Values } from '../../pipeline/condition/predicate.ts';
import { schoolBook } from '../../pipeline/template/index.ts';
import { hasOffice, resave } from '../equality/office.ts';
import { cellsOf, openedFile, requestFor } from './book.ts';

const folder = mkdtempSync(join(tmpdir(), 'svod-template-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Some Python of the machine that has openpyxl, if any. */
const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import openpyxl']).status === 0);

const teacher = (row_no: number, more: Values = {}): Values => ({
  row_no,
  full_name: `Учитель ${row_no}`,
  position: 'учитель',
  employment: 'основное',
  birth_year: 1980,
  subjects: ['математика'],
  load_hours: 18,
  education_level: 'ВО педагогическое',
  edu_matches: 'да',
  category: 'первая',
  ped_experience: 10,
  ...more,
});
const course = (person: number, end: string, topics: string[]): Values => ({
  'course.person': person,
  'course.title': `Программа ${person}`,
  'course.kind': 'ПК',
  'course.end_date': end,
  'course.in_fr': 'да',
  'course.topics': topics,
});

const filled = {
  school: { positions_total: 16, positions_filled: 1, cnt_sanatorium: 2, s_mo_fg: 'да' },
  evidence: { s_mo_fg: 'Приказ № 5' },
  staff: [
    teacher(1, { is_mentor: 'да' }),
    teacher(2, { is_mentor: 'да', has_mentor: 'да' }),
    teacher(3, { birth_year: 1995, ped_experience: 2 }),
    teacher(4, { position: 'руководитель' }),
    teacher(5, { employment: 'внешнее совместительство', load_hours: null }),
  ],
  training: [
    course(1, '2026-03-15', ['ФГОС', 'ФГ']),
    course(1, '2025-10-01', ['ФГ']),
    course(2, '2025-08-31', ['ФГ']),
    course(5, '2026-01-10', ['ФГ']),
  ],
  explanations: [{ code: 'K14', about: '', text: 'Наставник по одному направлению и наставляемый по другому' }],
};

test.skipIf(python === undefined)('openpyxl opens it with its names and validations', async () => {
  const file = join(folder, 'book.xlsx');
  writeFileSync(file, await schoolBook(requestFor('alapaevsk', { filled })));
  const script = `
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
staff = book['Кадры']
print(len(book.sheetnames), staff.protection.sheet, len(staff.data_validations.dataValidation) > 30, staff['B9'].value)`;
  expect(execFileSync(python!, ['-c', script, file], { encoding: 'utf8' }).trim()).toBe('11 True True Учитель 1');
});

describe.skipIf(!hasOffice)('LibreOffice', () => {
  test('calculates indicators, marks, the rules and the verdict', async () => {
    const file = join(folder, 'filled.xlsx');
    writeFileSync(file, await schoolBook(requestFor('alapaevsk', { filled })));
    const saved = await resave([file]);
    const book = openedFile(join(saved, 'filled.xlsx'));
    rmSync(join(saved, '..'), { recursive: true });

    const indicators = cellsOf(book, 'Показатели');
    const live = (id: string): unknown[] => {
      const row = Array.from({ length: 120 }, (_, at) => at + 1).find((one) => indicators(one, 1)?.value === id)!;
      return [5, 6, 7, 9].map((column) => indicators(row, column)?.value ?? null);
    };
    expect(live('g8.4')).toEqual([2, 3, 66.7, 'да']);
    expect(live('g9.1')).toEqual([1, 3, 33.3, null]); // one course a person, within the period, own staff
    expect(live('g9.3')).toEqual([1, 3, 33.3, null]);
    expect(live('g6.1')).toEqual([1, 16, 6.3, 'нет']); // 1/16 is rounded up
    expect(live('g6.2')).toEqual([1, 4, 25, 'нет']);
    expect(live('g8.5')).toEqual([0, 2, 0, 'нет']);
    expect(live('g8.14')).toEqual(['–', '–', '–', null]); // nobody has said whether the model is introduced
    expect(live('g5.1')).toEqual(['х', 'х', 'да', null]);
    expect(live('g9.14')).toEqual(['н/п', 'н/п', 'н/п', 'н/п']);

    const staff = cellsOf(book, 'Кадры');
    expect([9, 13, 14].map((row) => staff(row, 3)?.value)).toEqual([0, 1, '']);
    expect(staff(9, 7)?.value).toBe(45);
    const training = cellsOf(book, 'Обучение');
    expect(training(9, 2)?.value).toBe('Учитель 1');

    const review = cellsOf(book, 'Проверка');
    expect(review(2, 2)?.value).toBe('ЗАПОЛНЕНО НЕ ВСЁ: осталось 6 ячеек');
    expect(cellsOf(book, 'Титул')(8, 2)?.value).toBe('ЗАПОЛНЕНО НЕ ВСЁ: осталось 6 ячеек');
    expect(review(3, 2)?.value).toContain('Ошибок: 1.   Вопросов: 3 (пояснено 1).');
    const broken = Array.from({ length: 200 }, (_, at) => at + 1)
      .filter((row) => Number(review(row, 10)?.value) > 0 && typeof review(row, 5)?.value === 'string')
      .map((row) => [5, 6, 11, 10].map((column) => review(row, column)?.value).join(' '));
    expect(broken).toEqual([
      'N1 Кадры K13 1',
      'K14 Кадры AB10 1',
      'K17 Кадры M12 1',
      'S2 Организация E8 1',
      'O2 Обучение F11 1',
    ]);
    expect(review(6, 2)?.value).toBe('1. ошибка N1 · Кадры K13 · не заполнено «Нагрузка, ч/нед» у учителя (мест: 1)');
  });
});

import { expect, test } from 'vitest';
import { fieldsAsked } from '../../pipeline/catalogue/asked.ts';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import type { Values } from '../../pipeline/condition/predicate.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import type { Submission } from '../../pipeline/submission.ts';
import { schoolBook } from '../../pipeline/template/index.ts';
import { rollOver } from '../../pipeline/template/rollover.ts';
import { cellsOf, opened, requestFor } from './book.ts';

const teacher: Values = {
  row_no: 7,
  position: 'учитель',
  employment: 'основное',
  birth_year: 1987,
  subjects: ['математика', 'физика'],
  load_hours: 27,
  education_level: 'ВО педагогическое',
  edu_matches: 'да',
  retraining: 'нет',
  category: 'первая',
  ped_experience: 12,
  diag_regional: 'да',
};
const course = (person: number, end: string): Values => ({
  'course.person': person,
  'course.title': 'Функциональная грамотность',
  'course.kind': 'ПК',
  'course.end_date': end,
  'course.in_fr': 'нет',
  'course.topics': ['ФГ'],
});

const lastYear = (period: string): Submission => ({
  file: 'old.xlsx',
  sha256: '',
  identity: { form: 1, frameworks: ['alapaevsk'], school: '1001', period },
  code: '1001',
  school: { positions_total: 48.5, integral_quality_cur: 61, s_cmn: 'да' },
  staff: [{ values: teacher, line: 9 }],
  training: [course(7, '2024-10-01'), course(7, '2023-08-31'), course(8, '2025-03-01'), course(7, '2026-09-01')].map(
    (values, at) => ({ values, line: 9 + at }),
  ),
  spots: {},
  evidence: new Map(),
  explanations: [],
  absent: [],
  findings: [],
});

const period = parsePeriod('2025-2026')!;
const asked = (id: string): ReadonlySet<string> => fieldsAsked([findFramework(id)!]);

test('keeps what lasts, adds the years, asks the rest again', () => {
  const { staff } = rollOver(lastYear('2024-2025'), period, asked('alapaevsk'));
  expect(staff).toEqual([
    {
      row_no: 7,
      position: 'учитель',
      employment: 'основное',
      birth_year: 1987,
      subjects: ['математика', 'физика'],
      education_level: 'ВО педагогическое',
      edu_matches: 'да',
      category: 'первая',
      ped_experience: 13,
    },
  ]);
});

test('adds as many years as lie between the periods', () => {
  expect(rollOver(lastYear('2022-2023'), period, asked('alapaevsk')).staff[0]!['ped_experience']).toBe(15);
});

test('keeps courses of the three years, of people who are still listed', () => {
  const { training } = rollOver(lastYear('2024-2025'), period, asked('alapaevsk'));
  expect(training).toEqual([
    {
      'course.person': 7,
      'course.title': 'Функциональная грамотность',
      'course.kind': 'ПК',
      'course.end_date': '2024-10-01',
      'course.topics': ['ФГ'],
    },
  ]);
});

test('makes this year’s «прошлый год» of last year’s quality', () => {
  expect(rollOver(lastYear('2024-2025'), period, asked('rybinsk')).school).toEqual({ integral_quality_prev: 61 });
  expect(rollOver(lastYear('2024-2025'), period, asked('alapaevsk')).school).toEqual({});
});

test('the workbook shows last year’s figures beside this year’s', async () => {
  const book = opened(await schoolBook(requestFor('alapaevsk', { previous: lastYear('2024-2025') })));
  const staff = cellsOf(book, 'Кадры');
  expect(staff(9, 1)?.value).toBe(7);
  expect(staff(10, 1)?.value).toBe(8);
  const indicators = cellsOf(book, 'Показатели');
  expect(indicators(4, 10)?.value).toBe('Прошлый год');
  const found = Array.from({ length: 100 }, (_, at) => at + 1).find((row) => indicators(row, 1)?.value === 'g1.2');
  expect(indicators(found!, 10)?.value).toBe(100);
});

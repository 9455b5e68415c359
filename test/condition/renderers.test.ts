import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import { frameworks } from '../../pipeline/catalogue/index.ts';
import { tableTallies, computationTallies, tallyConditions } from '../../pipeline/catalogue/asked.ts';
import {
  arqueroExpression,
  courseExpression,
  distinctTrainings,
  trainedColumn,
} from '../../pipeline/condition/arquero.ts';
import {
  aged,
  all,
  among,
  any,
  atMost,
  compared,
  derived,
  known,
  named,
  no,
  not,
  trained,
  yes,
} from '../../pipeline/condition/build.ts';
import { excelExpression, type FormReferences } from '../../pipeline/condition/excel.ts';
import { fulfils, type Subject, type Values } from '../../pipeline/condition/predicate.ts';
import { inRussian } from '../../pipeline/condition/russian.ts';
import type { Condition } from '../../pipeline/condition/types.ts';
import { fieldsRead, peopleCounted, typesNamed } from '../../pipeline/condition/walk.ts';
import { parsePeriod } from '../../pipeline/period.ts';

const settings = { period: parsePeriod('2025-2026')!, youngMaxAge: 35 };

const person = (values: Values, courses: Values[] = []): Subject => ({
  values: { row_no: 1, subjects: [], ...values },
  school: { org_type: 'ООО', s_cmn: 'да' },
  courses,
  people: [],
});

/** The same person through Arquero. */
function byArquero({ values, school, courses }: Subject, condition: Condition): boolean {
  const columns: Record<string, unknown[]> = {};
  for (const code of new Set([...fieldsRead(condition), 'birth_year', 'subjects', 'iom_support', 'hire_year']))
    columns[code] = [values[code] ?? school[code] ?? (code === 'subjects' ? [] : null)];
  for (const training of distinctTrainings([condition])) {
    const rows = table({
      'course.kind': courses.map((course) => course['course.kind'] ?? null),
      'course.end_date': courses.map((course) => course['course.end_date'] ?? null),
      'course.in_fr': courses.map((course) => course['course.in_fr'] ?? null),
      'course.topics': courses.map((course) => course['course.topics'] ?? []),
    }).filter(`d => ${courseExpression(training, settings)}`);
    columns[trainedColumn(training)] = [rows.numRows() > 0 ? 1 : 0];
  }
  return table(columns)
    .derive({ holds: `d => ${arqueroExpression(condition, settings)}` })
    .get('holds', 0) as boolean;
}

const course = (kind: string, end: string, topics: string[] = [], fr = 'нет'): Values => ({
  'course.kind': kind,
  'course.end_date': end,
  'course.topics': topics,
  'course.in_fr': fr,
});

describe('predicate and Arquero agree', () => {
  const cases: [string, Condition, Subject, boolean][] = [
    ['a value of the list', among('category', 'высшая', 'первая'), person({ category: 'первая' }), true],
    ['a blank is in no list', among('category', 'высшая'), person({}), false],
    ['one of several subjects', among('subjects', 'химия'), person({ subjects: ['музыка', 'химия'] }), true],
    ['no subject at all', among('subjects', 'химия'), person({}), false],
    ['a blank is not «нет»', no('edu_matches'), person({}), false],
    ['not of a blank holds', not(yes('is_mentor')), person({}), true],
    ['three years of experience are at most three', atMost('ped_experience', 3), person({ ped_experience: 3 }), true],
    ['a blank is not at most anything', atMost('ped_experience', 3), person({}), false],
    ['35 on 1 January is young', aged(undefined, 'young'), person({ birth_year: 1990 }), true],
    ['36 on 1 January is not', aged(undefined, 'young'), person({ birth_year: 1989 }), false],
    ['no year of birth, no age', aged(undefined, 'young'), person({}), false],
    ['hired in the year of graduation', compared({ field: 'hire_year' }, '<=', { field: 'graduation_year' }), person({ hire_year: 2020, graduation_year: 2020 }), true],
    ['three years ago', compared({ field: 'graduation_year' }, '<=', { year: -3 }), person({ graduation_year: 2023 }), true],
    ['two years ago is not three', compared({ field: 'graduation_year' }, '<=', { year: -3 }), person({ graduation_year: 2024 }), false],
    ['known subjects', known('subjects'), person({ subjects: ['химия'] }), true],
    ['an empty list is not known', known('subjects'), person({}), false],
    ['a field of the school', all(yes('s_cmn'), among('org_type', 'ООО')), person({}), true],
    ['any of nothing never holds', any(), person({}), false],
    ['all of nothing always holds', all(), person({}), true],
    ['a derived answer adds a «да»', any(yes('method_support'), derived(yes('iom_support'))), person({ iom_support: 'да' }), true],
    ['a course on the last day counts', trained(['ПК']), person({}, [course('ПК', '2026-08-31')]), true],
    ['a course a day later does not', trained(['ПК']), person({}, [course('ПК', '2026-09-01')]), false],
    ['three years begin on 1 September', trained(['ПК'], undefined, { years: 3 }), person({}, [course('ПК', '2023-09-01')]), true],
    ['topic and register in different courses do not meet', trained(['ПК'], 'ФГ', { yes: ['course.in_fr'] }), person({}, [course('ПК', '2026-01-01', ['ФГ']), course('ПК', '2026-01-01', ['ОКО'], 'да')]), false],
    ['«ФГ» is not a part of «ФГОС»', trained(['ПК'], 'ФГ'), person({}, [course('ПК', '2026-01-01', ['ФГОС'])]), false],
    ['age and experience together', compared({ field: 'ped_experience' }, '>', { age: -16 }), person({ ped_experience: 15, birth_year: 1995 }), true],
  ]; // prettier-ignore
  test.each(cases)('%s', (_name, condition, subject, holds) => {
    expect(fulfils(subject, condition, settings)).toBe(holds);
    expect(byArquero(subject, condition)).toBe(holds);
  });
});

describe('Excel', () => {
  const form: FormReferences = {
    columns: (code) =>
      code === 'subjects' ? ['subjects', 'subjects_2'] : code === 'iom_support' ? [] : [code.replace('.', '_')],
    year: 'Y',
    young: 'L',
    start: 'S',
    end: 'E',
    start3: 'S3',
  };
  const cases: [string, Condition, string][] = [
    ['several columns are added', among('subjects', 'химия'), '((subjects="химия")+(subjects_2="химия")>0)'],
    ['quotes are doubled', among('category', 'а"б'), '(category="а""б")'],
    ['what is not asked never holds', yes('iom_support'), '0'],
    ['and multiplies', all(yes('s_cmn'), not(yes('is_mentor'))), '(s_cmn="да")*(1-(is_mentor="да"))'],
    ['numbers are guarded', atMost('ped_experience', 3), '(ISNUMBER(ped_experience)*(ped_experience<=3))'],
    ['the young', aged(undefined, 'young'), 'ISNUMBER(birth_year)*(birth_year>=Y-1-L)'],
    ['courses are counted', trained(['ПК']), 'ISNUMBER(MATCH(row_no,course_person/((course_kind="ПК")*ISNUMBER(course_end_date)*(course_end_date>=S)*(course_end_date<=E)),0))'],
  ]; // prettier-ignore
  test.each(cases)('%s', (_name, condition, formula) => {
    expect(excelExpression(condition, form)).toBe(formula);
  });
});

describe('what a condition asks', () => {
  test('derived answers ask for nothing', () => {
    expect([...fieldsRead(any(yes('method_support'), derived(yes('has_mentor'))))]).toEqual(['method_support']);
  });
  test('a type named in one branch of an «or» does not limit', () => {
    expect(typesNamed(any(among('org_type', 'ООО'), yes('org_shnor')))).toBeUndefined();
    expect(typesNamed(all(named('x', 'x', among('org_type', 'ООО', 'ДОО')), among('org_type', 'ДОО')))).toEqual([
      'ДОО',
    ]);
  });
  test('people counted inside a condition about a school', () => {
    expect(peopleCounted(compared({ people: yes('is_mentor') }, '>=', { number: 1 }))).toEqual([yes('is_mentor')]);
  });
});

test('every condition of every document has a sentence, without code in it', () => {
  for (const { indicators, tables } of frameworks)
    for (const tally of [
      ...indicators.flatMap(({ computation }) => computationTallies(computation)),
      ...tables.flatMap(tableTallies),
    ])
      for (const condition of tallyConditions(tally)) {
        const sentence = inRussian(condition);
        expect(sentence).not.toMatch(/undefined|\b[a-z]+_[a-z]+\b/);
        expect(sentence.length).toBeGreaterThan(2);
      }
});

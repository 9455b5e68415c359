import { describe, expect, test } from 'vitest';
import type { Collected } from '../../pipeline/indicators/results.ts';
import { encoded, filesOf } from './csvFiles.ts';
import type { Row, SchoolInput } from './input.ts';
import { collectTiny, course, indicatorOf, person, registryRow, school } from './tiny.ts';

const EVERY = 'rybinsk,murom,alapaevsk,volgodonsk,krasnoselsky';

const errorsOf = ({ findings }: Collected) => findings.filter(({ level }) => level === 'error');

/** Collects the school beside a sound one and tells whether it was accepted; the sound one always is. */
async function verdictOn(one: SchoolInput, framework = EVERY): Promise<'accepted' | 'rejected'> {
  const collected = await collectTiny({ framework, schools: [one, school('77')] });
  const { accepted, rejected } = collected.results.schools;
  const errors = errorsOf(collected);
  expect(errors.every((finding) => finding.school === one.registry.code && finding.file === '1')).toBe(true);
  expect(rejected).toEqual(errors.length > 0 ? ['1'] : []);
  expect(accepted).toBe(errors.length > 0 ? 1 : 2);
  return errors.length > 0 ? 'rejected' : 'accepted';
}

const manager: Row = { position: 'руководитель', edu_matches: '', load_hours: '' };
const external: Row = { employment: 'внешнее совместительство' };
const withPerson = (change: Row, whose: Row = {}): SchoolInput =>
  school('1', { staff: [person(1), person(2, { ...whose, ...change })] });
const withCourse = (change: Row): SchoolInput => school('1', { training: [course(1, change)] });
const withAnswers = (answers: Row): SchoolInput => school('1', { answers });

describe('a required cell left blank', () => {
  const forEverybody = [
    'row_no',
    'position',
    'employment',
    'birth_year',
    'ped_experience',
    'category',
    'education_level',
  ];
  test.each(forEverybody)('%s, of anybody', async (code) => {
    for (const whose of [{}, manager, external])
      expect(await verdictOn(withPerson({ [code]: '' }, whose))).toBe('rejected');
  });

  test.each(['edu_matches', 'load_hours'])('%s, of a teacher only', async (code) => {
    expect(await verdictOn(withPerson({ [code]: '' }))).toBe('rejected');
    expect(await verdictOn(withPerson({ [code]: '' }, external))).toBe('rejected');
    for (const position of ['воспитатель', 'педагог дополнительного образования', 'заместитель руководителя'])
      expect(await verdictOn(withPerson({ [code]: '' }, { position }))).toBe('accepted');
  });

  test.each(['course.person', 'course.kind', 'course.end_date'])('%s', async (code) => {
    expect(await verdictOn(withCourse({ 'course.in_fr': 'да', [code]: '' }))).toBe('rejected');
  });

  const needs: Record<string, readonly string[]> = {
    position: ['alapaevsk', 'murom', 'rybinsk', 'volgodonsk', 'krasnoselsky'],
    employment: ['alapaevsk', 'murom', 'rybinsk', 'volgodonsk', 'krasnoselsky'],
    birth_year: ['alapaevsk', 'murom', 'rybinsk', 'volgodonsk', 'krasnoselsky'],
    ped_experience: ['alapaevsk', 'murom', 'volgodonsk', 'krasnoselsky'],
    category: ['alapaevsk', 'murom', 'rybinsk'],
    education_level: ['alapaevsk', 'murom'],
    edu_matches: ['alapaevsk'],
    load_hours: ['alapaevsk'],
  };
  test.each(EVERY.split(','))('only what %s uses', async (framework) => {
    for (const [code, documents] of Object.entries(needs))
      expect([code, await verdictOn(withPerson({ [code]: '' }), framework)]).toEqual([
        code,
        documents.includes(framework) ? 'rejected' : 'accepted',
      ]);
  });
});

describe('a value that cannot be', () => {
  test.each([
    { position: 'сторож' },
    { employment: 'иногда' },
    { category: 'третья' },
    { education_level: 'курсы' },
    { edu_matches: 'отчасти' },
    { diag_federal: 'может быть' },
    { iom_cnppm: 'обещан' },
    { contest_federal: 'зритель' },
    { method_products: 'мировой' },
    { young_community: 'кружок' },
    { attest_new: 'скоро' },
    { row_no: 'первый' },
    { birth_year: 'давно' },
    { ped_experience: 'много' },
    { ped_experience: '3,5' },
    { load_hours: 'полная' },
    { hire_year: 'весной' },
    { ped_experience: '-1' },
    { load_hours: '-0,5' },
    { graduation_year: '-2020' },
    { birth_year: '1934' },
    { birth_year: '2009' },
    { load_hours: '54,5' },
    { ped_experience: '61' },
  ])('of a person: %j', async (change) => {
    expect(await verdictOn(withPerson(change as unknown as Row))).toBe('rejected');
  });

  test.each([
    { birth_year: '1935' },
    { birth_year: '2008' },
    { load_hours: '54' },
    { load_hours: '0' },
    { ped_experience: '60' },
    { ped_experience: '0' },
    { subjects: 'астрономия' },
  ])('the last one that can: %j', async (change) => {
    expect(await verdictOn(withPerson(change as unknown as Row))).toBe('accepted');
  });

  test.each([
    { 'course.kind': 'семинар' },
    { 'course.topics': 'ФГОС, ПЕНИЕ' },
    { 'course.in_fr': 'наверное' },
    { 'course.by_diagnostics': 'не помню' },
    { 'course.end_date': '31.02.2026' },
    { 'course.end_date': 'март' },
    { 'course.end_date': '2026-13-01' },
    { 'course.person': '99' },
  ])('of a course: %j', async (change) => {
    expect(await verdictOn(withCourse(change as unknown as Row))).toBe('rejected');
  });

  test.each([
    { s_cmn: 'в планах' },
    { s_innov_level: 'мировой' },
    { survey_respondents: 'все' },
    { young_hired_3y: '2,5' },
    { positions_total: '0' },
    { positions_total: '-1' },
    { positions_filled: '-1' },
    { cnt_sanatorium: '-1' },
    { s_pk_planned: '-2' },
    { young_hired_3y: '-1' },
    { young_stayed_3y: '-1' },
    { survey_respondents: '-1' },
    { survey_satisfied: '-1' },
    { integral_quality_prev: '-1' },
    { integral_quality_cur: '-0,1' },
  ])('of a school: %j', async (change) => {
    expect(await verdictOn(withAnswers(change as unknown as Row))).toBe('rejected');
  });
});

describe('keys and sums', () => {
  test('a row number twice', async () => {
    expect(await verdictOn(school('1', { staff: [person(1), person(1)] }))).toBe('rejected');
  });

  test('a course of a row that has nothing but its number', async () => {
    const staff = [person(1), { row_no: '2' }];
    expect(await verdictOn(school('1', { staff }))).toBe('accepted');
    expect(await verdictOn(school('1', { staff, training: [course(2)] }))).toBe('rejected');
  });

  test.each([
    ['positions_filled', 'positions_total', '10.25', '10.5'],
    ['young_stayed_3y', 'young_hired_3y', '3', '4'],
    ['survey_satisfied', 'survey_respondents', '99', '100'],
  ])('%s larger than %s', async (part, whole, less, more) => {
    expect(await verdictOn(withAnswers({ [part]: more, [whole]: less }))).toBe('rejected');
    expect(await verdictOn(withAnswers({ [part]: less, [whole]: more }))).toBe('accepted');
    expect(await verdictOn(withAnswers({ [part]: more, [whole]: more }))).toBe('accepted');
    expect(await verdictOn(withAnswers({ [part]: more, [whole]: '' }))).toBe('accepted');
  });

  test('cnt_sanatorium larger than the number of ped, external part-timers and managers not among them', async () => {
    const staff = [person(1), person(2), person(3, external), person(4, manager)];
    expect(await verdictOn(school('1', { staff, answers: { cnt_sanatorium: '2' } }))).toBe('accepted');
    expect(await verdictOn(school('1', { staff, answers: { cnt_sanatorium: '3' } }))).toBe('rejected');
  });
});

describe('what is no error', () => {
  test.each<[string, SchoolInput]>([
    ['a course outside the period', withCourse({ 'course.end_date': '2020-01-01' })],
    ['a course after the period', withCourse({ 'course.end_date': '2026-09-01' })],
    ['experience longer than life', withPerson({ birth_year: '2005', ped_experience: '40' })],
    ['hired before graduation', withPerson({ birth_year: '1998', hire_year: '2018', graduation_year: '2020' })],
    ['one year of the two', withPerson({ birth_year: '1998', hire_year: '2018' })],
    ['recommendations without an ИОМ', withPerson({ iom_recs: 'да', iom_dynamics: 'да', iom_cnppm: 'нет' })],
    ['a winner who took part in nothing', withPerson({ contest_federal: 'победитель', contest_regional: 'нет' })],
    ['a mentor and a mentee at once', withPerson({ is_mentor: 'да', has_mentor: 'да' })],
    ['a supported person who says no', withPerson({ method_support: 'нет', has_mentor: 'да' })],
    [
      'a manager with a teacher’s fields',
      withPerson({ ...manager, subjects: 'физика', edu_matches: 'да', load_hours: '9' }),
    ],
    ['no people at all', school('1', { staff: [] })],
    ['no answers at all', withAnswers({})],
    ['another type than the registry’s', withAnswers({ org_type: 'ДОО', org_shnor: 'да', org_name: 'Другое имя' })],
    ['two directors', school('1', { staff: [person(1, manager), person(2, manager)] })],
  ])('%s', async (_, one) => {
    expect(await verdictOn(one)).toBe('accepted');
  });

  test('the registry wins over the school, which is asked', async () => {
    const one = school('1', { answers: { org_type: 'ДОО' } });
    const collected = await collectTiny({ framework: 'alapaevsk', schools: [one] });
    expect(collected.findings).toContainEqual(expect.objectContaining({ school: '1', level: 'query' }));
    expect(indicatorOf(collected, 'g9.3')).toMatchObject({ denominator: 1, coverage: { schools: 1, of: 1 } });
    expect(indicatorOf(collected, 'g9.14')).toMatchObject({ value: null, coverage: { schools: 0, of: 0 } });
  });
});

describe('files', () => {
  test.each(['staff.csv', 'training.csv', 'school.csv'])('without %s', async (missing) => {
    const collected = await collectTiny({
      framework: 'murom',
      schools: [school('1')],
      files: (files) => Object.fromEntries(Object.entries(files).filter(([name]) => name !== missing)),
    });
    expect(errorsOf(collected).map(({ file }) => file)).toContain('1');
    expect(collected.results.schools.accepted).toBe(0);
  });

  test('without a column that is required', async () => {
    const collected = await collectTiny({
      framework: 'murom',
      schools: [school('1')],
      files: (files) => ({
        ...files,
        'staff.csv': encoded('row_no;position;employment\n1;учитель;основное\n', 'utf-8'),
      }),
    });
    expect(errorsOf(collected).length).toBeGreaterThan(0);
    expect(collected.results.schools).toMatchObject({ submitted: 1, accepted: 0, rejected: ['1'] });
  });

  test('headed by the titles of the dictionary', async () => {
    const collected = await collectTiny({
      framework: 'alapaevsk',
      registry: [registryRow('1')],
      more: [
        [
          '1',
          {
            'staff.csv': encoded(
              `№ строки (ключ внутри книги ОО);ФИО;Год рождения;Должность (группа);Вид занятости;Квалификационная категория;Образование;"Педагогический стаж, полных лет";Образование соответствует преподаваемому предмету (учителя);"Нагрузка, часов в неделю";Диагностика: федеральная\n1;Иванова Анна;1980;учитель;основное;первая;ВО педагогическое;10;да;27;да\n`,
              'utf-8',
            ),
            'training.csv': encoded(
              '№ строки работника;Вид;Дата окончания;Программа из ФР ДПП;Тема (код)\n1;ПК;01.09.2025;да;ФГОС\n',
              'utf-8',
            ),
            'school.csv': encoded(
              'code;value\nКод ОО;1\nШтатных единиц пед. и руководящих работников;10\nиз них занято;9\n',
              'utf-8',
            ),
          },
        ],
      ],
    });
    expect(errorsOf(collected)).toEqual([]);
    expect(JSON.stringify(collected)).not.toContain('Иванова');
    for (const [id, numerator, denominator] of [
      ['g1.1', 1, 1],
      ['g6.1', 9, 10],
      ['g6.3', 1, 1],
      ['g6.4', 1, 1],
      ['g9.2', 1, 1],
      ['g9.3', 1, 1],
    ] as const)
      expect(indicatorOf(collected, id)).toMatchObject({ numerator, denominator });
  });

  test('of a school that the registry does not know', async () => {
    const collected = await collectTiny({ framework: 'murom', schools: [school('1')], registry: [registryRow('2')] });
    expect(errorsOf(collected)).toMatchObject([{ file: '1', school: '1' }]);
    expect(collected.results.schools).toEqual({ expected: 1, submitted: 0, accepted: 0, missing: ['2'], rejected: [] });
  });
});

describe('several submissions of one school', () => {
  const first = school('1', { answers: { survey_satisfied: '1', survey_respondents: '2' } });
  const other = school('1', { answers: { survey_satisfied: '2', survey_respondents: '2' } });

  test('different ones are all kept out, and each error names both', async () => {
    const collected = await collectTiny({
      framework: 'murom',
      schools: [first],
      more: [['second', filesOf(other)]],
    });
    const errors = errorsOf(collected);
    expect(errors.map(({ file }) => file).sort()).toEqual(['1', 'second']);
    for (const { message, school: code } of errors) {
      expect(code).toBe('1');
      expect(message).toContain('1 и second');
    }
    expect(collected.results.schools).toMatchObject({ submitted: 1, accepted: 0, missing: [], rejected: ['1'] });
    expect(indicatorOf(collected, 'P7')).toMatchObject({ value: null, coverage: { schools: 0, of: 1 } });
  });

  test('a faulty one keeps the sound one out too', async () => {
    const faulty = school('1', { staff: [person(1, { birth_year: '' })] });
    const collected = await collectTiny({ framework: 'murom', schools: [first], more: [['second', filesOf(faulty)]] });
    expect(collected.results.schools).toMatchObject({ accepted: 0, rejected: ['1'] });
  });

  test('identical copies count once, with an info', async () => {
    const collected = await collectTiny({ framework: 'murom', schools: [first], more: [['second', filesOf(first)]] });
    expect(errorsOf(collected)).toEqual([]);
    expect(collected.findings).toContainEqual(expect.objectContaining({ file: 'second', school: '1', level: 'info' }));
    expect(collected.results.schools).toMatchObject({ submitted: 1, accepted: 1, rejected: [] });
    expect(indicatorOf(collected, 'P7')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test('two copies and a different one: nothing counts', async () => {
    const collected = await collectTiny({
      framework: 'murom',
      schools: [first],
      more: [
        ['second', filesOf(first)],
        ['third', filesOf(other)],
      ],
    });
    expect(collected.results.schools).toMatchObject({ submitted: 1, accepted: 0, rejected: ['1'] });
  });
});

describe('municipality.csv', () => {
  test.each([
    ['alapaevsk', 'g8.1', 'm_target_grad_employed', 'm_target_grad_total'],
    ['murom', 'P1', 'm_roadmap_done', 'm_roadmap_planned'],
    ['murom', 'P6', 'm_methodists_innov', 'm_methodists_total'],
    ['rybinsk', 'RE1', 'm_prof_comm_interactive', 'm_prof_comm_total'],
    ['volgodonsk', 'V6', 'm_dpp_in_fr', 'm_dpp_total'],
    ['murom', 'nsur_plan', 'm_nsur_done', 'm_nsur_planned'],
  ])('%s %s: %s larger than %s is an error, and both are unknown', async (framework, id, part, whole) => {
    const collected = await collectTiny({
      framework,
      schools: [school('1')],
      municipality: { [part]: '5', [whole]: '4' },
    });
    expect(errorsOf(collected)).toMatchObject([{ file: 'municipality.csv', school: null, level: 'error' }]);
    expect(collected.results.schools.accepted).toBe(1);
    const table = collected.results.frameworks[0]!.tables.find((one) => one.id === id);
    if (table !== undefined) expect(table.rows[0]!.values).toEqual([null, null, null]);
    else expect(indicatorOf(collected, id)).toMatchObject({ numerator: null, denominator: null, value: null });
  });
});

import { describe, expect, test } from 'vitest';
import type { Row } from './input.ts';
import { collectTiny, course, indicatorOf, person, registryRow, school } from './tiny.ts';

const people = (count: number, change: (at: number) => Row = () => ({})): Row[] =>
  Array.from({ length: count }, (_, at) => person(at + 1, change(at)));

describe('rounding (indicators.md rule 1, forms.md §9a)', () => {
  test.each([
    [1, 16, 6.3],
    [36, 103, 35],
    [23, 80, 28.8],
    [41, 80, 51.3],
    [201, 400, 50.3],
    [203, 400, 50.8],
    [1, 14, 7.1],
    [6, 14, 42.9],
    [2, 14, 14.3],
    [0, 7, 0],
    [7, 7, 100],
    [0, 0, null],
  ])('%i of %i', async (part, whole, value) => {
    const collected = await collectTiny({
      framework: 'murom,krasnoselsky',
      schools: [
        school('1', { answers: { survey_satisfied: String(part), survey_respondents: String(whole) } }),
        school('2', { answers: { survey_satisfied: '0', survey_respondents: '0' } }),
      ],
      municipality: { m_roadmap_done: String(part), m_roadmap_planned: String(whole) },
    });
    const expected = { numerator: part, denominator: whole, value };
    expect(indicatorOf(collected, 'P1')).toMatchObject({
      ...expected,
      met: whole === 0 ? null : part === whole,
    });
    for (const id of ['P7', 'K4.1', 'KE7']) expect(indicatorOf(collected, id)).toMatchObject(expected);
  });

  test('36 of 103 shows 35.0 and does not meet «>= 35»', async () => {
    const collected = await collectTiny({
      framework: 'krasnoselsky',
      schools: [school('1', { staff: people(103), training: Array.from({ length: 36 }, (_, at) => course(at + 1)) })],
    });
    expect(indicatorOf(collected, 'K1.3')).toMatchObject({ numerator: 36, denominator: 103, value: 35, met: false });
  });

  test('tenths of staff units add up exactly: 0.7 + 0.1 + 0.1 of 1 is 90 % and meets «>= 90»', async () => {
    const units = [
      ['0.7', '0.8'],
      ['0.1', '0.1'],
      ['0.1', '0.1'],
    ];
    const collected = await collectTiny({
      framework: 'alapaevsk',
      schools: units.map(([filled, total], at) =>
        school(String(at + 1), { answers: { positions_filled: filled!, positions_total: total! } }),
      ),
    });
    expect(indicatorOf(collected, 'g6.1')).toMatchObject({ numerator: 0.9, denominator: 1, value: 90, met: true });
  });

  test('g6.2 is strict: exactly 10 % is not «< 10»', async () => {
    const of = (count: number) =>
      collectTiny({
        framework: 'alapaevsk',
        schools: [
          school('1', {
            staff: people(count, (at) => (at === 0 ? { employment: 'внешнее совместительство' } : {})),
          }),
        ],
      });
    expect(indicatorOf(await of(10), 'g6.2')).toMatchObject({ value: 10, met: false });
    expect(indicatorOf(await of(11), 'g6.2')).toMatchObject({ value: 9.1, met: true });
  });

  test('g6.5 is strict: 3 of 10 teachers is not above 30 %', async () => {
    const staff = (mismatched: number) => people(10, (at) => ({ edu_matches: at < mismatched ? 'нет' : 'да' }));
    const collected = await collectTiny({
      framework: 'alapaevsk',
      schools: [
        school('1', { staff: staff(3) }),
        school('2', { staff: staff(4) }),
        school('3', { staff: [person(1, { position: 'воспитатель' })] }),
        school('4', { staff: staff(9), type: 'ДОО' }),
      ],
    });
    expect(indicatorOf(collected, 'g6.5')).toMatchObject({
      numerator: 1,
      denominator: 2,
      coverage: { schools: 3, of: 3 },
    });
  });
});

describe('targets by reporting year (rule 10)', () => {
  test.each([
    ['alapaevsk', 'g8.4', { 2023: undefined, 2024: 10, 2025: 10, 2031: 10 }],
    ['alapaevsk', 'g6.1', { 2019: 90, 2026: 90 }],
    ['murom', 'P2', { 2021: undefined, 2022: 50, 2026: 50 }],
    ['murom', 'P5', { 2020: undefined, 2021: 50, 2022: 60, 2023: 65, 2024: 75, 2025: 80, 2030: 80 }],
    ['murom', 'P6', { 2020: undefined, 2021: 50, 2022: 60, 2023: 65, 2024: 75, 2025: 80, 2030: 80 }],
    ['murom', 'P9', { 2020: undefined, 2021: 40, 2022: 50, 2023: 60, 2024: 70, 2025: 80, 2030: 80 }],
    ['murom', 'P10', { 2020: undefined, 2021: 65, 2022: 70, 2023: 75, 2024: 80, 2025: 85, 2030: 85 }],
    ['krasnoselsky', 'K1.4', { 2019: undefined, 2020: 10, 2021: 20, 2022: 30, 2023: 40, 2024: 50, 2027: 50 }],
    ['krasnoselsky', 'KE8', { 2019: undefined, 2020: 10, 2024: 50, 2027: 50 }],
    ['krasnoselsky', 'K1.6', { 2023: undefined, 2024: 10, 2026: 10 }],
    ['krasnoselsky', 'KE9', { 2019: 10, 2026: 10 }],
    ['volgodonsk', 'V1', { 2026: undefined }],
  ])('%s %s', async (framework, id, years) => {
    for (const [year, value] of Object.entries(years)) {
      const found = indicatorOf(await collectTiny({ framework, period: year, schools: [school('1')] }), id);
      expect(found.target?.value, year).toBe(value);
      expect('met' in found && found.met !== undefined, year).toBe(value !== undefined);
    }
  });

  test('a school year is of its last year', async () => {
    const of = async (period: string) =>
      indicatorOf(await collectTiny({ framework: 'alapaevsk', period, schools: [school('1')] }), 'g8.4').target;
    expect(await of('2022-2023')).toBeUndefined();
    expect(await of('2023-2024')).toEqual({ op: '>=', value: 10 });
  });
});

describe('K1.6 is met by the share and by the system of measures', () => {
  test.each([
    [1, 'да', true],
    [1, 'нет', false],
    [1, '', null],
    [0, 'да', false],
    [0, '', false],
    [null, 'да', null],
    [null, 'нет', null],
  ])('%s of 10 prepared, measures «%s»: %s', async (prepared, measures, met) => {
    const staff = prepared === null ? [] : people(10, (at) => ({ indep_assess_prep: at < prepared ? 'да' : '' }));
    const schools = [school('1', { staff })];
    const municipality = { m_assess_measures: measures };
    const now = await collectTiny({ framework: 'krasnoselsky', schools, municipality });
    expect([indicatorOf(now, 'K1.6').met, indicatorOf(now, 'KE9').met]).toEqual([met, met]);
    const before = await collectTiny({ framework: 'krasnoselsky', period: '2023', schools, municipality });
    expect(indicatorOf(before, 'K1.6').met).toBeUndefined();
    expect(indicatorOf(before, 'KE9').met).toBe(met);
  });
});

describe('R7 falls back on staff units', () => {
  const units = (filled: string, total: string): Row => ({ positions_filled: filled, positions_total: total });
  test.each([
    ['да', [units('1', '100')], true],
    ['нет', [units('100', '100')], false],
    ['', [units('90', '100')], true],
    ['', [units('89.99', '100')], false],
    ['', [units('90', '100'), units('', '50')], true],
    ['', [units('90', ''), units('', '50')], null],
    ['', [], null],
  ])('the ИМЦ says «%s», units %j: %s', async (said, answers, value) => {
    const collected = await collectTiny({
      framework: 'rybinsk',
      schools: answers.map((one, at) => school(String(at + 1), { answers: one })),
      registry: [1, 2, 3].map((code) => registryRow(String(code))),
      municipality: { m_no_deficit: said },
    });
    expect(indicatorOf(collected, 'R7')).toMatchObject({ value, met: value, target: { op: '=', value: true } });
  });
});

describe('presence asked of schools (rule 12)', () => {
  test.each([
    [['да', 'нет', ''], '', true, 1, 2],
    [['нет', 'нет', ''], '', false, 0, 2],
    [['нет', '', ''], 'да', true, 0, 1],
    [['', '', ''], 'да', true, 0, 0],
    [['', '', ''], 'нет', false, 0, 0],
    [['', '', ''], '', null, 0, 0],
  ])('schools %j, ИМЦ «%s»: %s', async (answers, centre, value, numerator, denominator) => {
    for (const [id, code] of [
      ['g5.1', 's_mo_fg'],
      ['g5.7', 's_stazh_site'],
      ['g7.4', 's_ped_class'],
      ['g8.6', 's_mentor_incentives'],
      ['g8.7', 's_mentor_structure'],
    ] as const) {
      const schools = answers.map((answer, at) => school(String(at + 1), { answers: { [code]: answer } }));
      const collected = await collectTiny({ framework: 'alapaevsk', schools, municipality: { [code]: centre } });
      expect(indicatorOf(collected, id)).toMatchObject({
        value,
        numerator,
        denominator,
        coverage: { schools: denominator, of: 3 },
      });
    }
  });

  test('a presence above zero: blank is unknown, 0 is false', async () => {
    for (const [written, value] of [
      ['', null],
      ['0', false],
      ['2', true],
    ] as const) {
      const collected = await collectTiny({
        framework: 'alapaevsk,krasnoselsky',
        municipality: { m_target_contracts: written, m_mechanisms: written },
        registry: [registryRow('1')],
      });
      expect([indicatorOf(collected, 'g7.5').value, indicatorOf(collected, 'KE1').value]).toEqual([value, value]);
    }
  });
});

test('P3 counts people against the plan and may exceed 100 %', async () => {
  const collected = await collectTiny({
    framework: 'murom',
    schools: [
      school('1', {
        staff: people(4),
        training: [
          course(1),
          course(1),
          course(2, { 'course.kind': 'ПП' }),
          course(3),
          course(4, { 'course.kind': 'стажировка' }),
        ],
        answers: { s_pk_planned: '2' },
      }),
      school('2', { training: [course(1)] }),
      school('3', { training: [course(1)], answers: { s_pk_planned: '0' } }),
    ],
  });
  expect(indicatorOf(collected, 'P3')).toMatchObject({
    numerator: 4,
    denominator: 2,
    value: 200,
    met: true,
    coverage: { schools: 2, of: 3 },
    bySchool: [
      { school: '1', numerator: 3, denominator: 2, value: 150 },
      { school: '3', numerator: 1, denominator: 0, value: null },
    ],
  });
});

test('K2.3 is no part: a reserve larger than the directors exceeds 100 %', async () => {
  const collected = await collectTiny({
    framework: 'krasnoselsky',
    schools: [school('1', { staff: people(5, (at) => (at === 0 ? { position: 'руководитель' } : { reserve: 'да' })) })],
  });
  for (const id of ['K2.3', 'KE5'])
    expect(indicatorOf(collected, id)).toMatchObject({ numerator: 4, denominator: 1, value: 400, met: true });
});

test('a status without its own line takes the plain one, KE3 does not', async () => {
  const collected = await collectTiny({
    framework: 'murom,krasnoselsky',
    registry: [registryRow('1')],
    municipality: { m_text_status: 'да', 'm_text_status.ME1': 'частично: идёт; не всё', 'm_text_status.ME10': 'нет' },
  });
  const value = (id: string) => indicatorOf(collected, id).value;
  expect(['ME1', 'ME2', 'ME3', 'ME5', 'ME6', 'ME10', 'KE3'].map(value)).toEqual([
    'частично',
    'да',
    'да',
    'да',
    'да',
    'нет',
    null,
  ]);
});

test('with nothing submitted every number is unknown, never 0', async () => {
  const collected = await collectTiny({
    framework: 'rybinsk,murom,alapaevsk,volgodonsk,krasnoselsky',
    registry: [registryRow('1'), registryRow('2', 'ДОО')],
  });
  for (const { indicators, tables } of collected.results.frameworks) {
    for (const { id, value, met, bySchool } of indicators) {
      expect(value, id).toBeNull();
      expect(met ?? null, id).toBeNull();
      expect(bySchool ?? [], id).toEqual([]);
    }
    for (const { id, rows } of tables)
      for (const { label, values } of rows) {
        const byType = ['ДОО', 'ООО', 'ОДО', 'Всего'].includes(label);
        expect(
          values.filter((value) => value !== null && (byType || value !== 0)),
          `${id} ${label}`,
        ).toEqual([]);
      }
  }
});

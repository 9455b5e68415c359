import { describe, expect, test } from 'vitest';
import { alapaevsk } from '../../pipeline/catalogue/alapaevsk/index.ts';
import { documentText, quotations, standsIn } from './verbatim.ts';

const { sections, indicators, tables, printed, measures, methods, aims, stages, passport, facts, readings } = alapaevsk;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const unique = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length);
const titled = (title: string) => aims.filter((aim) => aim.title === title).length;

describe('Алапаевск: what the document has', () => {
  test('three tracks, nine groups', () => {
    expect(ids(sections).filter((id) => id.startsWith('t'))).toEqual(['t1', 't2', 't3']);
    const groups = sections.filter(({ parent }) => parent !== undefined);
    expect(ids(groups)).toEqual(['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9']);
    expect(groups.map(({ parent }) => parent)).toEqual(['t1', 't1', 't1', 't1', 't1', 't2', 't2', 't2', 't3']);
  });

  test('66 criteria, numbered within their group', () => {
    const sizes = [3, 3, 3, 2, 7, 5, 5, 23, 15];
    const expected = sizes.flatMap((size, group) => Array.from({ length: size }, (_, n) => `g${group + 1}.${n + 1}`));
    expect(ids(indicators)).toEqual(expected);
    for (const { id, printed, section } of indicators) expect(`${section}.${printed}`).toBe(`${id})`);
  });

  test('thresholds stand where the document has them, the misplaced one at the share', () => {
    const targets = indicators.flatMap(({ id, targets = [] }) =>
      targets.map(({ op, value, from }) => [id, op, value, from]),
    );
    expect(targets).toEqual([
      ['g6.1', '>=', 90, undefined],
      ['g6.2', '<', 10, undefined],
      ['g6.3', '>=', 75, undefined],
      ['g7.1', '>=', 50, undefined],
      ['g8.4', '>=', 10, 2024],
      ['g8.5', '>=', 10, undefined],
      ['g8.10', '>=', 10, undefined],
      ['g8.16', '>=', 30, undefined],
    ]);
  });

  test('39 numbered measures in 40 rows', () => {
    expect(measures).toHaveLength(40);
    expect(measures.map(({ key }) => key)).toEqual(
      Array.from({ length: 39 }, (_, n) => `ala.${n + 1}`).flatMap((key) =>
        key === 'ala.28' ? [key, 'ala.28a'] : [key],
      ),
    );
    expect(measures.filter(({ printed }) => printed === '').map(({ key }) => key)).toEqual(['ala.28a']);
    expect(measures.flatMap(({ key, norms }) => norms.map(({ value }) => [key, value]))).toEqual([
      ['ala.11', 30],
      ['ala.12', 100],
      ['ala.14', 50],
      ['ala.38', 3],
      ['ala.38', 50],
    ]);
  });

  test('aims, tasks, sources, facts and readings', () => {
    expect(titled('Цель мониторинга')).toBe(14);
    expect(titled('Задача мониторинга')).toBe(4);
    expect(titled('Задача Программы')).toBe(10);
    expect(methods).toHaveLength(9);
    expect(facts).toHaveLength(18);
    expect(readings.map(({ mark }) => mark)).toEqual(Array.from({ length: 46 }, (_, n) => `A${n + 1}`));
    expect(stages.length).toBeGreaterThan(0);
    expect(passport.length).toBeGreaterThan(0);
  });

  test('tables have the labels of the contract', () => {
    expect(ids(tables)).toEqual(['staff', 'facts', 'reference', 'measures']);
    expect(tables.map((table) => (table.form === 'shares' ? table.rows.map(({ label }) => label) : []))).toEqual([
      [],
      [
        'ВО',
        'ВКК',
        '1КК',
        'СЗД',
        'без категории',
        'ПК',
        'ПК из ФР ДПП',
        'ИОМ ЦНППМ',
        'дефицит кадров',
        'учителя с нагрузкой 27+',
        'молодые педагоги',
      ],
      ['g6.4 по учителям', 'g8.2 от всех молодых', 'g9.2 от прошедших ДПП', 'g9.7 только ШНОР'],
      ['ala.11', 'ala.12', 'ala.14', 'ala.38 педагоги', 'ala.38 команды'],
    ]);
  });
});

describe('Алапаевск: everything referred to exists', () => {
  test('ids and keys are unique', () => {
    unique([...ids(sections), ...ids(indicators)]);
    unique(measures.map(({ key }) => key));
    unique(ids(tables));
    unique(ids(facts));
    unique(readings.map(({ mark }) => mark));
  });

  test('sections, readings, rows and sheets', () => {
    for (const { section } of indicators) expect(ids(sections)).toContain(section);
    for (const { parent } of sections) if (parent !== undefined) expect(ids(sections)).toContain(parent);
    const marks = readings.map(({ mark }) => mark);
    for (const { readings: used = [] } of [...indicators, ...tables, ...measures, ...facts])
      for (const mark of used) expect(marks).toContain(mark);
    for (const { sheet, indicators: shown } of printed) {
      expect(sheet.length).toBeLessThanOrEqual(31);
      expect(shown).toEqual(ids(indicators));
    }
    const rows = tables.flatMap((table) =>
      (table.form === 'shares' ? table.rows.map(({ label }) => label) : ['ДОО', 'ООО', 'ОДО', 'Всего']).map(
        (label) => `${table.id}/${label}`,
      ),
    );
    for (const { comparesTo } of facts) if (comparesTo !== undefined) expect(rows).toContain(comparesTo);
    for (const { norms } of measures)
      for (const { computedBy } of norms)
        if (computedBy !== undefined) expect(rows).toContain(`measures/${computedBy}`);
  });
});

test('Алапаевск: every quotation is word for word', () => {
  const document = documentText('alapaevsk');
  expect(quotations(alapaevsk).filter(([, text]) => !standsIn(document, text))).toEqual([]);
});

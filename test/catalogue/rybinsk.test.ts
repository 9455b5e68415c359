import { describe, expect, test } from 'vitest';
import { rybinsk } from '../../pipeline/catalogue/rybinsk/index.ts';
import { documentText, quotations, standsIn } from './verbatim.ts';

const { sections, indicators, tables, printed, measures, passport, stages, risks, facts, readings } = rybinsk;

describe('rybinsk: what the document has', () => {
  test('eight targets and ten expected results', () => {
    const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
    expect(indicators.map(({ id }) => id)).toEqual([...numbered('R', 8), ...numbered('RE', 10)]);
  });

  test('68 measures in four directions, 64 numbers, the repeated four with a key of their own', () => {
    expect(measures).toHaveLength(68);
    expect(new Set(measures.map(({ key }) => key)).size).toBe(68);
    expect(new Set(measures.map(({ printed }) => printed)).size).toBe(64);
    expect(new Set(measures.map(({ section }) => section)).size).toBe(4);
    expect([1, 2, 3, 4].map((n) => measures.filter(({ key }) => key.startsWith(`ryb.${n}.`)).length)).toEqual([
      25, 14, 14, 15,
    ]);
    expect(measures.filter(({ key }) => key.endsWith('b')).map(({ key, printed }) => [key, printed])).toEqual([
      ['ryb.1.13b', '1.13'],
      ['ryb.1.14b', '1.14'],
      ['ryb.1.15b', '1.15'],
      ['ryb.1.16b', '1.16'],
    ]);
    expect([measures[0]?.key, measures.at(-1)?.key]).toEqual(['ryb.1.1', 'ryb.4.15']);
    expect(measures.filter(({ norms }) => norms.length === 0).map(({ key }) => key)).toEqual(
      ['1.17', '2.9', '3.9', '4.3', '4.4', '4.5', '4.6', '4.7'].map((number) => `ryb.${number}`),
    );
  });

  test('terms with a year have dates, the others recur', () => {
    const terms = new Map(measures.map(({ key, term }) => [key, term]));
    expect(terms.get('ryb.1.7')).toEqual({ raw: '2022 2022 – 2023', from: '2022-01-01', to: '2023-12-31' });
    expect(terms.get('ryb.4.12')).toMatchObject({ from: '2021-01-01', to: '2023-12-31' });
    expect(
      measures.filter(({ term }) => term.from === undefined).map(({ key, term }) => [key, term.recurrence]),
    ).toEqual([
      ['ryb.3.5', 'дважды в год'],
      ['ryb.3.6', 'дважды в год'],
      ['ryb.3.7', 'дважды в год'],
      ['ryb.3.8', 'по запросу'],
    ]);
  });

  test('passport, stages, facts, no risks', () => {
    expect([passport.length, stages.length, risks.length, readings.length]).toEqual([12, 3, 0, 23]);
    expect(facts.filter(({ comparesTo }) => comparesTo !== undefined).map(({ value }) => value)).toEqual([
      66, 47, 72, 1, 43, 66, 0, 47,
    ]);
    expect(facts.filter(({ comparesTo }) => comparesTo === undefined).map(({ value }) => value)).toEqual([
      120, 95, 60, 80, 73, 3614,
    ]);
  });

  test('the table of measures', () => {
    expect(tables.map(({ id }) => id)).toEqual(['measures']);
    const computed = measures.flatMap(({ norms }) => norms.flatMap(({ computedBy }) => computedBy ?? []));
    const labels = tables.flatMap((table) => (table.form === 'shares' ? table.rows.map(({ label }) => label) : []));
    expect(labels).toEqual(['ryb.4.15 наставник', 'ryb.4.15 объединения']);
    expect(computed).toEqual(labels);
  });
});

describe('rybinsk: everything referred to exists', () => {
  test('sections', () => {
    const ids = new Set(sections.map(({ id }) => id));
    expect(indicators.filter(({ section }) => !ids.has(section))).toEqual([]);
  });

  test('readings', () => {
    const marks = readings.map(({ mark }) => mark);
    expect(marks).toEqual(Array.from({ length: 23 }, (_, i) => `R${i + 1}`));
    const used = [...indicators, ...tables, ...measures, ...facts].flatMap(({ readings }) => readings ?? []);
    expect(used.filter((mark) => !marks.includes(mark))).toEqual([]);
  });

  test('printed indicators', () => {
    expect(printed.flatMap((table) => table.indicators)).toEqual(indicators.slice(0, 8).map(({ id }) => id));
  });

  test('facts compare with indicators', () => {
    const ids = new Set(indicators.map(({ id }) => id));
    expect(facts.filter(({ comparesTo }) => comparesTo !== undefined && !ids.has(comparesTo))).toEqual([]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });
});

test('rybinsk: every quotation is word for word', () => {
  const document = documentText('rybinsk');
  expect(quotations(rybinsk).filter(([, text]) => !standsIn(document, text))).toEqual([]);
});

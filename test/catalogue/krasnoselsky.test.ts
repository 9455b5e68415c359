import { describe, expect, test } from 'vitest';
import { krasnoselsky } from '../../pipeline/catalogue/krasnoselsky/index.ts';
import { documentText, quotations, standsIn } from './verbatim.ts';

const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const numbered = (letter: string, upTo: number) => Array.from({ length: upTo }, (_, index) => `${letter}${index + 1}`);
const years = [2020, 2021, 2022, 2023, 2024];
const { indicators, measures } = krasnoselsky;

describe('the catalogue of the Krasnoselsky district', () => {
  test('has everything the document counts', () => {
    expect(ids(krasnoselsky.sections)).toEqual([...numbered('K', 4), 'KE']);
    expect(ids(indicators)).toEqual([
      ...numbered('K1.', 6),
      ...numbered('K2.', 3),
      ...numbered('K3.', 4),
      ...numbered('K4.', 3),
      ...numbered('KE', 10),
    ]);
    expect(indicators.slice(0, 16).filter(({ targets }) => targets !== undefined)).toHaveLength(12);
    expect(krasnoselsky.readings.map(({ mark }) => mark)).toEqual(numbered('K', 11));
    expect(krasnoselsky.stages).toHaveLength(3);
    expect(krasnoselsky.aims).toHaveLength(1 + 4);
    expect(krasnoselsky.passport).toHaveLength(6);
    expect(krasnoselsky.tables).toHaveLength(0);
  });

  test('has 56 events of 4 tasks in 5 years', () => {
    const events = (task: number, year: number) =>
      measures.filter(({ key }) => key.startsWith(`kra.${task}.${year}.`)).length;
    expect(measures).toHaveLength(56);
    expect([1, 2, 3, 4].map((task) => years.map((year) => events(task, year)))).toEqual([
      [2, 3, 4, 3, 3],
      [3, 3, 3, 3, 3],
      [2, 2, 2, 2, 2],
      [4, 3, 3, 3, 3],
    ]);
  });

  test('names nothing twice', () => {
    for (const things of [krasnoselsky.sections, indicators, krasnoselsky.printed]) {
      expect(new Set(ids(things)).size).toBe(things.length);
    }
    expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length);
  });

  test('refers only to what exists', () => {
    const marks = krasnoselsky.readings.map(({ mark }) => mark);
    for (const { section } of indicators) expect(ids(krasnoselsky.sections)).toContain(section);
    for (const { section } of measures) expect(krasnoselsky.sections.map(({ text }) => text)).toContain(section);
    for (const { readings } of [...indicators, ...measures]) {
      for (const mark of readings ?? []) expect(marks).toContain(mark);
    }
    for (const { indicators: printed, sheet } of krasnoselsky.printed) {
      for (const id of printed) expect(ids(indicators)).toContain(id);
      expect(sheet.length).toBeLessThanOrEqual(31);
    }
  });

  test('marks the events whose place or wording is doubtful', () => {
    expect(measures.filter(({ readings }) => readings !== undefined).map(({ key }) => key)).toEqual([
      ...years.slice(1).map((year) => `kra.3.${year}.2`),
      'kra.4.2020.3',
      'kra.4.2020.4',
    ]);
  });

  test('lets the cumulative target grow', () => {
    for (const id of ['K1.4', 'KE8']) {
      const targets = indicators.find((one) => one.id === id)?.targets?.map(({ from, value }) => [from, value]);
      expect(targets).toEqual(years.map((year, index) => [year, 10 * (index + 1)]));
    }
  });

  test('quotes the document word for word', () => {
    const document = documentText('krasnoselsky');
    const quoted = [
      ...quotations(krasnoselsky),
      ['periodicity', krasnoselsky.periodicity.text],
      ['act', krasnoselsky.document.act],
      ['operator', krasnoselsky.operator],
    ];
    for (const [where = '', text = ''] of quoted) {
      expect(standsIn(document, text), `${where}: ${text}`).toBe(true);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { murom } from '../../pipeline/catalogue/murom/index.ts';
import { documentText, quotations, standsIn } from './verbatim.ts';

const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const numbered = (letter: string, upTo: number) => Array.from({ length: upTo }, (_, index) => `${letter}${index + 1}`);
const sum = (prefix: string) =>
  murom.facts.filter(({ id }) => id.startsWith(prefix)).reduce((total, { value }) => total + (value ?? 0), 0);

describe('the catalogue of Murom', () => {
  test('has everything the document counts', () => {
    expect(ids(murom.sections)).toEqual([...numbered('K', 6), 'ME']);
    expect(ids(murom.indicators)).toEqual([...numbered('P', 11), ...numbered('ME', 10)]);
    expect(ids(murom.tables)).toEqual([
      'age',
      'tenure',
      'categories',
      'categories_pct',
      'education',
      'education_vo',
      'staff',
      'nsur_plan',
    ]);
    expect(murom.readings.map(({ mark }) => mark)).toEqual(numbered('M', 21));
    expect(murom.passport).toHaveLength(16);
    expect(murom.stages).toHaveLength(4);
    expect(murom.risks).toHaveLength(4);
    expect(murom.measures).toHaveLength(0);
  });

  test('names nothing twice', () => {
    for (const things of [murom.sections, murom.indicators, murom.tables, murom.printed, murom.facts]) {
      expect(new Set(ids(things)).size).toBe(things.length);
    }
  });

  test('refers only to what exists', () => {
    const marks = murom.readings.map(({ mark }) => mark);
    for (const { section } of murom.indicators) expect(ids(murom.sections)).toContain(section);
    for (const { readings } of [...murom.indicators, ...murom.tables, ...murom.facts]) {
      for (const mark of readings ?? []) expect(marks).toContain(mark);
    }
    for (const { indicators, sheet } of murom.printed) {
      for (const id of indicators) expect(ids(murom.indicators)).toContain(id);
      expect(sheet.length).toBeLessThanOrEqual(31);
    }
    for (const { id, comparesTo } of murom.facts) {
      if (comparesTo === undefined) continue;
      const [table, row, column] = comparesTo.split('/');
      expect(['ДОО', 'ООО', 'ОДО', 'Всего'], id).toContain(row);
      expect(murom.tables.find((one) => one.id === table)?.columns, id).toContain(column);
    }
  });

  test('fills every column of a table', () => {
    for (const table of murom.tables) {
      if (table.form === 'byType') expect(table.tallies, table.id).toHaveLength(table.columns.length);
    }
  });

  test('sets targets year by year', () => {
    const targets = (id: string) =>
      murom.indicators.find((one) => one.id === id)?.targets?.map(({ from, value }) => [from, value]);
    expect(targets('P2')).toEqual([[2022, 50]]);
    expect(targets('P5')).toEqual([
      [2021, 50],
      [2022, 60],
      [2023, 65],
      [2024, 75],
      [2025, 80],
    ]);
    expect(targets('P6')).toEqual(targets('P5'));
    expect(targets('P9')?.map(([, value]) => value)).toEqual([40, 50, 60, 70, 80]);
    expect(targets('P10')?.map(([, value]) => value)).toEqual([65, 70, 75, 80, 85]);
  });

  test('gives the figures of the analysis as they stand, defects included', () => {
    expect(sum('age.doo.')).toBe(515);
    expect(sum('age.ooo.')).toBe(643);
    expect(sum('age.all.')).toBe(1158);
    expect(sum('tenure.doo.')).toBe(515);
    expect(sum('tenure.ooo.')).toBe(553);
    expect(sum('staff.') - sum('staff.odo.')).toBe(16 + 643 + 31 + 515);
  });

  test('quotes the document word for word', () => {
    const document = documentText('murom');
    const quoted = [...quotations(murom), ['periodicity', murom.periodicity.text], ['act', murom.document.act]];
    for (const [where = '', text = ''] of quoted) {
      expect(standsIn(document, text), `${where}: ${text}`).toBe(true);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { volgodonsk } from '../../pipeline/catalogue/volgodonsk/index.ts';
import { documentText, quotations, standsIn } from './verbatim.ts';

const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const numbered = (letter: string, upTo: number) => Array.from({ length: upTo }, (_, index) => `${letter}${index + 1}`);

describe('the catalogue of Volgodonsk', () => {
  test('has everything the document counts', () => {
    expect(ids(volgodonsk.indicators)).toEqual(numbered('V', 6));
    expect(volgodonsk.readings.map(({ mark }) => mark)).toEqual(numbered('V', 7));
    expect(volgodonsk.tables).toHaveLength(0);
    expect(volgodonsk.measures).toHaveLength(0);
    expect(volgodonsk.methods).toHaveLength(1 + 5);
    expect(volgodonsk.aims.filter(({ title }) => title.startsWith('Задача'))).toHaveLength(8);
    expect(volgodonsk.passport.filter(({ clause }) => clause === 'Раздел 1, понятия')).toHaveLength(21);
  });

  test('names nothing twice', () => {
    for (const things of [volgodonsk.sections, volgodonsk.indicators, volgodonsk.printed, volgodonsk.facts]) {
      expect(new Set(ids(things)).size).toBe(things.length);
    }
  });

  test('refers only to what exists', () => {
    const marks = volgodonsk.readings.map(({ mark }) => mark);
    for (const { section } of volgodonsk.indicators) expect(ids(volgodonsk.sections)).toContain(section);
    for (const { readings } of [...volgodonsk.indicators, ...volgodonsk.facts]) {
      for (const mark of readings ?? []) expect(marks).toContain(mark);
    }
    for (const { indicators, sheet } of volgodonsk.printed) {
      for (const id of indicators) expect(ids(volgodonsk.indicators)).toContain(id);
      expect(sheet.length).toBeLessThanOrEqual(31);
    }
  });

  test('sets no targets', () => {
    for (const { id, targets } of volgodonsk.indicators) expect(targets, id).toBeUndefined();
  });

  test('leaves out what cannot be read', () => {
    const quoted = quotations(volgodonsk).map(([, text]) => text);
    for (const garbled of ['ДНИ', 'ЦНШМ', 'ДШЮ', '2029', '№474']) {
      expect(quoted.filter((text) => text.includes(garbled))).toEqual([]);
    }
  });

  test('quotes the document word for word', () => {
    const document = documentText('volgodonsk');
    const quoted = [
      ...quotations(volgodonsk),
      ['periodicity', volgodonsk.periodicity.text],
      ['operator', volgodonsk.operator],
    ];
    for (const [where = '', text = ''] of quoted) {
      expect(standsIn(document, text), `${where}: ${text}`).toBe(true);
    }
  });
});

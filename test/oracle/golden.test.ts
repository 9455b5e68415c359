import { expect, test } from 'vitest';
import type { Row } from './input.ts';
import { collectTiny, person, school, tableRows } from './tiny.ts';

/** Murom on 1 January 2021 (forms.md §9a); 94 in the school's first band of tenure, not the document's 4. */
const AGES = { ДОО: [29, 23, 54, 67, 77, 92, 68, 71, 29, 5], ООО: [49, 41, 63, 37, 44, 112, 107, 100, 60, 30] };
const TENURES = { ДОО: [59, 63, 82, 64, 247], ООО: [94, 68, 43, 34, 404] };
/** Высшая, первая, СЗД, without; schools give shares only, so theirs are made up. */
const CATEGORIES = { ДОО: [122, 319, 38, 36], ООО: [312, 231, 60, 40] };
const CATEGORY_NAMES = ['высшая', 'первая', 'СЗД', 'нет'];

/** The first and the last age of every band, in turns. */
const ageIn = (band: number, at: number): number => {
  const first = band === 0 ? 17 : 20 + band * 5;
  const last = band === 9 ? 85 : 24 + band * 5;
  return at % 2 === 0 ? first : last;
};
const tenureIn = (band: number, at: number): number => {
  const last = band === 4 ? 60 : band * 5 + 4;
  return at % 2 === 0 ? band * 5 : last;
};

const spread = (counts: readonly number[], value: (band: number, at: number) => number): number[] =>
  counts.flatMap((count, band) => Array.from({ length: count }, (_, at) => value(band, at)));

function staffOf(type: 'ДОО' | 'ООО'): Row[] {
  const tenures = spread(TENURES[type], tenureIn);
  const categories = spread(CATEGORIES[type], (band) => band);
  return spread(AGES[type], ageIn).map((age, at) =>
    person(at + 1, {
      position: type === 'ООО' ? 'учитель' : 'воспитатель',
      birth_year: String(2021 - 1 - age),
      ped_experience: String(tenures[at]),
      category: CATEGORY_NAMES[categories[at]!]!,
    }),
  );
}

test('the tables of Murom on 1 January 2021', async () => {
  const collected = await collectTiny({
    framework: 'murom',
    period: '2021',
    schools: [school('1', { type: 'ДОО', staff: staffOf('ДОО') }), school('2', { type: 'ООО', staff: staffOf('ООО') })],
  });
  const sum = (values: readonly (number | null)[] | undefined): number =>
    values!.reduce<number>((total, value) => total + value!, 0);
  const blank = (length: number): null[] => Array.from({ length }, () => null);

  const age = tableRows(collected, 'age');
  const tenure = tableRows(collected, 'tenure');
  const categories = tableRows(collected, 'categories');
  expect(age).toEqual({
    ...AGES,
    ОДО: blank(10),
    Всего: [78, 64, 117, 104, 121, 204, 175, 171, 89, 35],
  });
  expect(tenure).toEqual({ ...TENURES, ОДО: blank(5), Всего: [153, 131, 125, 98, 651] });
  expect(categories).toEqual({ ...CATEGORIES, ОДО: blank(4), Всего: [434, 550, 98, 76] });
  for (const rows of [age, tenure, categories])
    expect([sum(rows['ДОО']), sum(rows['ООО']), sum(rows['Всего'])]).toEqual([515, 643, 1158]);
  expect(tableRows(collected, 'categories_pct')['ООО']).toEqual([48.5, 35.9, 9.3, 6.2]);
  expect(tableRows(collected, 'categories_pct')['ОДО']).toEqual(blank(4));
  expect(tableRows(collected, 'staff')).toEqual({
    ДОО: [1, 0, 0, 515],
    ООО: [1, 0, 0, 643],
    ОДО: blank(4),
    Всего: [2, 0, 0, 1158],
  });
});

import { askedOf } from '../../pipeline/catalogue/asked.ts';
import type { Field } from '../../pipeline/catalogue/fields.ts';
import type { Value } from '../../pipeline/condition/predicate.ts';
import type { Period } from '../../pipeline/period.ts';
import type { School } from '../../pipeline/registry.ts';

/** A seeded generator of numbers in [0; 1): the same seed, the same schools. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Row = Record<string, Value>;

export interface RandomSchool {
  readonly school: School;
  readonly values: Row;
  readonly staff: readonly Row[];
  readonly training: readonly Row[];
}

/**
 * A school made up from the dictionary alone: any allowed value, blanks, boundaries. Every fifth school also has
 * faults, so that the verdicts of the sheet and of the program have something to agree about.
 */
export function randomSchool(seed: number, asked: ReadonlySet<string>, period: Period): RandomSchool {
  const next = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const within = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const value = ({ kind, list, min = 0, max, code }: Field, blank: number): Value => {
    if (next() < blank) return null;
    if (kind === 'lists')
      return Array.from({ length: within(1, 3) }, () =>
        pick(list!.values).toLowerCase() === 'прочее' ? 'прочее' : pick(list!.values),
      );
    if (list !== undefined) return pick(list.values);
    if (kind === 'date') return `${within(period.year - 3, period.year)}-${pick(['01-15', '08-31', '09-01', '05-20'])}`;
    const highest = typeof max === 'object' ? period.year + max.year : (max ?? 100);
    if (code === 'birth_year') return within(period.year - 66, highest);
    if (code.endsWith('_year')) return within(period.year - 9, highest);
    if (code === 'ped_experience') return within(0, 40);
    if (code === 'load_hours') return pick([18, 26.5, 27, 36, 0]);
    return (
      within(min, Math.min(highest, 40)) +
      (kind === 'number' && code.startsWith('positions') ? pick([0, 0.5, 0.25]) : 0)
    );
  };
  const faulty = seed % 5 === 0;
  const staffFields = askedOf(asked, 'staff').filter(({ always }) => !always);
  const people = within(0, 40);
  const staff = Array.from({ length: people }, (_, at): Row => {
    const row: Row = { row_no: at + 1 };
    const teacher = next() < 0.6;
    for (const field of staffFields) {
      const needed = field.required !== undefined;
      const made = field.code === 'position' && teacher ? 'учитель' : value(field, needed ? (faulty ? 0.03 : 0) : 0.4);
      if (made !== null) row[field.code] = made;
    }
    if (faulty && next() < 0.08) row['category'] = 'кукуруза';
    if (faulty && next() < 0.08) row['birth_year'] = pick([1900, period.year, 'скоро']);
    if (faulty && next() < 0.08) row['load_hours'] = 77;
    return row;
  });
  const courseFields = askedOf(asked, 'training').filter(({ code }) => code !== 'course.person');
  const training = Array.from({ length: people === 0 ? 0 : within(0, 2 * people) }, (): Row => {
    const row: Row = { 'course.person': faulty && next() < 0.05 ? 299 : within(1, people) };
    for (const field of courseFields) {
      const made =
        field.kind === 'text'
          ? pick(['Программа А', 'Программа Б'])
          : value(field, field.required !== undefined ? 0 : 0.4);
      if (made !== null) row[field.code] = made;
    }
    return row;
  });
  const values: Row = {};
  for (const field of askedOf(asked, 'school'))
    if (!field.registry) {
      const made = value(field, 0.3);
      if (made !== null) values[field.code] = made;
    }
  if (!faulty)
    for (const [part, whole] of [
      ['positions_filled', 'positions_total'],
      ['young_stayed_3y', 'young_hired_3y'],
      ['survey_satisfied', 'survey_respondents'],
    ] as const)
      if (Number(values[part]) > Number(values[whole] ?? Infinity)) values[part] = values[whole]!;
  return {
    school: {
      code: String(1000 + seed),
      name: `Организация № ${seed}`,
      type: pick(['ООО', 'ООО', 'ДОО', 'ОДО'] as const),
      shnor: next() < 0.3,
      shnsu: next() < 0.3,
    },
    values,
    staff,
    training,
  };
}

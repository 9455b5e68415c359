import { askedOf } from '../../pipeline/catalogue/asked.ts';
import type { Field } from '../../pipeline/catalogue/fields.ts';
import type { Framework } from '../../pipeline/catalogue/types.ts';
import type { Value, Values } from '../../pipeline/condition/predicate.ts';
import type { School } from '../../pipeline/registry.ts';
import { askedOfSchool } from '../../pipeline/template/applies.ts';
import type { StoredSubmission } from './stored.ts';

const isFilled = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** Filled part, 0…1, of the cells that this school is asked to fill: what rows require, and all single answers. */
export function progressOf(
  { staff, training, school: values }: StoredSubmission,
  asked: ReadonlySet<string>,
  frameworks: readonly Framework[],
  school: School,
): number {
  let cells = 0;
  let filled = 0;
  const look = (fields: readonly Field[], row: Values): void => {
    for (const { code } of fields) {
      cells += 1;
      if (isFilled(row[code])) filled += 1;
    }
  };
  const own = askedOfSchool(asked, frameworks, school);
  const needed = (owner: 'staff' | 'training', teacher: boolean): Field[] =>
    askedOf(own, owner).filter(({ required }) => required === 'always' || (teacher && required === 'teacher'));
  const [anybody, teachers, courses] = [needed('staff', false), needed('staff', true), needed('training', false)];
  for (const { values: row } of staff) look(row['position'] === 'учитель' ? teachers : anybody, row);
  for (const { values: row } of training) look(courses, row);
  look(
    askedOf(own, 'school').filter(({ registry }) => registry !== true),
    values,
  );
  return cells === 0 ? 0 : Math.round((1000 * filled) / cells) / 1000;
}

import type { Value } from '../condition/predicate.ts';
import type { Marker } from './marks.ts';
import { isHead, isYoung, type Person } from './people.ts';
import type { DemoSchool } from './schools.ts';

/** A person and the row being filled in. */
export interface Row {
  readonly person: Person;
  readonly values: Record<string, Value>;
}

/** How many people one mentor leads. */
const LED = 2;

/**
 * Pairs of a school: the young and newly come have mentors, mentors have served eight years at least and are nobody's
 * pupils, and there are enough of them.
 */
export function pairUp(rows: readonly Row[], school: DemoSchool, marker: Marker): void {
  const own = rows.filter(({ person }) => !person.external && !isHead(person));
  const pupils = own.filter(
    ({ person }) =>
      marker.is('has_mentor', { rookie: 0.84, young: 0.3, ped: 0.012 }, person, school) && person.tenure < 20,
  );
  for (const { values } of pupils) values['has_mentor'] = 'да';
  const candidates = own
    .filter(({ person, values }) => person.tenure >= 8 && !isYoung(person) && values['has_mentor'] !== 'да')
    .sort((a, b) => marker.draw('is_mentor', a.person) - marker.draw('is_mentor', b.person));
  const needed = Math.ceil(pupils.length / LED);
  candidates.forEach(({ person, values }, at) => {
    if (at < needed || marker.has('is_mentor', person, school)) values['is_mentor'] = 'да';
  });
}

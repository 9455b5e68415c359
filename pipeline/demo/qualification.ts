import type { Value } from '../condition/predicate.ts';
import type { Period } from '../period.ts';
import { evenly, type Strata } from './draw.ts';
import { isHead, type Person } from './people.ts';
import type { DemoSchool } from './schools.ts';
import type { Town } from './town.ts';

/** Categories of everybody: the longer one has served, the likelier the higher one; nobody in the first two years. */
export function categoriesOf(town: Town, schools: readonly DemoSchool[], people: readonly Person[]): string[] {
  const result = Array<string>(people.length).fill('нет');
  const draws = evenly(`${town.id}|category`, people.length);
  const ranked = people.filter((one) => !isHead(one) && !one.external);
  for (const [kind, own] of Map.groupBy(ranked, ({ school }) => schools[school]!.kind)) {
    const score = ({ at, tenure }: Person): number =>
      tenure < 3 ? -1 : 0.65 * draws[at]! + 0.35 * Math.min(1, tenure / 20);
    const order = [...own].sort((a, b) => score(b) - score(a) || a.at - b.at);
    const [highest, first, suited] = kind.categories;
    order.forEach(({ at }, rank) => {
      const share = (rank + 0.5) / order.length;
      if (people[at]!.tenure < 3) return;
      result[at] =
        share < highest
          ? 'высшая'
          : share < highest + first
            ? 'первая'
            : share < highest + first + suited
              ? 'СЗД'
              : 'нет';
    });
  }
  for (const { at, tenure } of people.filter((one) => isHead(one) || one.external))
    if (tenure >= 3) result[at] = draws[at]! < 0.45 ? 'СЗД' : draws[at]! < 0.6 ? 'первая' : 'нет';
  return result;
}

/** Education, whether it fits the subject, and the years that are asked of the young. */
export function educationOf(
  person: Person,
  { kind }: DemoSchool,
  town: Town,
  strata: Strata,
  period: Period,
): Record<string, Value> {
  const draw = (question: string): number => strata.of(question, person.at);
  const higher = draw('higher') < (isHead(person) ? 0.97 : kind.higher) && person.age >= 22;
  const pedagogical = draw('pedagogical') < (higher ? 0.94 : 0.88);
  const values: Record<string, Value> = {
    education_level:
      person.age < 22 && !higher && draw('studies') < 0.5
        ? 'иное'
        : `${higher ? 'ВО' : 'СПО'} ${pedagogical ? 'педагогическое' : 'непедагогическое'}`,
  };
  if (person.kin === 'teacher') {
    const fits = draw('fits') < (town.fitting ?? 0.81);
    values['edu_matches'] = fits ? 'да' : 'нет';
    if (draw('retraining') < (fits ? 0.06 : 0.47)) values['retraining'] = 'да';
    values['load_hours'] = loadOf(draw('load'), draw('hours'));
  } else if (person.kin === 'extra') values['load_hours'] = 18;
  if (person.age <= 35) {
    // A school year begins in the calendar year before the one that names it.
    const latest = Number(period.end.slice(0, 4)) - (period.name.includes('-') ? 1 : 0);
    const began = latest - person.tenure;
    const later = draw('stayed') < 0.6 ? 0 : 1 + Math.floor(3 * draw('moved'));
    values['graduation_year'] = began;
    values['hire_year'] = Math.min(latest, began + later);
  }
  return values;
}

/** A third of teachers have 27 hours a week and more; a few are on leave. */
function loadOf(draw: number, hours: number): number {
  if (draw > 0.995) return 0;
  return draw < 0.33 ? 27 + Math.floor(hours * 16) / 2 : 14 + Math.floor(hours * 26) / 2;
}

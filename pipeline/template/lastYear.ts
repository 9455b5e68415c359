import { field } from '../catalogue/fields.ts';
import type { Indicator, Tally } from '../catalogue/types.ts';
import { examine, type Examined } from '../check/breaches.ts';
import { restrict } from '../check/check.ts';
import { fulfils, type Settings } from '../condition/predicate.ts';
import { coveredBy } from '../indicators/plan.ts';
import { percent } from '../indicators/share.ts';
import { parsePeriod, previousPeriod } from '../period.ts';
import type { School } from '../registry.ts';
import type { Submission } from '../submission.ts';
import { registryValues } from './applies.ts';

/** Reads last year's figures of one school, indicator by indicator. */
export function lastYear(
  previous: Submission,
  school: School,
  settings: Settings,
  asked: ReadonlySet<string>,
): (indicator: Indicator) => number | string | null {
  const period = parsePeriod(previous.identity?.period ?? '') ?? previousPeriod(settings.period);
  const given = restrict(previous, asked);
  const examined = examine(given, { ...given.school, ...registryValues(school) }, { ...settings, period });
  return (indicator) => valueOf(indicator, examined);
}

/** The number, percentage or answer; null where it is unknown or the ИМЦ's. */
function valueOf({ computation }: Indicator, examined: Examined): number | string | null {
  const { school, people, settings } = examined;
  const itself = { values: school, school, courses: [], people };
  const covers = coveredBy(computation);
  if (covers !== undefined && !fulfils(itself, covers, settings)) return null;
  const count = (tally: Tally): number | null => {
    if ('people' in tally) return people.filter((person) => fulfils(person, tally.people, settings)).length;
    if ('schools' in tally) return fulfils(itself, tally.schools, settings) ? 1 : 0;
    if ('municipal' in tally) return null;
    const read = (code: string): number | null => {
      const value = school[code] ?? null;
      return typeof value === 'number' ? Math.round(value * (field(code).scale ?? 1)) : null;
    };
    const [total, less] = [read(tally.total), tally.less === undefined ? 0 : read(tally.less)];
    return total === null || less === null ? null : total - less;
  };
  switch (computation.kind) {
    case 'share':
      return percent(count(computation.part), count(computation.whole));
    case 'count':
      return count(computation.part);
    case 'presence': {
      const answer = computation.schools === undefined ? null : (school[computation.schools] ?? null);
      return typeof answer === 'string' ? answer : null;
    }
    case 'text':
      return null;
  }
}

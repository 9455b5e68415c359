import type { Framework } from '../catalogue/types.ts';
import { collect } from '../collect.ts';
import { planOf } from '../indicators/plan.ts';
import type { Results } from '../indicators/results.ts';
import { readMunicipality } from '../intake/municipality.ts';
import type { Period } from '../period.ts';
import { municipalityText } from './centre.ts';
import { utf8 } from './csv.ts';
import { handIn } from './rehearsal.ts';
import { reportsOf, type Population } from './roster.ts';
import { spoiledBefore } from './spoil.ts';
import { troubleOf, type TroubleKind } from './troubles.ts';

/** Whoever has trouble of these kinds now was not in last period's sums either. */
const ABSENT: ReadonlySet<TroubleKind | undefined> = new Set(['silent', 'foreign', 'mistaken']);

/** Results of the period before, computed as any others from what the schools would have sent then. */
export function lastResults(population: Population, framework: Framework, period: Period, generated: string): Results {
  const plan = planOf([framework], { period, youngMaxAge: 35 });
  const reports = reportsOf(population, period, 'before')
    .map((report) => spoiledBefore(report, troubleOf(report.school)?.kind))
    .filter(({ school }) => !ABSENT.has(troubleOf(school)?.kind));
  const { results } = collect({
    plan,
    registry: population.schools,
    received: handIn(reports, plan),
    municipality: readMunicipality('municipality.csv', utf8(municipalityText(population.town, framework, 'before'))),
    generated,
  });
  return results;
}

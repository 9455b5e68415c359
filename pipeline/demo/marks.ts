import type { Value } from '../condition/predicate.ts';
import { randomOf, type Strata } from './draw.ts';
import { isHead, isYoung, rateFor, type Person } from './people.ts';
import type { DemoSchool } from './schools.ts';
import type { Rate, Season, Town } from './town.ts';

/** How often «да» is said about a person, by field, in an ordinary town. */
const ORDINARY: Readonly<Record<string, Rate>> = {
  diag_federal: { teacher: 0.14 },
  diag_regional: { ped: 0.36, head: 0.34 },
  diag_self: { ped: 0.62, head: 0.4 },
  ippr: { ped: 0.46 },
  method_support: { ped: 0.31, young: 0.7, rookie: 0.78, director: 0.8, deputy: 0.5 },
  is_mentor: { ped: 0.09 },
  rma_support: { young: 0.13 },
  creative_project: { ped: 0.28 },
  contest_local: { ped: 0.19, rookie: 0.24 },
  contest_regional: { ped: 0.07 },
  network_events: { ped: 0.5, head: 0.45 },
  gives_masterclass: { ped: 0.14 },
  expert_regional: { teacher: 0.07, ped: 0.03 },
  network_projects: { ped: 0.06 },
  internal_training: { ped: 0.67, head: 0.5 },
  innovation_active: { ped: 0.13 },
  indep_assess_prep: { ped: 0.11 },
  attest_support: { director: 0.92 },
  reserve: { deputy: 0.06, ped: 0.004 },
};

/** Draws of one person, held against the rates of the town, the school and the year. */
export class Marker {
  private readonly town: Town;
  private readonly strata: Strata;
  private readonly season: Season;

  constructor(town: Town, strata: Strata, season: Season) {
    this.town = town;
    this.strata = strata;
    this.season = season;
  }

  draw(question: string, { at }: Person): number {
    return this.strata.of(question, at);
  }

  /** Whether it is so about the person; a year ago it was so a little less often, of mostly the same people. */
  is(question: string, rate: Rate, person: Person, { strength }: DemoSchool): boolean {
    const growth = this.season === 'now' ? 1 : 0.88 + 0.11 * randomOf(`${this.town.id}|${question}|before`)();
    const share = rateFor(rate, person) * (1 + 0.25 * strength) * growth;
    return this.draw(question, person) < Math.min(share, 0.99);
  }

  /** The same, by the town's own rate of the field or the ordinary one. */
  has(code: string, person: Person, school: DemoSchool): boolean {
    return this.is(code, this.town.marks?.[code] ?? ORDINARY[code] ?? 0, person, school);
  }
}

/** Everything a person's row says of the period: only what is «да», for a blank means «нет». */
export function marksOf(person: Person, school: DemoSchool, marker: Marker): Record<string, Value> {
  if (person.external) return {};
  const values: Record<string, Value> = {};
  for (const code of Object.keys(ORDINARY))
    // Mentors are paired with their pupils afterwards.
    if (code !== 'is_mentor' && marker.has(code, person, school)) values[code] = 'да';
  routeOf(values, person, school, marker);
  const federal = marker.draw('contest_federal', person);
  if (!isHead(person) && federal < 0.028)
    values['contest_federal'] = federal < 0.004 ? 'победитель' : federal < 0.009 ? 'призёр' : 'участник';
  const products = marker.draw('method_products', person);
  if (!isHead(person) && products < 0.15)
    values['method_products'] = products < 0.03 ? 'региональный' : 'муниципальный';
  if (isYoung(person)) {
    const community = marker.draw('young_community', person);
    if (community < 0.68)
      values['young_community'] =
        community < 0.08 ? 'оба' : community < 0.18 ? 'областная ассоциация' : 'муниципальное';
  }
  if (marker.is('attest_new', { director: 0.86, ped: 0.2 }, person, school))
    values['attest_new'] = marker.draw('attest_passed', person) < 0.84 ? 'прошёл успешно' : 'включён';
  return values;
}

/** A route of the ЦНППМ follows its diagnostics, with few exceptions, and has its own states. */
function routeOf(values: Record<string, Value>, person: Person, school: DemoSchool, marker: Marker): void {
  const rate: Rate = values['diag_regional'] === 'да' ? { ped: 0.72, head: 0.4 } : { ped: 0.02 };
  if (!marker.is('iom_cnppm', rate, person, school)) return;
  const state = marker.draw('iom_state', person);
  values['iom_cnppm'] = state < 0.22 ? 'разработан' : state < 0.62 ? 'реализуется' : 'завершён';
  if (marker.is('iom_support', 0.8, person, school)) values['iom_support'] = 'да';
  if (values['iom_cnppm'] !== 'завершён') return;
  if (marker.draw('iom_recs', person) < 0.93) values['iom_recs'] = 'да';
  if (marker.draw('iom_dynamics', person) < 0.58) values['iom_dynamics'] = 'да';
}

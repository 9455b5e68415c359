import { createHash } from 'node:crypto';
import { rulesFor } from '../../pipeline/catalogue/rules.ts';
import type { Settings } from '../../pipeline/condition/predicate.ts';
import { fieldsAsked } from '../../pipeline/catalogue/asked.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { parsePeriod, type Period } from '../../pipeline/period.ts';
import type { School } from '../../pipeline/registry.ts';
import { frameworksOf, type Against } from '../receive/task.ts';
import type { Campaign, RegisteredSchool } from '../store/port.ts';

export function periodOf({ period }: Pick<Campaign, 'period'>): Period {
  const parsed = parsePeriod(period);
  if (parsed === undefined) throw new Error(`Campaign with period ${period}`);
  return parsed;
}

/** What a school's report is checked and counted by: targets have no part in it. */
const countedBy = (campaign: Pick<Campaign, 'period' | 'settings'>): Settings => ({
  period: periodOf(campaign),
  youngMaxAge: campaign.settings.youngMaxAge,
});

/** What sums of a campaign are counted and judged by. */
export function conditionsOf(campaign: Pick<Campaign, 'period' | 'settings'>): Settings {
  const { targets = {} } = campaign.settings;
  return { ...countedBy(campaign), ...(Object.keys(targets).length === 0 ? {} : { targets }) };
}

/** A school as the pipeline knows it, without what only the ИМЦ needs. */
export const bare = ({ code, name, type, shnor, shnsu }: RegisteredSchool): School => ({
  code,
  name,
  type,
  shnor,
  shnsu,
});

export const againstOf = (campaign: Campaign, schools: readonly RegisteredSchool[]): Against => ({
  frameworks: campaign.frameworks,
  settings: countedBy(campaign),
  schools: schools.map(bare),
});

const bases = new Map<string, string>();
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Version of the rules a school is checked by: differs when rules, documents, settings or the school's line of the
 * registry differ, and with it old sums are no longer comparable.
 */
export function rulesVersion(campaign: Campaign, school: RegisteredSchool): string {
  const settings = countedBy(campaign);
  const key = JSON.stringify([campaign.frameworks, settings]);
  let base = bases.get(key);
  if (base === undefined) {
    const frameworks = frameworksOf(campaign.frameworks);
    const plan = planOf(frameworks, settings);
    // Its hash only: a hundred kilobytes of rules would be hashed anew for every school.
    base = hashOf(JSON.stringify([key, [...plan.tallies.keys()], rulesFor(fieldsAsked(frameworks))]));
    if (bases.size > 16) bases.clear();
    bases.set(key, base);
  }
  return hashOf(base + JSON.stringify(bare(school))).slice(0, 16);
}

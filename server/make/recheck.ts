import { againstOf, rulesVersion } from '../campaign/terms.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Server } from '../server.ts';
import type { Actor, Campaign, MunicipalStore, Rechecked, RegisteredSchool, Standing } from '../store/port.ts';
import type { Progress } from './jobs.ts';
import { together } from './together.ts';

/** Reading threads that a recheck takes: one stays free for schools that send meanwhile. */
const AT_ONCE = 1;
/** Verdicts written in one transaction. */
const BATCH = 50;

/**
 * Checks kept submissions again by the rules of now and writes the new verdicts; nothing else of them changes.
 * @returns the same standings with their new verdicts
 */
export async function recheck(
  { reception }: Pick<Server, 'reception'>,
  request: {
    readonly store: MunicipalStore;
    readonly by: Actor;
    readonly campaign: Campaign;
    readonly registry: readonly RegisteredSchool[];
    readonly standings: readonly Standing[];
  },
  progress: Progress,
): Promise<Standing[]> {
  const { store, by, campaign, registry, standings } = request;
  const schools = new Map(registry.map((school) => [school.code, school]));
  const checked: Rechecked[] = [];
  const results = await together(standings, AT_ONCE, async (standing, at): Promise<Standing> => {
    progress('проверяю заново', at, standings.length);
    const { version } = standing;
    const school = schools.get(version.school);
    // Rows that were removed cannot be checked again: their sums stay as they are.
    if (version.erasedAt !== null || school === undefined) return standing;
    const place = { campaign: campaign.id, school: school.code };
    const document = (await store.document(place, version.version)) as StoredSubmission;
    const read = await reception.read({
      is: 'stored',
      file: version.file.name,
      document,
      against: againstOf(campaign, [school]),
    });
    if (read.is !== 'checked') throw new Error(`A kept submission was read as ${read.is}`);
    const { errors, queries, progress: filled, findings, partial } = read;
    const rules = rulesVersion(campaign, school);
    const verdict = { errors, queries, progress: filled, partial, rules };
    checked.push({ ...place, version: version.version, findings, ...verdict });
    if (checked.length >= BATCH) await store.recheckSubmissions(by, campaign.id, checked.splice(0));
    return { ...standing, findings, version: { ...version, ...verdict } };
  });
  if (checked.length > 0) await store.recheckSubmissions(by, campaign.id, checked);
  return results;
}

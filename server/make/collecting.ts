import type { Finding } from '../../pipeline/finding.ts';
import type { Received } from '../../pipeline/receive.ts';
import { previousResults } from '../campaign/previous.ts';
import { bare, conditionsOf, rulesVersion } from '../campaign/terms.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Server } from '../server.ts';
import { canonical } from '../store/canonical.ts';
import type { Actor, Campaign, CollectedRecord, MunicipalStore, Standing } from '../store/port.ts';
import type { Progress } from './jobs.ts';
import { recheck } from './recheck.ts';
import type { CollectedBody } from './task.ts';
import { together } from './together.ts';

const READING = 4;

/** Why a submission that is there is not in the sums; null when it is. */
function outside({ head, version }: Standing): Finding | null {
  const finding = {
    file: version.file.name,
    school: version.school,
    level: 'error',
    sheet: '',
    cell: '',
  } as const;
  if (head.excluded !== null)
    return {
      ...finding,
      code: 'T12',
      message: `отчёт исключён из свода: ${head.excluded.reason}`,
      hint: 'Вернуть его в свод может ИМЦ.',
    };
  if (head.status === 'на доработке')
    return {
      ...finding,
      code: 'T13',
      message: 'отчёт возвращён на доработку и пока не учтён',
      hint: 'Будет учтён, когда организация отправит исправленный.',
    };
  return null;
}

/** A kept submission as the pipeline's `collect` takes it: the sums are those of its arrival. */
async function receivedOf(store: MunicipalStore, standing: Standing): Promise<Received> {
  const { version, findings } = standing;
  const place = { campaign: version.campaign, school: version.school };
  const document =
    version.erasedAt === null ? ((await store.document(place, version.version)) as StoredSubmission) : null;
  const kept = outside(standing);
  return {
    file: version.file.name,
    sha256: version.file.sha256,
    code: version.school,
    foreign: false,
    findings: kept === null ? findings : [...findings, kept],
    explanations: document?.explanations ?? [],
    partial: kept === null ? version.partial : null,
    fingerprint: version.fingerprint,
    ...(document?.counts ?? { people: 0, courses: 0, pedagogues: 0 }),
  };
}

/**
 * The one button: all versions in force as of one moment, summed from their partial sums; whatever was checked by
 * other rules is checked again first.
 */
export async function collectCampaign(
  server: Server,
  { store, by, campaign }: { readonly store: MunicipalStore; readonly by: Actor; readonly campaign: Campaign },
  progress: Progress,
): Promise<CollectedRecord> {
  const { id } = campaign;
  const [registry, answers, measures] = [await store.registry(id), await store.answers(id), await store.measures(id)];
  const current = new Map(registry.map((school) => [school.code, rulesVersion(campaign, school)]));
  const snapshot = await store.standings(id);
  const stale = snapshot.filter(({ version }) => version.rules !== current.get(version.school));
  const renewed = await recheck(server, { store, by, campaign, registry, standings: stale }, progress);
  const bySchool = new Map(renewed.map((standing) => [standing.version.school, standing]));
  const standings = snapshot.map((standing) => bySchool.get(standing.version.school) ?? standing);
  const received = await together(standings, READING, (standing, at) => {
    progress('собираю отчёты', at, standings.length);
    return receivedOf(store, standing);
  });
  progress('считаю', standings.length, standings.length);
  const { centre, director } = (await store.settings()).settings;
  const body = await server.workshop.collect({
    frameworks: campaign.frameworks,
    settings: conditionsOf(campaign),
    registry: registry.map(bare),
    received,
    municipality: { ...answers, youngMaxAge: campaign.settings.youngMaxAge, findings: [] },
    measures,
    previous: await previousResults(store, server.blobs, campaign),
    generated: server
      .clock()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    heading: { ...(centre === undefined ? {} : { centre }), ...(director === undefined ? {} : { director }) },
  });
  return store.saveCollected(by, { campaign: id, stamps: standings.map(stampOf), body });
}

/** Whether the collection still says what a new one would: same versions in the sums, same answers, same terms. */
export async function isFresh(
  store: MunicipalStore,
  campaign: Campaign,
  { stamps }: CollectedRecord,
  body: CollectedBody,
): Promise<boolean> {
  const standings = await store.standings(campaign.id);
  const inSums = standings.filter((one) => one.version.partial !== null && outside(one) === null);
  const { values, comments } = await store.answers(campaign.id);
  const now = [
    standings.map(stampOf),
    inSums.map(({ version }) => version.school),
    (await store.registry(campaign.id)).map(bare),
    await store.measures(campaign.id),
    conditionsOf(campaign),
    campaign.frameworks,
    { values, comments },
  ];
  const { accepted, registry, measures, settings, frameworks, municipality } = body;
  const own = { values: municipality.values, comments: municipality.comments };
  return (
    canonical(now) ===
    canonical([stamps, accepted.map(({ code }) => code), registry, measures, settings, frameworks, own])
  );
}

export const stampOf = ({ version: { school, version, document } }: Standing) => ({ school, version, document });

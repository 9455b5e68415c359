import { parsePeriod } from '../../pipeline/period.ts';
import { referredBlobs } from './erase.ts';
import type { Actor, Municipality, Sha256 } from './records.ts';
import type { Archive } from './sqlite.ts';
import type { Town } from './town.ts';

const DAY = 86_400_000;
/** A repeated request is answered with its first receipt for as long. */
const KEYS_KEPT = 30 * DAY;
const SESSIONS_KEPT = DAY;
const INVITES_KEPT = 30 * DAY;
/** Younger documents may belong to a submission that is just being written. */
const ORPHANS_KEPT = DAY;

const SYSTEM: Actor = { role: 'system', id: 'retention' };

export interface Retained {
  /** Campaigns whose rosters' term has ended. */
  readonly campaigns: readonly string[];
  /** Stored documents removed, with those that no version ever referred to. */
  readonly documents: number;
}

/**
 * Removes what has been kept long enough: rows, findings, drafts and comments of periods that ended more than
 * `rosterYears` ago (their partial sums and released summaries stay), old request keys, sessions and invites.
 */
export async function applyRetention(
  { db, blobs, town }: Archive,
  municipality: Municipality,
  now: Date,
): Promise<Retained> {
  const { id } = municipality;
  const before = (age: number) => new Date(now.getTime() - age).toISOString();
  const over = db
    .all<{ id: string; period: string }>('SELECT id, period FROM campaigns WHERE municipality_id = ?', id)
    .filter(({ period }) => termEnded(period, municipality.settings.rosterYears, now))
    .map((campaign) => campaign.id);

  const removed = await db.write(() => {
    const documents = over.flatMap((campaign) => forgetRows(town(id), campaign, now));
    db.run('DELETE FROM idempotency WHERE municipality_id = ? AND created_at < ?', id, before(KEYS_KEPT));
    db.run('DELETE FROM sessions WHERE municipality_id = ? AND created_at < ?', id, before(SESSIONS_KEPT));
    db.run('DELETE FROM invites WHERE municipality_id = ? AND expires_at < ?', id, before(INVITES_KEPT));
    return new Set(documents);
  });

  const used = referredBlobs(db);
  let documents = 0;
  for (const hash of await blobs.list())
    if (!used.has(hash) && (removed.has(hash) || (await blobs.putAt(hash)) < now.getTime() - ORPHANS_KEPT)) {
      await blobs.remove(hash);
      documents += 1;
    }
  db.scrub();
  return { campaigns: over, documents };
}

/** Removes what a campaign keeps of people's rows. @returns the documents nobody needs for it any more */
function forgetRows({ id, db, log }: Town, campaign: string, now: Date): Sha256[] {
  const documents = db.all<{ hash: Sha256 }>(
    `SELECT document AS hash FROM submissions WHERE municipality_id = ? AND campaign = ? AND erased_at IS NULL`,
    id,
    campaign,
  );
  const results = db.all<{ hash: Sha256 }>(
    'SELECT body AS hash FROM collected WHERE municipality_id = ? AND campaign = ?',
    id,
    campaign,
  );
  db.run(
    `UPDATE submissions SET erased_at = ?, findings = '[]'
     WHERE municipality_id = ? AND campaign = ? AND erased_at IS NULL`,
    now.toISOString(),
    id,
    campaign,
  );
  db.run('DELETE FROM drafts WHERE municipality_id = ? AND campaign = ?', id, campaign);
  db.run('DELETE FROM collected WHERE municipality_id = ? AND campaign = ?', id, campaign);
  db.run(`UPDATE heads SET remarks = '[]' WHERE municipality_id = ? AND campaign = ?`, id, campaign);
  if (documents.length > 0) log(SYSTEM, `rosters.removed ${documents.length}`, `campaign:${campaign}`);
  return [...documents, ...results].map(({ hash }) => hash);
}

/** Whether a period ended more than so many full years ago. */
function termEnded(period: string, years: number, now: Date): boolean {
  const end = parsePeriod(period)?.end;
  if (end === undefined) return false;
  const last = `${Number(end.slice(0, 4)) + years}${end.slice(4)}`;
  return now.toISOString().slice(0, 10) > last;
}

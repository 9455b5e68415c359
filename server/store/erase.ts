import type { MunicipalStore } from './port.ts';
import type { Sha256 } from './records.ts';
import { parsed, type Town } from './town.ts';

/** Tables with rows of schools; everything a school has left is in them and in stored documents. */
const OF_SCHOOLS = [
  'invites',
  'device_keys',
  'registry',
  'submissions',
  'heads',
  'drafts',
  'idempotency',
  'reminders',
] as const;

/** Removes a school from everything but released summaries, and the traces in the database's file too. */
export function erasingOf(town: Town): Pick<MunicipalStore, 'eraseSchool'> {
  const { id, db, blobs, log } = town;
  return {
    eraseSchool: async (by, school) => {
      const documents = await db.write(() => {
        const sent = db.all<{ hash: Sha256 }>(
          'SELECT document AS hash FROM submissions WHERE municipality_id = ? AND school = ?',
          id,
          school,
        );
        // Results can be made again without the school; released summaries are frozen and keep its sums.
        const results = db
          .all<{ id: string; stamps: string; hash: Sha256 }>(
            'SELECT id, stamps, body AS hash FROM collected WHERE municipality_id = ?',
            id,
          )
          .filter(({ stamps }) => parsed<readonly { school: string }[]>(stamps).some((one) => one.school === school));
        for (const table of OF_SCHOOLS)
          db.run(`DELETE FROM ${table} WHERE municipality_id = ? AND school = ?`, id, school);
        for (const result of results)
          db.run('DELETE FROM collected WHERE municipality_id = ? AND id = ?', id, result.id);
        log(by, 'school.erased', `school:${school}`);
        // Last: from here on nobody can tell whom the log's reference meant.
        db.run('DELETE FROM school_references WHERE municipality_id = ? AND school = ?', id, school);
        return [...sent, ...results].map(({ hash }) => hash);
      });
      const used = referredBlobs(town.db);
      for (const hash of new Set(documents)) if (!used.has(hash)) await blobs.remove(hash);
      db.scrub();
    },
  };
}

/** Hashes of all stored documents that the database speaks of. */
export function referredBlobs(db: Pick<Town['db'], 'each'>): Set<Sha256> {
  const used = new Set<Sha256>();
  for (const { hash } of db.each<{ hash: Sha256 }>(
    `SELECT document AS hash FROM submissions WHERE erased_at IS NULL UNION SELECT body FROM collected
     UNION SELECT body FROM releases UNION SELECT stamps FROM releases`,
  ))
    used.add(hash);
  for (const { files } of db.each<{ files: string }>('SELECT files FROM releases'))
    for (const file of parsed<readonly { sha256: Sha256 }[]>(files)) used.add(file.sha256);
  return used;
}

import { campaignOf } from './campaigns.ts';
import { canonical, sha256 } from './canonical.ts';
import type { MunicipalStore } from './port.ts';
import { nextNumber } from './receive.ts';
import type { CollectedRecord, Release, Stamp } from './records.ts';
import { Refusal } from './refusal.ts';
import { parsed, stored, type Town } from './town.ts';

interface ReleaseRow extends Omit<Release, 'frameworks' | 'stamps' | 'files'> {
  readonly frameworks: string;
  /** Hash of the stored list: rows name no school, so that erasing one leaves releases whole. */
  readonly stamps: string;
  readonly files: string;
}

const RELEASE = 'number, campaign, released_at AS "releasedAt", frameworks, note, stamps, body, files, hash';

/** Results of the one button, and summaries released for good. */
export function resultsOf(
  town: Town,
): Pick<MunicipalStore, 'saveCollected' | 'collected' | 'release' | 'releases' | 'releaseNumbered'> {
  const { id, db, blobs, now, newId, log, ensureSpace } = town;
  const put = (value: unknown) => blobs.put(Buffer.from(stored(value)));

  const asRelease = async ({ frameworks, stamps, files, ...plain }: ReleaseRow): Promise<Release> => ({
    ...plain,
    frameworks: parsed(frameworks),
    files: parsed(files),
    stamps: parsed<Stamp[]>(Buffer.from(await blobs.read(stamps)).toString('utf8')),
  });

  return {
    saveCollected: async (by, { campaign, stamps, body: document }) => {
      await ensureSpace();
      const body = await put(document);
      return db.write(() => {
        campaignOf(town, campaign);
        const record: CollectedRecord = { id: newId(), campaign, madeAt: now(), stamps, body };
        db.run(
          'INSERT INTO collected VALUES (?, ?, ?, ?, ?, ?)',
          id,
          record.id,
          campaign,
          record.madeAt,
          stored(stamps),
          body,
        );
        log(by, 'campaign.collected', `campaign:${campaign}`, body);
        return record;
      });
    },
    collected: async (campaign) => {
      campaignOf(town, campaign);
      const row = db.get<Omit<CollectedRecord, 'stamps'> & { readonly stamps: string }>(
        `SELECT id, campaign, made_at AS "madeAt", stamps, body FROM collected
         WHERE municipality_id = ? AND campaign = ? ORDER BY made_at DESC, id DESC LIMIT 1`,
        id,
        campaign,
      );
      return row === undefined ? null : { ...row, stamps: parsed(row.stamps) };
    },
    release: async (by, { campaign, frameworks, note, stamps, body: document, files: contents }) => {
      await ensureSpace();
      const body = await put(document);
      const stampList = await put(stamps);
      const files = await Promise.all(
        contents.map(async ({ name, bytes }) => ({ name, sha256: await blobs.put(bytes), bytes: bytes.length })),
      );
      return db.write(() => {
        campaignOf(town, campaign);
        const frozen = {
          number: nextNumber(town, 'release'),
          campaign,
          releasedAt: now(),
          frameworks,
          note,
          stamps,
          body,
          files,
        };
        const hash = sha256(canonical(frozen));
        db.run(
          'INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          id,
          frozen.number,
          campaign,
          frozen.releasedAt,
          stored(frameworks),
          note,
          stampList,
          body,
          stored(files),
          hash,
        );
        log(by, 'release.made', `release:${frozen.number}`, hash);
        return { ...frozen, hash };
      });
    },
    releases: async () =>
      Promise.all(
        db
          .all<ReleaseRow>(`SELECT ${RELEASE} FROM releases WHERE municipality_id = ? ORDER BY number DESC`, id)
          .map(asRelease),
      ),
    releaseNumbered: async (number) => {
      const row = db.get<ReleaseRow>(
        `SELECT ${RELEASE} FROM releases WHERE municipality_id = ? AND number = ?`,
        id,
        number,
      );
      if (row === undefined) throw new Refusal('release.unknown');
      return asRelease(row);
    },
  };
}

import { openArchive } from '../../server/store/sqlite.ts';
import type { Acknowledged } from './load.ts';

export interface Promised {
  readonly campaign: string;
  readonly acknowledged: readonly Acknowledged[];
}

export interface Lost {
  readonly acknowledged: number;
  /** Acknowledged and not in the store, or there with another checksum, or with rows that cannot be read. */
  readonly lost: number;
}

/** Looks for every acknowledged report in the store of a stopped server; reading verifies the hash of its rows. */
export async function lostOf(folder: string, promised: readonly Promised[]): Promise<Lost> {
  const { store: archive } = await openArchive({ folder, clock: () => new Date(), leastFree: 0 });
  const store = archive.of((await archive.municipality())!.id);
  let [all, lost] = [0, 0];
  for (const { campaign, acknowledged } of promised)
    for (const { school, version, checksum } of acknowledged) {
      all += 1;
      const place = { campaign, school };
      const kept = await store.version(place, version).catch(() => null);
      const document = await store.document(place, version).catch(() => null);
      if (kept?.file.sha256 !== checksum || document === null) lost += 1;
    }
  archive.close();
  return { acknowledged: all, lost };
}

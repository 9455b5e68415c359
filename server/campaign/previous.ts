import type { Results } from '../../pipeline/indicators/results.ts';
import { previousPeriod } from '../../pipeline/period.ts';
import type { CollectedBody } from '../make/task.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { BlobStore, Campaign, MunicipalStore } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { periodOf } from './terms.ts';

/** Campaigns of the period before that share a document with this one, the newest first. */
async function campaignsBefore(store: MunicipalStore, campaign: Campaign): Promise<readonly Campaign[]> {
  const { name } = previousPeriod(periodOf(campaign));
  return (await store.campaigns()).filter(
    (one) => one.period === name && one.frameworks.some((id) => campaign.frameworks.includes(id)),
  );
}

/** What the school sent a period before: its last accepted version, rows included; null when there is none. */
export async function previousSubmission(
  store: MunicipalStore,
  campaign: Campaign,
  school: string,
): Promise<StoredSubmission | null> {
  for (const { id } of await campaignsBefore(store, campaign)) {
    try {
      const { accepted } = await store.head({ campaign: id, school });
      if (accepted !== null) return (await store.document({ campaign: id, school }, accepted)) as StoredSubmission;
    } catch (error) {
      // The school was not there yet, or its rows are removed by now: the book is given without them.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return null;
}

/** A stored JSON document. */
export async function readJson<T>(blobs: BlobStore, hash: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await blobs.read(hash))) as T;
}

/** Results of the period before: the last released ones, else the last collected; null when there are none. */
export async function previousResults(
  store: MunicipalStore,
  blobs: BlobStore,
  campaign: Campaign,
): Promise<Results | null> {
  const releases = await store.releases();
  for (const { id } of await campaignsBefore(store, campaign)) {
    const body = releases.find((release) => release.campaign === id)?.body ?? (await store.collected(id))?.body;
    if (body !== undefined) return (await readJson<CollectedBody>(blobs, body)).results;
  }
  return null;
}

import { createHash } from 'node:crypto';
import { readJson } from '../campaign/previous.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import type { Actor, Campaign, MunicipalStore, Release } from '../store/port.ts';
import { withoutSmallCells } from './smallCells.ts';
import type { CollectedBody, MadeFile } from './task.ts';

export interface ReleaseRequest {
  readonly store: MunicipalStore;
  readonly by: Actor;
  readonly campaign: Campaign;
  readonly frameworks: readonly string[];
  readonly note: string;
  /** Differences of the reconciliation are known and explained in the note. */
  readonly acceptDifferences: boolean;
}

/**
 * Freezes the latest collection: what is released is exactly what was looked at, with its moment written into the
 * files, so that they can be made again from the kept document to the same bytes.
 * @throws Problem results.none, framework.absent, release.differences
 */
export async function releaseCampaign(
  { workshop, blobs }: Pick<Server, 'workshop' | 'blobs'>,
  { store, by, campaign, frameworks, note, acceptDifferences }: ReleaseRequest,
): Promise<{ readonly release: Release; readonly files: readonly MadeFile[] }> {
  const latest = await store.collected(campaign.id);
  if (latest === null) throw new Problem('results.none');
  const whole = await readJson<CollectedBody>(blobs, latest.body);
  const absent = frameworks.find((id) => !whole.frameworks.includes(id));
  if (absent !== undefined) throw new Problem('framework.absent', { detail: `Документа ${absent} в своде нет.` });
  const differences = frameworks.flatMap((id) =>
    (whole.reconciliation[id] ?? []).filter(({ verdict }) => verdict === 'расхождение'),
  );
  if (differences.length > 0 && !acceptDifferences)
    throw new Problem('release.differences', {
      detail: `Расхождений: ${differences.length}. Объясните их и подтвердите выпуск.`,
      more: { differences },
    });
  const chosen = { ...whole.results, frameworks: whole.results.frameworks.filter(({ id }) => frameworks.includes(id)) };
  const body: CollectedBody = {
    ...whole,
    frameworks,
    results: campaign.settings.smallCells ? withoutSmallCells(chosen) : chosen,
  };
  const files = await workshop.books(body);
  const release = await store.release(by, {
    campaign: campaign.id,
    frameworks,
    note,
    stamps: latest.stamps,
    body,
    files,
  });
  return { release, files };
}

/** Makes a release's files again from its kept document. @returns names of files whose bytes differ */
export async function rebuild(
  { workshop, blobs }: Pick<Server, 'workshop' | 'blobs'>,
  release: Release,
): Promise<readonly string[]> {
  const made = await workshop.books(await readJson<CollectedBody>(blobs, release.body));
  const hashes = new Map(made.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]));
  return release.files.filter(({ name, sha256 }) => hashes.get(name) !== sha256).map(({ name }) => name);
}

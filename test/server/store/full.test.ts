import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fillUp, mountSmallDisk } from '../smallDisk.ts';
import { IMC, openWithCampaign, refusalOf, send, temporaryFolder } from './archive.ts';

/** A small file system of its own, null where one may not be mounted. */
function smallDisk(megabytes: number): string | null {
  const folder = temporaryFolder();
  const unmount = mountSmallDisk(folder, megabytes);
  if (unmount === null) return null;
  onTestFinished(unmount);
  return folder;
}

test('under the limit nothing new is taken, and reading goes on', async () => {
  const opened = await openWithCampaign(1, { leastFree: Number.MAX_SAFE_INTEGER });
  const { store, campaign, archive } = opened;
  expect((await archive.store.space()).enough).toBe(false);
  expect(await refusalOf(send(opened, 's001', 'one'))).toBe('storage.full');
  expect(await store.board(campaign)).toHaveLength(1);
  expect(await archive.blobs.list()).toEqual([]);
});

test('a disk that is full to the last byte acknowledges nothing, and serves again once there is space', async (context) => {
  const folder = smallDisk(20);
  if (folder === null) return context.skip('no right to mount');
  const opened = await openWithCampaign(1, { folder: join(folder, 'data') });
  const { store, campaign, archive } = opened;
  mkdirSync(join(folder, 'others'));
  const filler = join(folder, 'others', 'filler');
  await send(opened, 's001', 'first');

  // Documents run into the end of the space first …
  writeFileSync(filler, Buffer.alloc(12 << 20));
  const outcomes: (number | string)[] = [];
  for (let at = 0; at < 200; at += 1) {
    const words = `${at} ${'x'.repeat(40_000)}`;
    outcomes.push(await send(opened, 's001', words).catch((error: { code: string }) => error.code));
  }
  const acknowledged = outcomes.filter((outcome) => typeof outcome === 'number');
  expect(outcomes.filter((outcome) => outcome === 'storage.full').length).toBeGreaterThan(10);
  expect(outcomes.filter((outcome) => outcome === 'storage.full').length + acknowledged.length).toBe(200);

  // … and then the database's own log, where only it is written to.
  fillUp(filler);
  let noted = archive.verifyAudit().entries;
  const notes = async (): Promise<string> => {
    for (;;) {
      const refused = await refusalOf(store.note(IMC, 'file.downloaded', 'x'.repeat(20_000)));
      if (refused !== 'done') return refused;
      noted += 1;
    }
  };
  expect([await notes(), await notes()]).toEqual(['storage.full', 'storage.full']);
  const group = [1, 2, 3].map(() => refusalOf(store.note(IMC, 'file.downloaded', 'x'.repeat(20_000))));
  expect(await Promise.all(group)).toEqual(['storage.full', 'storage.full', 'storage.full']);
  expect(archive.verifyAudit()).toMatchObject({ entries: noted, faults: [] });
  const place = { campaign, school: 's001' };
  expect((await store.head(place)).version).toBe(acknowledged.at(-1));
  expect((await store.versions(place)).map(({ version }) => version).toReversed()).toEqual([1, ...acknowledged]);
  for (const { version } of await store.versions(place)) await store.document(place, version);

  rmSync(filler);
  expect(await send(opened, 's001', 'with space again')).toBe(acknowledged.at(-1)! + 1);
  expect(archive.db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(archive.verifyAudit().faults).toEqual([]);
  archive.store.close();
});

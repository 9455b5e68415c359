import { readdirSync, readFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyRetention } from '../../../server/store/retention.ts';
import { FILES } from '../../../server/store/sqlite.ts';
import { CAMPAIGN, hashOf, IMC, openWithCampaign, refusalOf, schoolActor, send, type Opened } from './archive.ts';

/** How many files under the folder have the text in their bytes: the database, its log, and documents. */
const filesWith = (folder: string, text: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text),
  ).length;

const CODE = 'SCHOOL-TO-FORGET';

async function withCode(): Promise<Opened> {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  const registry = await store.registry(campaign);
  await store.replaceRegistry(IMC, campaign, [...registry, { ...registry[0]!, code: CODE }]);
  await store.invite(IMC, [{ school: CODE, code: 'c', expiresAt: '2030-01-01T00:00:00.000Z' }]);
  await store.redeemInvite('c', 'k');
  await send(opened, 's001', 'one');
  for (let at = 0; at < 10; at += 1) await send(opened, CODE, `words ${at}`, { key: `k${at}` });
  await store.returnSubmission(IMC, { campaign, school: CODE }, { version: 10, text: CODE, remarks: [] });
  await store.saveDraft(schoolActor(CODE), {
    campaign,
    school: CODE,
    document: { school: CODE },
    findings: [],
    errors: 0,
    queries: 0,
    progress: 0,
  });
  await store.reminded(IMC, campaign, [CODE]);
  const stamps = [{ school: CODE, version: 10, document: hashOf('d') }];
  await store.saveCollected(IMC, { campaign, stamps, body: { bySchool: [CODE] } });
  return opened;
}

test('an erased school is in no byte of the archive, and the log still verifies', async () => {
  const opened = await withCode();
  const { archive, store, folder, campaign } = opened;
  expect(filesWith(folder, CODE)).toBeGreaterThan(2);
  await store.eraseSchool(IMC, CODE);
  expect(filesWith(folder, CODE)).toBe(0);
  expect(archive.verifyAudit().faults).toEqual([]);
  expect((await store.auditEvents({ limit: 1 }))[0]!.action).toBe('school.erased');
  expect(await store.deviceKey('k')).toBeNull();
  expect(await store.document({ campaign, school: 's001' }, 1)).toMatchObject({ words: 'one' });
});

test('numbers of erased receipts are not given out again', async () => {
  const opened = await withCode();
  await opened.store.eraseSchool(IMC, CODE);
  await send(opened, 's001', 'two');
  expect((await opened.store.versions({ campaign: opened.campaign, school: 's001' }))[0]!.receipt).toBe(12);
});

test('an erased school stays in the sums of released summaries only', async () => {
  const { store, folder, campaign } = await withCode();
  const stamps = [{ school: CODE, version: 10, document: hashOf('d') }];
  const released = await store.release(IMC, {
    campaign,
    frameworks: [],
    note: '',
    stamps,
    body: { bySchool: { [CODE]: 1 } },
    files: [],
  });
  await store.eraseSchool(IMC, CODE);
  expect(filesWith(join(folder, FILES), CODE)).toBe(2);
  expect(filesWith(folder, CODE)).toBe(2);
  expect(await store.releaseNumbered(1)).toEqual(released);
});

test('rows of old periods go, their sums and their receipts stay', async () => {
  const opened = await openWithCampaign();
  const { store, archive, campaign, clock, folder } = opened;
  const place = { campaign, school: 's001' };
  const words = 'УЧИТЕЛЬ-ИЗ-СТРОКИ';
  const finding = {
    file: '',
    school: 's001',
    code: 'R1',
    level: 'query',
    sheet: '',
    cell: '',
    message: words,
    hint: '',
  } as const;
  await send(opened, 's001', 'old', { findings: [finding], document: { words } });
  const young = await store.copyCampaign(IMC, campaign, { ...CAMPAIGN, period: '2026-2027' });
  await send({ ...opened, campaign: young.id }, 's001', 'young');
  const municipality = await store.settings();

  clock.now = Date.parse('2029-08-31T12:00:00Z');
  expect((await applyRetention(archive, municipality, clock.read())).campaigns).toEqual([]);
  expect(await store.document(place, 1)).toEqual({ words });

  clock.now = Date.parse('2029-09-01T12:00:00Z');
  expect(await applyRetention(archive, municipality, clock.read())).toEqual({ campaigns: [campaign], documents: 1 });
  expect(filesWith(folder, words)).toBe(0);
  expect(await refusalOf(store.document(place, 1))).toBe('document.erased');
  expect(await store.version(place, 1)).toMatchObject({ partial: { tallies: { ped: 1 } } });
  expect(await store.findings(place, 1)).toEqual([]);
  expect((await store.receipt(1)).version).toBe(1);
  expect(await store.document({ campaign: young.id, school: 's001' }, 1)).toMatchObject({ words: 'young' });
  expect(archive.verifyAudit().faults).toEqual([]);
});

test('a document that no version refers to is swept when it is a day old', async () => {
  const { archive, store, folder, clock } = await openWithCampaign();
  const [old, fresh] = [await archive.blobs.put(Buffer.from('old')), await archive.blobs.put(Buffer.from('fresh'))];
  const at = (hash: string, time: number) =>
    utimes(join(folder, FILES, hash.slice(0, 2), hash.slice(2)), time / 1000, time / 1000);
  await at(old, clock.now - 25 * 3_600_000);
  await at(fresh, clock.now - 3_600_000);
  await applyRetention(archive, await store.settings(), clock.read());
  expect(await archive.blobs.list()).toEqual([fresh]);
});

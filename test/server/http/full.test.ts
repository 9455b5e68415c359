import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillUp, mountSmallDisk } from '../smallDisk.ts';
import { documentOf } from './documents.ts';
import { A, keyOf, reports, stageCampaign } from './town.ts';
import { openWorld } from './world.ts';

test('on a full disk nothing is acknowledged, everything can be read, and space makes it well again', async (context) => {
  const disk = mkdtempSync(join(tmpdir(), 'svod-disk-'));
  const unmount = mountSmallDisk(disk, 20);
  if (unmount === null) return context.skip('no right to mount a small disk (root only)');
  const folder = join(disk, 'data');
  mkdirSync(folder);
  const world = await openWorld({ settings: { folder } });
  const staged = await stageCampaign(world);
  const key = await keyOf(world, staged, A);
  const send = (nth: number) =>
    world.ask('/api/school/submissions', { body: documentOf(reports[0]!, nth), type: 'application/json', as: key });
  expect((await send(0)).status).toBe(201);

  const filler = join(disk, 'filler');
  fillUp(filler);
  let acknowledged = 1;
  const refused = [];
  for (let nth = 1; nth <= 30; nth++) {
    const answer = await send(nth);
    if (answer.status === 201) acknowledged += 1;
    else refused.push(answer);
  }
  expect(refused.length).toBeGreaterThan(20);
  for (const { status, json, headers } of refused) {
    expect([status, json.code]).toEqual([507, 'storage.full']);
    expect(json.title).toContain('мало места');
    expect(headers.get('content-type')).toContain('application/problem+json');
  }
  // Bytes of the log may still find room where whole documents do not.
  const { versions } = (await world.ask('/api/school/submissions', { as: key })).json;
  expect(versions).toHaveLength(acknowledged);
  for (const { version } of versions)
    expect((await world.ask(`/api/school/submissions/${version}`, { as: key })).status).toBe(200);
  const { rows } = (await world.ask(`${staged.path}/board`, { as: staged.imc })).json;
  expect(rows.find(({ code }: { code: string }) => code === A)).toMatchObject({ status: 'отправлен' });
  expect((await world.ask('/api/school', { as: key })).status).toBe(200);

  rmSync(filler);
  const again = await send(99);
  expect([again.status, again.json.version]).toEqual([201, acknowledged + 1]);
  expect(world.server.verifyAudit().faults).toEqual([]);
  await world.close();
  unmount();
  rmSync(disk, { recursive: true, force: true });
});

import { expect, test } from 'vitest';
import { A, B, finished, keyOf, reports, stageCampaign, type Staged } from './town.ts';
import { documentOf } from './documents.ts';
import { openWorld, type Got, type Who, type World } from './world.ts';

const ROUNDS = 10;

const send = (world: World, key: Who, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> =>
  world.ask('/api/school/submissions', { body, type: 'application/json', as: key, headers });

/** «Свести» and what came of it: the version of each school in the sums, and the sums. */
async function collected(world: World, { imc, path }: Staged, jobs: readonly { readonly id: string }[]) {
  for (const job of jobs) expect(await finished(world, imc, job)).toMatchObject({ state: 'done' });
  const { json } = await world.ask(`${path}/results`, { as: imc });
  const versions = json.stamps.map((stamp: { school: string; version: number }) => [stamp.school, stamp.version]);
  return { versions: Object.fromEntries(versions) as Record<string, number>, indicators: json.results.frameworks };
}

const press = async (world: World, { imc, path }: Staged): Promise<{ readonly id: string }> =>
  (await world.ask(`${path}/collect`, { method: 'POST', as: imc })).json;

test('two deputies, a double click and «Свести» at once give what they would give one after another', async () => {
  const world = await openWorld();
  const staged = await stageCampaign(world);
  const [first, second, other] = [
    await keyOf(world, staged, A),
    await keyOf(world, staged, A),
    await keyOf(world, staged, B),
  ];
  // The same reports in another world, one at a time, in the order that versions tell.
  const quiet = await openWorld();
  const calm = await stageCampaign(quiet);
  const [own, neighbour] = [await keyOf(quiet, calm, A), await keyOf(quiet, calm, B)];
  for (const [where, key] of [
    [world, other],
    [quiet, neighbour],
  ] as const)
    expect((await send(where, key, documentOf(reports[1]!))).status).toBe(201);

  let version = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const careful = round % 3 === 2;
    const seen: Record<string, string> = careful ? { 'if-match': `"${version}"` } : {};
    const [mine, theirs] = [documentOf(reports[0]!, 2 * round + 1), documentOf(reports[0]!, 2 * round + 20)];
    const click = (body: string, key: Who, name: string): Promise<Got> =>
      send(world, key, body, { ...seen, 'idempotency-key': `round-${round}-${name}` });
    const [one, again, two, ...jobs] = await Promise.all([
      click(mine, first, 'mine'),
      click(mine, first, 'mine'),
      click(theirs, second, 'theirs'),
      press(world, staged),
      press(world, staged),
    ] as const);
    // One of the clicks made the version, the other got the same receipt; unless the other deputy was quicker.
    const made = [one, again].filter(({ status }) => status === 201);
    if (one.status < 300) expect([made.length, again.json.number]).toEqual([1, one.json.number]);
    const sent = [
      { got: made[0] ?? one, body: mine },
      { got: two, body: theirs },
    ].filter(({ got }) => got.status === 201);
    for (const { status } of [one, again, two]) expect(careful ? [200, 201, 412] : [200, 201]).toContain(status);
    expect(sent.length).toBe(careful ? 1 : 2);
    sent.sort((a, b) => a.got.json.version - b.got.json.version);
    expect(sent.map(({ got }) => got.json.version)).toEqual(sent.map((_, at) => version + 1 + at));

    const { versions, indicators } = await collected(world, staged, jobs);
    const at = versions[A] ?? 0;
    expect(at).toBeGreaterThanOrEqual(version);
    expect(at).toBeLessThanOrEqual(version + sent.length);
    const serially = async (some: typeof sent): Promise<void> => {
      for (const { body } of some) expect((await send(quiet, own, body)).status).toBe(201);
    };
    await serially(sent.slice(0, at - version));
    const expected = await collected(quiet, calm, [await press(quiet, calm)]);
    expect(expected.versions).toEqual(versions);
    expect(indicators).toEqual(expected.indicators);
    await serially(sent.slice(at - version));
    version += sent.length;
  }
  await Promise.all([world.close(), quiet.close()]);
}, 60_000);

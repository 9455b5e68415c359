import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, asBook, bookOf, finished, keyOf, municipalityCsv, reports, stageCampaign, type Staged } from './town.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let staged: Staged;
beforeAll(async () => {
  world = await openWorld();
  staged = await stageCampaign(world);
});
afterAll(() => world.close());

const change = (targets: unknown) =>
  world.ask(staged.path, { method: 'PATCH', json: { settings: { targets } }, as: staged.imc });

test.each([
  ['an indicator that is not there', { 'alapaevsk/g99': [{ op: '>=', value: 1 }] }],
  ['a document that is not there', { 'nowhere/g8.4': [{ op: '>=', value: 1 }] }],
  ['an unknown sign', { 'alapaevsk/g8.4': [{ op: '=>', value: 1 }] }],
  ['a number out of range', { 'alapaevsk/g8.4': [{ op: '>=', value: 1001 }] }],
  ['two decimals', { 'alapaevsk/g8.4': [{ op: '>=', value: 1.25 }] }],
  ['«да» for a share', { 'alapaevsk/g8.4': [{ op: '=', value: true }] }],
  ['a year named twice', { 'alapaevsk/g8.4': [1, 2].map((value) => ({ op: '>=', value, from: 2026 })) }],
  ['an empty list', { 'alapaevsk/g8.4': [] }],
])('%s is refused', async (_, targets) => {
  const { status, json } = await change(targets);
  expect([status, json.code]).toEqual([400, 'body.invalid']);
  expect(json.detail).toContain('settings.targets');
});

test('a target of the ИМЦ makes the summary stale, decides in the next one, and goes with a copy', async () => {
  const { imc, path } = staged;
  await world.ask(`${path}/answers`, { method: 'PUT', body: municipalityCsv, type: 'text/csv', as: imc });
  const key = await keyOf(world, staged, A);
  const sent = await world.ask('/api/school/submissions?acceptQueries=true', asBook(await bookOf(reports[0]!), key));
  expect(sent.status, JSON.stringify(sent.json)).toBe(201);
  const collected = async () => {
    const { json: job } = await world.ask(`${path}/collect`, { method: 'POST', as: imc });
    expect(await finished(world, imc, job)).toMatchObject({ state: 'done' });
    const { json } = await world.ask(`${path}/results`, { as: imc });
    return {
      fresh: json.fresh,
      one: json.results.frameworks[0].indicators.find(({ id }: { id: string }) => id === 'g8.4'),
    };
  };
  const versions = async () => (await world.ask(`${path}/schools/${A}/submissions`, { as: imc })).json.versions;
  const before = await collected();
  expect(before).toMatchObject({ fresh: true, one: { target: { op: '>=', value: 10 }, met: expect.any(Boolean) } });
  const rules = (await versions()).map((version: { rules: string }) => version.rules);

  const op = before.one.met ? '>' : '>=';
  const value = before.one.met ? 100 : 0;
  const targets = { 'alapaevsk/g8.4': [{ op, value, from: 2026 }] };
  expect((await change(targets)).json.settings.targets).toEqual(targets);
  expect((await world.ask(`${path}/results`, { as: imc })).json.fresh).toBe(false);
  const after = await collected();
  expect(after).toMatchObject({ fresh: true, one: { target: { op, value, by: 'ИМЦ' }, met: !before.one.met } });
  // Reports are not checked anew: the sums are the same.
  expect((await versions()).map((version: { rules: string }) => version.rules)).toEqual(rules);

  // Other settings leave it as it is.
  await world.ask(path, { method: 'PATCH', json: { settings: { smallCells: false } }, as: imc });
  const copy = await world.ask(`${path}/copy`, { json: { period: '2026-2027' }, as: imc });
  expect(copy.json.settings.targets).toEqual(targets);

  expect((await change({})).status).toBe(200);
  expect((await collected()).one).toEqual(before.one);
});

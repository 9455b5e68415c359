import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, asBook, bookOf, keyOf, reports, stageCampaign, type Staged } from './town.ts';
import { openWorld, type Who, type World } from './world.ts';

let world: World;
let staged: Staged;
let key: Who;

beforeAll(async () => {
  world = await openWorld();
  staged = await stageCampaign(world);
  key = await keyOf(world, staged, A);
});

afterAll(() => world.close());

const change = (json: unknown) => world.ask(staged.path, { method: 'PATCH', json, as: staged.imc });

test('an address that is no address is unknown, not an error of the server', async () => {
  const { status, json } = await world.ask('/api/campaigns/%', { as: staged.imc });
  expect([status, json.code]).toEqual([404, 'path.unknown']);
});

test.each([
  [{ deadline: { date: '2026-02-31', time: '18:00', zone: 'Europe/Moscow' } }, /такой даты нет/],
  [{ name: '   ' }, /не заполнено/],
  [{ name: 'a\u0000b' }, /служебные знаки/],
  [{ name: 'a\ud800b' }, /служебные знаки/],
])('a campaign is not changed to %j', async (json, words) => {
  const { status, json: problem } = await change(json);
  expect([status, problem.code]).toEqual([400, 'body.invalid']);
  expect(problem.detail).toMatch(words);
});

test('names of people in free words of a report and of the ИМЦ are not kept', async () => {
  const sent = await world.ask('/api/school/submissions?acceptQueries=true', asBook(await bookOf(reports[0]!), key));
  expect(sent.status).toBe(201);
  const { version } = sent.json;
  const name = 'Звездочётова Милица Аркадьевна';
  const returned = await world.ask(`${staged.path}/schools/${A}/return`, {
    json: { version, text: `Проверьте: ${name}`, comments: [{ sheet: 'Кадры', cell: 'D8', text: `${name}?` }] },
    as: staged.imc,
  });
  expect(returned.status).toBe(200);
  const { identity, school, staff, training, evidence } = (
    await world.ask(`/api/school/submissions/${version}`, { as: key })
  ).json.document;
  const [first] = Object.keys(evidence);
  const again = await world.ask('/api/school/submissions', {
    json: {
      ...identity,
      values: school,
      staff: staff.map(({ values }: { values: object }) => values),
      training: training.map(({ values }: { values: object }) => values),
      evidence: { ...evidence, [first!]: `Приказ, ${name}` },
      explanations: [{ code: 'K1', about: '', text: `Это ${name}` }],
      acceptQueries: true,
    },
    as: key,
  });
  expect(again.status).toBe(201);
  const kept = await world.ask(`/api/school/submissions/${version + 1}`, { as: key });
  const home = await world.ask('/api/school', { as: key });
  for (const { bytes } of [kept, home]) expect(new TextDecoder().decode(bytes)).not.toContain('Звездочёт');
  expect(kept.json.document.explanations[0].text).toBe('Это (ФИО не хранится)');
});

test('an archive that cannot be opened stops none of the other files', async () => {
  const form = new FormData();
  form.append('file', new Blob(['PK not an archive']), 'битый.zip');
  form.append('file', new Blob(['word']), 'письмо.docx');
  const { status, json } = await world.ask(`${staged.path}/parcels`, { body: form, as: staged.imc });
  expect(status).toBe(200);
  const said = json.files.map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]);
  expect(said).toEqual([
    ['битый.zip', 'пропущен'],
    ['письмо.docx', 'не принят'],
  ]);
});

test('a login that differs in case only is taken, and the last administrator stays', async () => {
  const admin = await world.login('admin');
  const add = (login: string) =>
    world.ask('/api/users', { json: { login, role: 'admin', password: 'двенадцать-знаков' }, as: admin });
  expect((await add('Admin')).json.code).toBe('user.taken');
  const { users } = (await world.ask('/api/users', { as: admin })).json;
  const { id } = users.find(({ login }: { login: string }) => login === 'admin');
  const off = () => world.ask(`/api/users/${id}`, { method: 'PATCH', json: { active: false }, as: admin });
  const last = await off();
  expect([last.status, last.json.code]).toEqual([409, 'user.last']);
  expect((await add('second')).status).toBe(201);
  expect((await off()).status).toBe(200);
});

test('a school that sends into a closed campaign is told so', async () => {
  await change({ state: 'closed' });
  const { status, json } = await world.ask('/api/school/submissions', asBook(await bookOf(reports[0]!), key));
  expect([status, json.code]).toEqual([409, 'campaign.closed']);
});

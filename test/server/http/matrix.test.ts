import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { routes } from '../../../server/routes/index.ts';
import { XLSX } from '../../../server/http/route.ts';
import { A, B, bookOf, finished, keyOf, registryCsv, reports, stageCampaign, type Staged } from './town.ts';
import { openWorld, PASSWORD, type Asked, type Who, type World } from './world.ts';

let world: World;
let staged: Staged;
let who: Record<Asker, Who>;
/** Things of the world that requests name. */
const ids: Record<string, string> = {};

type Asker = 'none' | 'schoolA' | 'schoolB' | 'imc' | 'department' | 'admin';
const ASKERS: readonly Asker[] = ['none', 'schoolA', 'schoolB', 'imc', 'department', 'admin'];

/** One line: what is asked and what each who is let in gets; everybody else gets 401 or 403. */
interface Line {
  readonly route: string;
  /** Path with ids of `ids` in braces; the route's own path when absent. */
  readonly path?: string;
  readonly asked?: () => Asked;
  /** Statuses by asker; the roles not named are refused. */
  readonly gets: Partial<Record<Asker, number>>;
  /** The same with an object that is not there, or not theirs: everybody let in gets 404. */
  readonly foreign?: string;
}

const all = (status: number): Record<Asker, number> => ({
  none: status,
  schoolA: status,
  schoolB: status,
  imc: status,
  department: status,
  admin: status,
});
const c = '/api/campaigns/{campaign}';
const nowhere = '/api/campaigns/00000000-0000-7000-8000-000000000000';
const json = (value: unknown) => (): Asked => ({ json: value });
const put = (value: unknown) => (): Asked => ({ method: 'PUT', json: value });
let book: Uint8Array;
const upload = (): Asked => ({ body: book, type: XLSX });
const users = { login: 'новый', role: 'department', password: PASSWORD };
const campaign = {
  name: 'Ещё одна',
  period: '2026-2027',
  frameworks: ['alapaevsk'],
  deadline: { date: '2099-01-01', time: '12:00', zone: 'Europe/Moscow' },
};
const start = {
  municipality: 'Другой',
  admin: { login: 'adm', password: PASSWORD },
  imc: { login: 'imc', password: PASSWORD },
};

/** In an order in which the steps are possible; refused askers go first in every line and change nothing. */
const lines: readonly Line[] = [
  { route: 'GET /health', gets: all(200) },
  { route: 'GET /api/openapi.json', gets: all(200) },
  { route: 'GET /api/docs', gets: all(200) },
  { route: 'GET /api/docs.css', gets: all(200) },
  { route: 'GET /api/start', gets: all(200) },
  { route: 'POST /api/start/demo', asked: json({}), gets: all(409) },
  { route: 'POST /api/start/new', asked: json(start), gets: all(409) },
  { route: 'GET /api/me', gets: all(200) },
  { route: 'POST /api/login', asked: json({ login: 'imc', password: 'не тот пароль' }), gets: all(401) },
  { route: 'POST /api/invites/redeem', asked: json({ code: 'нет такого кода' }), gets: all(404) },
  { route: 'GET /api/campaigns', gets: { imc: 200 } },
  { route: 'POST /api/campaigns', asked: json(campaign), gets: { imc: 201 } },
  { route: 'GET /api/campaigns/:id', path: c, gets: { imc: 200 }, foreign: nowhere },
  {
    route: 'PATCH /api/campaigns/:id',
    path: c,
    asked: () => ({ method: 'PATCH', json: { name: 'Иначе' } }),
    gets: { imc: 200 },
    foreign: nowhere,
  },
  {
    route: 'POST /api/campaigns/:id/copy',
    path: `${c}/copy`,
    asked: json({ period: '2026-2027' }),
    gets: { imc: 201 },
    foreign: `${nowhere}/copy`,
  },
  {
    route: 'GET /api/campaigns/:id/registry',
    path: `${c}/registry`,
    gets: { imc: 200 },
    foreign: `${nowhere}/registry`,
  },
  {
    route: 'PUT /api/campaigns/:id/registry',
    path: `${c}/registry`,
    asked: () => ({ method: 'PUT', body: registryCsv, type: 'text/csv' }),
    gets: { imc: 200 },
    foreign: `${nowhere}/registry`,
  },
  { route: 'GET /api/campaigns/:id/answers', path: `${c}/answers`, gets: { imc: 200 }, foreign: `${nowhere}/answers` },
  {
    route: 'PUT /api/campaigns/:id/answers',
    path: `${c}/answers`,
    asked: put({ values: {} }),
    gets: { imc: 200 },
    foreign: `${nowhere}/answers`,
  },
  {
    route: 'GET /api/campaigns/:id/measures',
    path: `${c}/measures`,
    gets: { imc: 200 },
    foreign: `${nowhere}/measures`,
  },
  {
    route: 'PUT /api/campaigns/:id/measures',
    path: `${c}/measures`,
    asked: put([]),
    gets: { imc: 200 },
    foreign: `${nowhere}/measures`,
  },
  { route: 'GET /api/campaigns/:id/board', path: `${c}/board`, gets: { imc: 200 }, foreign: `${nowhere}/board` },
  {
    route: 'POST /api/campaigns/:id/invites',
    path: `${c}/invites`,
    asked: json({ schools: [B] }),
    gets: { imc: 201 },
    foreign: `${nowhere}/invites`,
  },
  {
    route: 'POST /api/campaigns/:id/reminders',
    path: `${c}/reminders`,
    asked: json({}),
    gets: { imc: 200 },
    foreign: `${nowhere}/reminders`,
  },
  { route: 'GET /api/outbox', gets: { imc: 200 } },
  {
    route: 'DELETE /api/outbox/:id',
    path: '/api/outbox/00000000-0000-4000-8000-000000000000',
    asked: () => ({ method: 'DELETE' }),
    gets: { imc: 404 },
  },
  {
    route: 'GET /api/campaigns/:id/workbooks.zip',
    path: `${c}/workbooks.zip`,
    gets: { imc: 200 },
    foreign: `${nowhere}/workbooks.zip`,
  },
  // A school.
  { route: 'GET /api/school', gets: { schoolA: 200, schoolB: 200 }, foreign: '/api/school?campaign=x' },
  {
    route: 'GET /api/school/workbook',
    gets: { schoolA: 200, schoolB: 200 },
    foreign: '/api/school/workbook?campaign=x',
  },
  // The book is the first school's: the second one may check it, and is told that it is not its own.
  {
    route: 'POST /api/school/check',
    asked: upload,
    gets: { schoolA: 200, schoolB: 200 },
    foreign: '/api/school/check?campaign=x',
  },
  {
    route: 'POST /api/school/submissions',
    asked: upload,
    gets: { schoolA: 409, schoolB: 422 },
    foreign: '/api/school/submissions?campaign=x',
  },
  {
    route: 'GET /api/school/submissions',
    gets: { schoolA: 200, schoolB: 200 },
    foreign: '/api/school/submissions?campaign=x',
  },
  {
    route: 'GET /api/school/submissions/:version',
    path: '/api/school/submissions/1',
    gets: { schoolA: 200, schoolB: 404 },
    foreign: '/api/school/submissions/99',
  },
  {
    route: 'GET /api/school/submissions/:a/diff/:b',
    path: '/api/school/submissions/1/diff/1',
    gets: { schoolA: 200, schoolB: 404 },
    foreign: '/api/school/submissions/1/diff/9',
  },
  {
    route: 'GET /api/school/receipts/:number',
    path: '/api/school/receipts/{receipt}',
    gets: { schoolA: 200, schoolB: 404 },
    foreign: '/api/school/receipts/99',
  },
  {
    route: 'GET /api/school/returned',
    gets: { schoolA: 200, schoolB: 404 },
    foreign: '/api/school/returned?campaign=x',
  },
  // Submissions, as the ИМЦ has them.
  {
    route: 'GET /api/campaigns/:id/schools/:code/submissions',
    path: `${c}/schools/${A}/submissions`,
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/submissions`,
  },
  {
    route: 'POST /api/campaigns/:id/schools/:code/submissions',
    path: `${c}/schools/${A}/submissions`,
    asked: upload,
    gets: { imc: 409 },
    foreign: `${c}/schools/9999/submissions`,
  },
  {
    route: 'GET /api/campaigns/:id/schools/:code/submissions/:version',
    path: `${c}/schools/${A}/submissions/1`,
    gets: { imc: 200 },
    foreign: `${c}/schools/${B}/submissions/1`,
  },
  {
    route: 'GET /api/campaigns/:id/schools/:code/diff/:a/:b',
    path: `${c}/schools/${A}/diff/1/1`,
    gets: { imc: 200 },
    foreign: `${c}/schools/${A}/diff/1/9`,
  },
  {
    route: 'GET /api/campaigns/:id/schools/:code/workbook',
    path: `${c}/schools/${A}/workbook`,
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/workbook`,
  },
  {
    route: 'POST /api/campaigns/:id/parcels',
    path: `${c}/parcels`,
    asked: () => ({ body: zipSync({ 'a.xlsx': [book, { level: 0 }] }), type: 'application/zip' }),
    gets: { imc: 200 },
    foreign: `${nowhere}/parcels`,
  },
  {
    route: 'POST /api/campaigns/:id/schools/:code/exclude',
    path: `${c}/schools/${A}/exclude`,
    asked: json({ reason: 'причина' }),
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/exclude`,
  },
  {
    route: 'POST /api/campaigns/:id/schools/:code/include',
    path: `${c}/schools/${A}/include`,
    asked: json({}),
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/include`,
  },
  {
    route: 'POST /api/campaigns/:id/schools/:code/accept',
    path: `${c}/schools/${A}/accept`,
    asked: json({ version: 1 }),
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/accept`,
  },
  {
    route: 'POST /api/campaigns/:id/schools/:code/return',
    path: `${c}/schools/${A}/return`,
    asked: json({ version: 1, text: 'исправьте' }),
    gets: { imc: 200 },
    foreign: `${c}/schools/9999/return`,
  },
  // Results.
  {
    route: 'POST /api/campaigns/:id/recheck',
    path: `${c}/recheck`,
    asked: json({}),
    gets: { imc: 202 },
    foreign: `${nowhere}/recheck`,
  },
  {
    route: 'POST /api/campaigns/:id/collect',
    path: `${c}/collect`,
    asked: json({}),
    gets: { imc: 202 },
    foreign: `${nowhere}/collect`,
  },
  { route: 'GET /api/jobs/:id', path: '/api/jobs/{job}', gets: { imc: 200 }, foreign: '/api/jobs/none' },
  { route: 'GET /api/campaigns/:id/results', path: `${c}/results`, gets: { imc: 200 }, foreign: `${nowhere}/results` },
  {
    route: 'GET /api/campaigns/:id/results/:file',
    path: `${c}/results/alapaevsk.xlsx`,
    gets: { imc: 200 },
    foreign: `${c}/results/murom.xlsx`,
  },
  {
    route: 'POST /api/campaigns/:id/releases',
    path: `${c}/releases`,
    asked: json({ acceptDifferences: true }),
    gets: { imc: 201 },
    foreign: `${nowhere}/releases`,
  },
  { route: 'GET /api/releases', gets: { imc: 200, department: 200 } },
  {
    route: 'GET /api/releases/:number',
    path: '/api/releases/1',
    gets: { imc: 200, department: 200 },
    foreign: '/api/releases/99',
  },
  {
    route: 'GET /api/releases/:number/:file',
    path: '/api/releases/1/alapaevsk.xlsx',
    gets: { imc: 200, department: 200 },
    foreign: '/api/releases/1/murom.xlsx',
  },
  {
    route: 'POST /api/releases/:number/verify',
    path: '/api/releases/1/verify',
    asked: json({}),
    gets: { imc: 200, department: 200 },
    foreign: '/api/releases/99/verify',
  },
  // The administrator.
  { route: 'GET /api/users', gets: { admin: 200 } },
  { route: 'POST /api/users', asked: json(users), gets: { admin: 201 } },
  {
    route: 'PATCH /api/users/:id',
    path: '/api/users/{user}',
    asked: () => ({ method: 'PATCH', json: { email: null } }),
    gets: { admin: 200 },
    foreign: '/api/users/none',
  },
  { route: 'GET /api/keys', gets: { admin: 200, imc: 200 } },
  { route: 'GET /api/audit', gets: { admin: 200 } },
  { route: 'POST /api/audit/verify', asked: json({}), gets: { admin: 200 } },
  {
    route: 'DELETE /api/keys/:id',
    path: '/api/keys/{key}',
    asked: () => ({ method: 'DELETE' }),
    // The second one finds it gone already.
    gets: { imc: 204, admin: 404 },
    foreign: '/api/keys/none',
  },
  {
    route: 'DELETE /api/schools/:code/data',
    path: `/api/schools/${A}/data`,
    asked: () => ({ method: 'DELETE' }),
    gets: { admin: 204 },
    foreign: '/api/schools/9999/data',
  },
  { route: 'POST /api/logout', asked: json({}), gets: all(204) },
];

beforeAll(async () => {
  world = await openWorld();
  book = await bookOf(reports[0]!);
  staged = await stageCampaign(world);
  who = {
    none: undefined,
    schoolA: await keyOf(world, staged, A),
    schoolB: await keyOf(world, staged, B),
    imc: staged.imc,
    department: await world.login('department'),
    admin: await world.login('admin'),
  };
  const sent = await world.ask('/api/school/submissions?acceptQueries=true', { ...upload(), ...as('schoolA') });
  expect(sent.status).toBe(201);
  // A key and a user that the lines may spend.
  await keyOf(world, staged, B);
  const { json: keys } = await world.ask('/api/keys', { ...as('admin') });
  const { json: people } = await world.ask('/api/users', { ...as('admin') });
  const { json: job } = await world.ask(`${staged.path}/collect`, { method: 'POST', ...as('imc') });
  await finished(world, staged.imc, job);
  Object.assign(ids, {
    campaign: staged.campaign,
    receipt: String(sent.json.number),
    key: keys.keys.findLast(({ school }: { school: string }) => school === B).id,
    user: people.users.find(({ role }: { role: string }) => role === 'department').id,
    job: job.id,
  });
});

afterAll(() => world.close());

const as = (asker: Asker): { as?: Who } => (who[asker] === undefined ? {} : { as: who[asker] });
const fill = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!);

test('every route of the table has its line, and no line is of a route that is not there', () => {
  const table = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(lines.map(({ route }) => route).sort()).toEqual([...table].sort());
});

describe('every cell of roles × routes', () => {
  test.each(lines)('$route', async ({ route, path, asked = () => ({}), gets, foreign }) => {
    const [method, pattern] = route.split(' ') as [string, string];
    const target = fill(path ?? pattern);
    const one = async (at: string, asker: Asker) =>
      (await world.ask(at, { ...(method === 'GET' ? {} : { method }), ...asked(), ...as(asker) })).status;
    const refused = (asker: Asker): number => (asker === 'none' ? 401 : 403);
    const seen: Partial<Record<Asker, number>> = {};
    const expected: Partial<Record<Asker, number>> = {};
    for (const asker of ASKERS.filter((name) => gets[name] === undefined)) {
      seen[asker] = await one(target, asker);
      expected[asker] = refused(asker);
    }
    if (foreign !== undefined)
      for (const asker of ASKERS) {
        const status = await one(fill(foreign), asker);
        expect([asker, status]).toEqual([asker, gets[asker] === undefined ? refused(asker) : 404]);
      }
    for (const asker of ASKERS) {
      const status = gets[asker];
      if (status === undefined) continue;
      seen[asker] = await one(target, asker);
      expected[asker] = status;
    }
    expect(seen).toEqual(expected);
  });
});

test('a change with a cookie needs the header of our pages and their origin', async () => {
  const again = await world.login('imc');
  const change = { method: 'POST', json: campaign, as: again };
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await world.ask('/api/campaigns', { ...change, headers })).status;
  expect(await status({ 'x-svod': '0' })).toBe(403);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ origin: world.url, 'sec-fetch-site': 'same-origin' })).toBe(201);
  const plain = await world.ask('/api/campaigns', { ...change, headers: { 'content-type': 'text/plain' } });
  expect([plain.status, plain.json.code]).toEqual([415, 'body.type']);
});

test('a revoked key opens nothing', async () => {
  const imc = await world.login('imc');
  const key = await keyOf(world, { ...staged, imc }, B);
  expect((await world.ask('/api/school', { as: key })).status).toBe(200);
  const { json: known } = await world.ask('/api/keys', { as: imc });
  for (const { id, school, revokedAt } of known.keys)
    if (school === B && revokedAt === null) await world.ask(`/api/keys/${id}`, { method: 'DELETE', as: imc });
  expect((await world.ask('/api/school', { as: key })).status).toBe(401);
});

test('other methods and addresses are refused as problems', async () => {
  const trace = await world.ask('/api/me', { method: 'PUT', json: {} });
  expect([trace.status, trace.json.code]).toEqual([405, 'method.unknown']);
  const unknown = await world.ask('/api/nothing');
  expect([unknown.status, unknown.json.code]).toEqual([404, 'path.unknown']);
  expect(unknown.headers.get('content-type')).toContain('application/problem+json');
});

test('the description names every route and every problem', async () => {
  const { json: described } = await world.ask('/api/openapi.json');
  const operations = Object.entries(described.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const listed = routes.filter(({ path }) => !/\/api\/(docs|openapi)/.test(path));
  expect(operations.sort()).toEqual(listed.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort());
  const page = new TextDecoder().decode((await world.ask('/api/docs')).bytes);
  expect(page).not.toMatch(/<script|style=|https?:\/\//);
  expect(page).toContain('submission.queries');
});

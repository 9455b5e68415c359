import { expect, test } from 'vitest';
import { finished } from './town.ts';
import { openWorld, PASSWORD } from './world.ts';

test('an empty server offers to start; the demo is a whole municipality in motion', async () => {
  const world = await openWorld({ begun: false });
  expect((await world.ask('/api/start')).json).toEqual({ empty: true });
  expect((await world.ask('/api/login', { json: { login: 'imc', password: PASSWORD } })).json.code).toBe(
    'start.needed',
  );
  const started = await world.ask('/api/start/demo', { method: 'POST' });
  expect(started.status).toBe(201);
  const cookies: Record<string, string> = {};
  for (const { login, password } of started.json.logins) {
    const { status, headers } = await world.ask('/api/login', { json: { login, password } });
    expect(status).toBe(200);
    cookies[login] = headers.get('set-cookie')!.split(';')[0]!;
  }
  const imc = { cookie: cookies['imc']! };
  const { campaigns } = (await world.ask('/api/campaigns', { as: imc })).json;
  expect(campaigns.map(({ period, state }: { period: string; state: string }) => [period, state])).toEqual([
    ['2025-2026', 'open'],
    ['2024-2025', 'closed'],
  ]);
  const path = `/api/campaigns/${campaigns[0].id}`;
  const { rows } = (await world.ask(`${path}/board`, { as: imc })).json;
  const statuses = new Set(rows.map(({ status }: { status: string }) => status));
  expect([...statuses].sort()).toEqual(['на доработке', 'не начат', 'отправлен', 'принят', 'черновик'].sort());
  const { json: job } = await world.ask(`${path}/collect`, { method: 'POST', as: imc });
  expect(await finished(world, imc, job)).toMatchObject({ state: 'done' });
  const { results } = (await world.ask(`${path}/results`, { as: imc })).json;
  expect(
    results.frameworks[0].indicators.some(({ previous }: { previous?: unknown }) => typeof previous === 'number'),
  ).toBe(true);
  const department = { cookie: cookies['department']! };
  expect((await world.ask('/api/releases', { as: department })).json.releases).toHaveLength(1);
  const { code } = started.json.invites[0];
  expect((await world.ask('/api/invites/redeem', { json: { code } })).status).toBe(201);
  expect((await world.ask('/api/invites/redeem', { json: { code } })).status).toBe(410);
  expect((await world.ask('/api/start/demo', { method: 'POST' })).json.code).toBe('start.done');
  await world.close();
}, 60_000);

test('a municipality of one’s own starts with its people; weak passwords are told', async () => {
  const world = await openWorld({ begun: false });
  const person = (login: string, password = PASSWORD) => ({ login, password });
  const weak = await world.ask('/api/start/new', {
    json: { municipality: 'Наш', admin: person('adm', 'короткий'), imc: person('imc') },
  });
  expect([weak.status, weak.json.at]).toEqual([400, 'admin.password']);
  const made = await world.ask('/api/start/new', {
    json: { municipality: 'Наш', zone: 'Asia/Yekaterinburg', admin: person('adm'), imc: person('imc') },
  });
  expect(made.status).toBe(201);
  expect((await world.ask('/api/me')).json).toMatchObject({
    empty: false,
    municipality: { name: 'Наш', zone: 'Asia/Yekaterinburg' },
  });
  await world.close();
});

test('a registry with wrong ИНН, ОГРН and types is not taken, and every mistake is named with its line', async () => {
  const world = await openWorld();
  const imc = await world.login('imc');
  const { json: campaign } = await world.ask('/api/campaigns', {
    json: {
      name: 'К',
      period: '2025',
      frameworks: ['murom'],
      deadline: { date: '2099-01-01', time: '12:00', zone: 'Europe/Moscow' },
    },
    as: imc,
  });
  const put = (lines: readonly string[]) =>
    world.ask(`/api/campaigns/${campaign.id}/registry`, {
      method: 'PUT',
      body: lines.join('\n'),
      type: 'text/csv',
      as: imc,
    });
  const header = 'org_code;org_name;org_type;org_shnor;org_shnsu;ИНН;ОГРН;почта';
  const bad = await put([header, '1;Школа;ООО;да;нет;7707083894;1027700132195;a@b.ru', '1;Ещё;ВУЗ;;;;;почта']);
  expect([bad.status, bad.json.code]).toEqual([422, 'registry.problems']);
  expect(bad.json.problems.map(({ line }: { line: number }) => line)).toEqual([2, 3, 3, 3]);
  expect((await world.ask(`/api/campaigns/${campaign.id}/registry`, { as: imc })).json.schools).toEqual([]);
  const good = await put([header, '1;Школа;ООО;да;нет;7707083893;1027700132195;a@b.ru']);
  expect(good.json.schools).toEqual([
    {
      code: '1',
      name: 'Школа',
      type: 'ООО',
      shnor: true,
      shnsu: false,
      inn: '7707083893',
      ogrn: '1027700132195',
      email: 'a@b.ru',
    },
  ]);
  await world.close();
});

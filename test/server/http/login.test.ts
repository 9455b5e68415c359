import { Agent, request as httpRequest } from 'node:http';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RATE_LIMITS } from '../../../server/settings.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ settings: { limits: { ...RATE_LIMITS, requests: { points: 1e6, seconds: 60 } } } });
});

afterAll(() => world.close());

const agents = new Map<string, Agent>();
const agentOf = (localAddress: string): Agent => {
  const known = agents.get(localAddress) ?? new Agent({ keepAlive: true, localAddress });
  agents.set(localAddress, known);
  return known;
};

/** A login from an address of its own on loopback. */
function tryFrom(localAddress: string, login: string, password: string): Promise<number> {
  const { port } = new URL(world.url);
  const body = JSON.stringify({ login, password });
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port,
        agent: agentOf(localAddress),
        path: '/api/login',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-svod': '1' },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A hundred attackers at once, so many guesses each. */
const ATTACKERS = 100;
const GUESSES = 100;

test('ten thousand guesses get nowhere, and an honest person logs in under a second meanwhile', async () => {
  const statuses = new Map<number, number>();
  const guess = async (nth: number): Promise<void> => {
    for (let at = 0; at < GUESSES; at++) {
      const status = await tryFrom(`127.0.1.${1 + (nth % 5)}`, 'imc', `догадка-${nth}-${at}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  let attacking = true;
  const attackers = Promise.all(Array.from({ length: ATTACKERS }, (_, nth) => guess(nth))).then(() => {
    attacking = false;
  });
  const honest: number[] = [];
  while (attacking || honest.length < 20) {
    const from = performance.now();
    expect(await tryFrom('127.0.0.1', 'imc', PASSWORD)).toBe(200);
    honest.push(performance.now() - from);
  }
  await attackers;
  for (const agent of agents.values()) agent.destroy();
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(10_000);
  expect([...statuses.keys()].every((status) => status === 401 || status === 429 || status === 503)).toBe(true);
  // Five addresses, at most a few looked at from each: all others were turned away unhashed.
  expect(statuses.get(401) ?? 0).toBeLessThanOrEqual(5 * RATE_LIMITS.loginByAddress.points);
  expect(honest.sort((a, b) => a - b)[Math.ceil(0.95 * honest.length) - 1]!).toBeLessThan(1000);
}, 60_000);

test('unknown logins take as long as known ones and say the same', async () => {
  const known = await world.ask('/api/login', { json: { login: 'imc', password: 'не тот пароль' } });
  const unknown = await world.ask('/api/login', { json: { login: 'никто', password: 'не тот пароль' } });
  expect([known.status, known.json]).toEqual([unknown.status, unknown.json]);
});

test('a session ends with logout and with a new password; the cookie is out of reach of scripts', async () => {
  const { headers } = await world.ask('/api/login', { json: { login: 'imc', password: PASSWORD } });
  expect(headers.get('set-cookie')).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
  const imc = { cookie: headers.get('set-cookie')!.split(';')[0]! };
  expect((await world.ask('/api/me', { as: imc })).json).toMatchObject({ role: 'imc', login: 'imc' });
  await world.ask('/api/logout', { method: 'POST', as: imc });
  expect((await world.ask('/api/me', { as: imc })).json.role).toBe('none');

  const department = await world.login('department');
  const admin = await world.login('admin');
  const { json: listed } = await world.ask('/api/users', { as: admin });
  const { id } = listed.users.find(({ role }: { role: string }) => role === 'department');
  await world.ask(`/api/users/${id}`, { method: 'PATCH', json: { password: 'совсем-новый-пароль' }, as: admin });
  expect((await world.ask('/api/me', { as: department })).json.role).toBe('none');
  expect(JSON.stringify(listed)).not.toContain('argon2');
});

test('the second factor is asked for, and a code works once', async () => {
  const admin = await world.login('admin');
  const user = { login: 'второй', role: 'imc', password: PASSWORD, totp: true };
  const { json: made } = await world.ask('/api/users', { json: user, as: admin });
  const login = (code?: string) =>
    world.ask('/api/login', { json: { login: 'второй', password: PASSWORD, ...(code === undefined ? {} : { code }) } });
  expect((await login()).json.code).toBe('login.code');
  const code = new TOTP({ secret: made.secret }).generate();
  expect((await login(code)).status).toBe(200);
  expect((await login(code)).json.code).toBe('login.wrong');
});

test('over https the cookie is bound to this host', async () => {
  const secure = await openWorld({ settings: { baseUrl: 'https://svod.example.ru' } });
  const { headers } = await secure.ask('/api/login', {
    json: { login: 'imc', password: PASSWORD },
    headers: { origin: 'https://svod.example.ru' },
  });
  expect(headers.get('set-cookie')).toMatch(/^__Host-sid=.*; Secure$/);
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  await secure.close();
});

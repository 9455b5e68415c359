import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect } from 'vitest';
import { hashPassword } from '../../../server/access/passwords.ts';
import { createApp } from '../../../server/app.ts';
import { openServer, type OpenOptions } from '../../../server/open.ts';
import type { Server } from '../../../server/server.ts';
import { settingsFrom, type RateLimits, type Settings } from '../../../server/settings.ts';

/** Limits that no test reaches by accident. */
const WIDE: RateLimits = {
  loginByAccount: { points: 1000, seconds: 60 },
  loginByAddress: { points: 1000, seconds: 60 },
  uploadsAMinute: { points: 1000, seconds: 60 },
  uploadsAnHour: { points: 1000, seconds: 60 },
  requests: { points: 100_000, seconds: 60 },
  requestsOfUsers: { points: 100_000, seconds: 60 },
};

export const PASSWORD = 'длинный-пароль-42';
export const PEOPLE = ['imc', 'department', 'admin'] as const;
export type Person = (typeof PEOPLE)[number];

export interface Asked {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: Uint8Array | string | FormData;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookie of a session or key of a school. */
  readonly as?: Who;
}

export type Who = { readonly cookie: string } | { readonly key: string } | undefined;

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  // Tests look into whatever came.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

/** A server that listens, over a real archive in a folder of its own. */
export interface World {
  readonly url: string;
  readonly folder: string;
  readonly server: Server;
  readonly logged: string[];
  ask(path: string, asked?: Asked): Promise<Got>;
  login(person: Person): Promise<Who>;
  close(): Promise<void>;
}

/** Headers that every answer carries, whatever it is. */
export function expectSafe(path: string, headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy, path).toContain("default-src 'none'");
  expect(policy, path).toContain("frame-ancestors 'none'");
  expect(policy, path).not.toContain('unsafe');
  expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  expect(headers.get('x-frame-options'), path).toBe('DENY');
  expect(headers.get('referrer-policy'), path).toBe('no-referrer');
  expect(headers.get('x-powered-by'), path).toBeNull();
  if (path.startsWith('/api') || path === '/health') expect(headers.get('cache-control'), path).toBe('no-store');
}

export async function openWorld(
  options: OpenOptions & { readonly settings?: Partial<Settings>; readonly begun?: boolean } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-http-'));
  const logged: string[] = [];
  const settings = {
    ...settingsFrom({}),
    folder,
    leastFree: 0,
    limits: WIDE,
    ...options.settings,
  };
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const server = await openServer(settings, { log, ...options });
  if (options.begun !== false) {
    const password = await hashPassword(PASSWORD);
    await server.store.begin({
      name: 'Учебный',
      settings: { zone: 'Europe/Moscow', rosterYears: 3, centre: 'ИМЦ' },
      users: PEOPLE.map((role) => ({ login: role, role, password, totp: null, email: `${role}@example.ru` })),
    });
  }
  const http: HttpServer = createServer(createApp(server));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const ask = async (path: string, { method, json, body, type, headers = {}, as }: Asked = {}): Promise<Got> => {
    const how = method ?? (json === undefined && body === undefined ? 'GET' : 'POST');
    const given = json === undefined ? body : JSON.stringify(json);
    const contentType = json === undefined ? type : 'application/json';
    const response = await fetch(url + path, {
      method: how,
      headers: {
        ...(how === 'GET' ? {} : { 'x-svod': '1' }),
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        ...(as === undefined ? {} : 'key' in as ? { authorization: `Bearer ${as.key}` } : { cookie: as.cookie }),
        ...headers,
      },
      ...(given === undefined ? {} : { body: given as string }),
    });
    expectSafe(path, response.headers);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && bytes.length > 0;
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
    };
  };

  return {
    url,
    folder,
    server,
    logged,
    ask,
    async login(person) {
      const { status, headers } = await ask('/api/login', { json: { login: person, password: PASSWORD } });
      expect(status).toBe(200);
      return { cookie: headers.get('set-cookie')!.split(';')[0]! };
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

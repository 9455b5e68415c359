import { resolve } from 'node:path';

/** Where the server listens, keeps its data and sends mail; read once from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  /** Address that people open, without a slash at the end: links in letters, `Secure` cookies, origin check. */
  readonly baseUrl: string | null;
  /** Free bytes under which nothing new is taken. */
  readonly leastFree: number;
  readonly logLevel: string;
  /** Null when letters are kept in the outbox. */
  readonly smtp: Smtp | null;
  readonly limits: RateLimits;
}

export interface Smtp {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly from: string;
  readonly user?: string;
  readonly password?: string;
}

/** Points and seconds of each limiter (`guides/security.md` §3.1). */
export interface RateLimits {
  readonly loginByAccount: Rate;
  readonly loginByAddress: Rate;
  readonly uploadsAMinute: Rate;
  readonly uploadsAnHour: Rate;
  /** Requests of one school or of one address. */
  readonly requests: Rate;
  /** Requests of one logged-in person: pages of the ИМЦ ask more often. */
  readonly requestsOfUsers: Rate;
}

export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

export const RATE_LIMITS: RateLimits = {
  loginByAccount: { points: 5, seconds: 900 },
  loginByAddress: { points: 20, seconds: 900 },
  uploadsAMinute: { points: 10, seconds: 60 },
  uploadsAnHour: { points: 60, seconds: 3600 },
  requests: { points: 100, seconds: 60 },
  requestsOfUsers: { points: 400, seconds: 60 },
};

const MEGABYTE = 1_000_000;

/** Reads the environment. @throws Error in Russian when something in it makes no sense */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const number = (name: string, usual: number): number => {
    const written = env[name] ?? '';
    const value = written === '' ? usual : Number(written);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name}=${written}: нужно целое число`);
    return value;
  };
  const baseUrl = env['BASE_URL'] ?? '';
  if (baseUrl !== '' && !/^https?:\/\/[^/]+$/.test(baseUrl.replace(/\/$/, '')))
    throw new Error(`BASE_URL=${baseUrl}: нужен адрес вида https://svod.example.ru`);
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: number('PORT', 3000),
    folder: resolve(env['DATA_DIR'] ?? 'data'),
    baseUrl: baseUrl === '' ? null : baseUrl.replace(/\/$/, ''),
    leastFree: number('MIN_FREE_MB', 500) * MEGABYTE,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    smtp: smtpFrom(env, number('SMTP_PORT', 587)),
    limits: RATE_LIMITS,
  };
}

function smtpFrom(env: Readonly<Record<string, string | undefined>>, port: number): Smtp | null {
  const host = env['SMTP_HOST'] ?? '';
  if (host === '') return null;
  const { SMTP_USER: user, SMTP_PASS: password, SMTP_FROM: from, SMTP_SECURE: secure } = env;
  if (from === undefined) throw new Error('SMTP_HOST указан, а SMTP_FROM (адрес отправителя) – нет');
  return {
    host,
    port,
    from,
    secure: secure === undefined ? port === 465 : secure === 'true',
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}

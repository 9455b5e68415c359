import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from '../problem.ts';

/** Argon2id, 19 MiB, two passes: some 80 ms of one core (`guides/security.md` §3.1). */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** Hashes at a time, and those that may wait: more would make logging in a way to stop the server. */
const AT_ONCE = 2;
const WAITING = 24;

export const LEAST_PASSWORD = 12;

let running = 0;
const queue: (() => void)[] = [];

async function hash(password: string, salt: Uint8Array, cost: typeof COST): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Problem('server.busy', { retryAfter: 5 });
    await new Promise<void>((go) => queue.push(go));
  } else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      argon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...cost }, (error, derived) =>
        error === null ? resolve(derived) : reject(error),
      );
    });
  } finally {
    // The place is handed on, so that nobody slips in between.
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

const bare = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** The password's hash in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const derived = await hash(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(salt)}$${bare(derived)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** What an unknown login is checked against, so that it takes as long as a known one. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(Buffer.alloc(16))}$${bare(Buffer.alloc(32))}`;

/** Whether the password is the one of the hash; false after the same time when there is no such user. */
export async function checkPassword(password: string, phc: string | null): Promise<boolean> {
  const [, m, t, p, salt = '', tag = ''] = PHC.exec(phc ?? NOBODY) ?? [];
  const expected = Buffer.from(tag, 'base64');
  const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p), tagLength: expected.length };
  const derived = await hash(password, Buffer.from(salt, 'base64'), cost as typeof COST);
  return timingSafeEqual(derived, expected) && phc !== null;
}

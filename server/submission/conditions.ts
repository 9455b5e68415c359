import type { Request } from 'express';
import { Problem } from '../problem.ts';

/** `If-Match: "3"`: the version the sender has seen; null when it does not say. @throws Problem body.invalid */
export function ifMatchOf({ headers }: Request): number | null {
  const written = headers['if-match'];
  if (written === undefined || written === '*') return null;
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(written) ?? [];
  if (version === undefined) throw new Problem('body.invalid', { detail: 'If-Match: нужен номер версии.' });
  return Number(version);
}

/** `Idempotency-Key`: one and the same for all tries of one sending. @throws Problem body.invalid */
export function idempotencyKeyOf(request: Request): string | null {
  const written = request.get('idempotency-key');
  if (written === undefined) return null;
  if (!/^[\w-]{8,100}$/.test(written))
    throw new Problem('body.invalid', { detail: 'Idempotency-Key: от 8 до 100 латинских букв, цифр и дефисов.' });
  return written;
}

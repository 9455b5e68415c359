import { createHash } from 'node:crypto';
import type { Sha256 } from './records.ts';

/** JSON with sorted keys and no spaces: equal values give equal bytes, whoever wrote them. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Sha256 => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};

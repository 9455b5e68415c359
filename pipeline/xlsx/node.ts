import { inflateRawSync } from 'node:zlib';
import type { Inflate } from './zip.ts';

/** zlib allocates in chunks: one the size of the promised output saves copying, a small cap saves us from lies. */
const CHUNK = 256 * 1024;

/** Node's zlib; it stops by itself at the cap. */
export const inflate: Inflate = (deflated, maxOutput) =>
  inflateRawSync(deflated, {
    maxOutputLength: Math.max(1, maxOutput),
    chunkSize: Math.min(CHUNK, Math.max(64, maxOutput)),
  });

import { crc32, inflateRawSync } from 'node:zlib';
import type { Inflate } from './zip.ts';

/** zlib allocates in chunks: one as large as the promised output saves copying, a cap saves us from lies. */
const CHUNK = 4 * 1024 * 1024;

/** Node takes smaller buffers out of a pool that others use as well. */
const OWN = 64 * 1024;

function release({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > OWN && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** Node's zlib; it stops by itself at the cap. */
export const inflate: Inflate = Object.assign(
  (deflated: Uint8Array, maxOutput: number): Uint8Array =>
    inflateRawSync(deflated, {
      maxOutputLength: Math.max(1, maxOutput),
      // One byte more than promised: of a chunk that is full to the brim zlib cannot know that it was the last.
      chunkSize: Math.min(CHUNK, Math.max(64, maxOutput + 1)),
    }),
  { crc32, release },
);

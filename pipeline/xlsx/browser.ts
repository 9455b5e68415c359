import { Inflate as Stream } from 'fflate';
import type { Inflate } from './zip.ts';

/** Deflate grows at most 1,032 times, so a step of 4 kB can overshoot the cap by some 4 MB and no more. */
const STEP = 4096;

/** fflate, fed in small steps so that a bomb is stopped while it inflates, not after. */
export const inflate: Inflate = (deflated, maxOutput) => {
  const output = new Uint8Array(maxOutput);
  let written = 0;
  let ended = false;
  const stream = new Stream((chunk, final) => {
    if (written + chunk.length > maxOutput) throw new RangeError('more output than allowed');
    output.set(chunk, written);
    written += chunk.length;
    ended ||= final;
  });
  for (let at = 0; at < deflated.length; at += STEP) {
    stream.push(deflated.subarray(at, at + STEP), at + STEP >= deflated.length);
  }
  if (!ended) throw new Error('the stream has no end');
  return output.subarray(0, written);
};

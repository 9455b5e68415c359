import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A gzip file whose every bit is covered by a SHA-256 that is written at its end, as the comment of an empty second
 * gzip member: `tar xzf` reads it as any other, we refuse it when a bit is wrong or its end is missing.
 */
const seal = (sha256: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff]),
    Buffer.from(`sha256=${sha256}\0`, 'latin1'),
    Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]);
const SEAL = seal('0'.repeat(64)).length;

/** Writes the content packed and sealed; the file appears under its name only when it is whole and on the disk. */
export async function writeSealed(file: string, content: AsyncIterable<Buffer>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(content, { objectMode: false }),
      createGzip(),
      async function* (packed: AsyncIterable<Buffer>) {
        const sum = createHash('sha256');
        for await (const chunk of packed) {
          sum.update(chunk);
          yield chunk;
        }
        yield seal(sum.digest('hex'));
      },
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** The content of a sealed file, after the whole of it was verified. Null when it is damaged or no such file. */
export async function readSealed(file: string): Promise<AsyncIterable<Buffer> | null> {
  const { size } = await stat(file);
  if (size <= SEAL) return null;
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: size - SEAL - 1 })) sum.update(chunk as Buffer);
  const found: Buffer[] = [];
  for await (const chunk of createReadStream(file, { start: size - SEAL })) found.push(chunk as Buffer);
  if (!Buffer.concat(found).equals(seal(sum.digest('hex')))) return null;
  const packed = createReadStream(file, { end: size - SEAL - 1 });
  const content = createGunzip();
  packed.on('error', (error) => content.destroy(error));
  return packed.pipe(content);
}

/** Makes renames inside the folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import * as nodeDisk from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from './canonical.ts';
import type { BlobStore } from './port.ts';
import type { Sha256 } from './records.ts';
import { Refusal } from './refusal.ts';

/** What blobs do to the disk; tests pass one that counts, fails, or dies. */
export type Disk = Pick<
  typeof nodeDisk,
  'open' | 'rename' | 'unlink' | 'readFile' | 'readdir' | 'access' | 'utimes' | 'stat'
>;

const FANOUT = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** A folder of content-addressed files, `ab/cdef…`, with the age of each. */
export interface BlobFolder extends BlobStore {
  /** Removes what a `put` interrupted before that moment (milliseconds) left behind. @returns how many */
  sweep(before: number): Promise<number>;
  /** Milliseconds since the epoch when the file was last put. */
  putAt(sha256: Sha256): Promise<number>;
}

/** Opens a folder of blobs, making it when absent. */
export function openBlobs(folder: string, disk: Disk = nodeDisk): BlobFolder {
  prepare(folder);
  const place = (hash: Sha256) => join(folder, hash.slice(0, 2), hash.slice(2));

  const syncFolder = async (hash: Sha256): Promise<void> => {
    const handle = await disk.open(join(folder, hash.slice(0, 2)), 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  const writeSynced = async (path: string, bytes: Uint8Array): Promise<void> => {
    const handle = await disk.open(path, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  const has = async (hash: Sha256): Promise<boolean> =>
    disk.access(place(hash)).then(
      () => true,
      () => false,
    );

  return {
    has,
    async put(bytes) {
      const hash = sha256(bytes);
      const path = place(hash);
      const part = `${path}.${randomUUID()}.part`;
      try {
        if (await has(hash)) {
          // Young again, so that a sweep of what nobody refers to yet leaves it alone.
          const now = new Date();
          await disk.utimes(path, now, now);
        } else {
          await writeSynced(part, bytes);
          await disk.rename(part, path);
        }
        await syncFolder(hash);
      } catch (error) {
        await disk.unlink(part).catch(() => undefined);
        throw isFull(error) ? new Refusal('storage.full', {}, error) : error;
      }
      return hash;
    },
    async read(hash) {
      const bytes = await disk.readFile(place(hash)).catch((error: unknown) => {
        throw isMissing(error) ? new Refusal('storage.damaged', { sha256: hash }, error) : error;
      });
      if (sha256(bytes) !== hash) throw new Refusal('storage.damaged', { sha256: hash });
      return bytes;
    },
    async remove(hash) {
      await disk.unlink(place(hash)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
    async list() {
      const folders = await Promise.all(
        FANOUT.map(async (name) => (await disk.readdir(join(folder, name))).map((rest) => name + rest)),
      );
      return folders.flat().filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
    async sweep(before) {
      let swept = 0;
      for (const name of FANOUT)
        for (const file of await disk.readdir(join(folder, name)))
          if (file.endsWith('.part') && (await disk.stat(join(folder, name, file))).mtimeMs < before) {
            await disk.unlink(join(folder, name, file));
            swept += 1;
          }
      return swept;
    },
    putAt: async (hash) => (await disk.stat(place(hash))).mtimeMs,
  };
}

/** Makes all subfolders at once, durably: afterwards a file's own folder is the only one to sync. */
function prepare(folder: string): void {
  if (existsSync(join(folder, FANOUT.at(-1)!))) return;
  for (const name of FANOUT) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  for (const path of [folder, dirname(folder)]) {
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(codeOf(error)));
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

import * as nodeDisk from 'node:fs/promises';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openBlobs, type Disk } from '../../../server/store/blobs.ts';
import { hashOf, refusalOf, temporaryFolder } from './archive.ts';

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** A disk that tells what is done to it, and fails where it is told to. */
function watched(folder: string, fails: (step: string) => string | undefined = () => undefined) {
  const steps: string[] = [];
  const step = async (name: string): Promise<void> => {
    steps.push(name);
    const code = fails(name);
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, flags, mode) => {
      const handle = await nodeDisk.open(path, flags, mode);
      const kind = flags === 'r' ? 'folder' : 'file';
      return new Proxy(handle, {
        get(target, key) {
          if (key === 'sync')
            return async () => {
              await step(`sync ${kind}`);
              await target.sync();
            };
          if (key === 'writeFile')
            return async (bytes: Uint8Array) => {
              await step('write');
              await target.writeFile(bytes);
            };
          const value: unknown = Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
    rename: async (from, to) => {
      await step(`rename to ${relative(folder, String(to)).slice(0, 2)}`);
      await nodeDisk.rename(from, to);
    },
  };
  return { disk, steps };
}

test('a file is written, synced, renamed, and its folder synced, in this order', async () => {
  const folder = temporaryFolder();
  const { disk, steps } = watched(folder);
  const blobs = openBlobs(folder, disk);
  const hash = await blobs.put(Buffer.from('one'));
  expect(hash).toBe(hashOf('one'));
  expect(steps).toEqual(['write', 'sync file', `rename to ${hash.slice(0, 2)}`, 'sync folder']);
  expect(Buffer.from(await blobs.read(hash)).toString()).toBe('one');
  expect(await blobs.list()).toEqual([hash]);
});

test('the same bytes are kept once, and are known to be on the disk all the same', async () => {
  const folder = temporaryFolder();
  const { disk, steps } = watched(folder);
  const blobs = openBlobs(folder, disk);
  const hashes = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Buffer.from('one'))));
  expect(new Set(hashes).size).toBe(1);
  expect(files(folder)).toHaveLength(1);
  steps.length = 0;
  await blobs.put(Buffer.from('one'));
  expect(steps).toEqual(['sync folder']);
});

test.each(['write', 'sync file', 'rename', 'sync folder'])('when «%s» fails nothing is acknowledged', async (where) => {
  const folder = temporaryFolder();
  const full = openBlobs(folder, watched(folder, (step) => (step.startsWith(where) ? 'ENOSPC' : undefined)).disk);
  expect(await refusalOf(full.put(Buffer.from('one')))).toBe('storage.full');
  const broken = openBlobs(folder, watched(folder, (step) => (step.startsWith(where) ? 'EIO' : undefined)).disk);
  expect(await refusalOf(broken.put(Buffer.from('two')))).toBe('EIO');
  expect(files(folder).filter(({ name }) => name.endsWith('.part'))).toEqual([]);
});

test('a changed or missing file is not given out', async () => {
  const folder = temporaryFolder();
  const blobs = openBlobs(folder);
  const hash = await blobs.put(Buffer.from('one'));
  writeFileSync(join(folder, hash.slice(0, 2), hash.slice(2)), 'two');
  expect(await refusalOf(blobs.read(hash))).toBe('storage.damaged');
  await blobs.remove(hash);
  await blobs.remove(hash);
  expect(await blobs.has(hash)).toBe(false);
  expect(await refusalOf(blobs.read(hash))).toBe('storage.damaged');
});

test('what an interrupted write left is swept, whole files stay', async () => {
  const folder = temporaryFolder();
  const blobs = openBlobs(folder);
  const hash = await blobs.put(Buffer.from('one'));
  writeFileSync(join(folder, hash.slice(0, 2), `${hash.slice(2)}.x.part`), 'o');
  expect(await blobs.sweep(Date.now() - 3_600_000)).toBe(0);
  expect(await blobs.sweep(Date.now() + 1000)).toBe(1);
  expect(await blobs.list()).toEqual([hash]);
});

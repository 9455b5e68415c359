import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../server/store/backup.ts';
import { restore } from '../../../server/store/restore.ts';
import { writeSealed } from '../../../server/store/sealed.ts';
import { ANCHORS, DATABASE, FILES, openArchive, RESTORING, type Archive } from '../../../server/store/sqlite.ts';
import { END, header, padding } from '../../../server/store/tar.ts';
import { IMC, openWithCampaign, schoolActor, send, temporaryFolder, type Opened } from './archive.ts';

/** All tables and all documents, as one text. */
async function contentOf({ db, blobs }: Archive): Promise<string> {
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const rows = tables.map(({ name }) => [name, db.all(`SELECT * FROM ${name} ORDER BY 1, 2`)]);
  const files = await Promise.all(
    (await blobs.list()).toSorted().map(async (hash) => [hash, Buffer.from(await blobs.read(hash)).toString()]),
  );
  return JSON.stringify([rows, files]);
}

/** Everything in a folder, byte by byte. */
const bytesOf = (folder: string): string => {
  const sum = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).toSorted((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  ))
    if (entry.isFile()) sum.update(`${entry.name} `).update(readFileSync(join(entry.parentPath, entry.name)));
  return sum.digest('hex');
};

async function busy(): Promise<Opened> {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  for (let at = 0; at < 20; at += 1) await send(opened, `s00${1 + (at % 3)}`, `words ${at}`);
  await store.saveDraft(schoolActor('s001'), {
    campaign,
    school: 's001',
    document: { half: true },
    findings: [],
    errors: 1,
    queries: 0,
    progress: 0.2,
  });
  await store.release(IMC, {
    campaign,
    frameworks: ['murom'],
    note: '',
    stamps: [],
    body: { a: 1 },
    files: [{ name: 'murom.xlsx', bytes: Buffer.alloc(100_000, 'x') }],
  });
  opened.archive.anchor();
  return opened;
}

test('a restored archive is equal to what was backed up, and the former one is set aside', async () => {
  const opened = await busy();
  const { archive, clock } = opened;
  const before = await contentOf(archive);
  const file = join(temporaryFolder(), 'svod.tar.gz');
  const manifest = await backUp(archive, file, clock.read());
  expect(manifest.entries[0]!.name).toBe(DATABASE);
  await send(opened, 's001', 'after the backup');
  await expect(restore(file, opened.folder, clock.read)).rejects.toThrow('Сервер работает');
  archive.store.close();

  const aside = await restore(file, opened.folder, clock.read);
  const restored = await openArchive({ folder: opened.folder, clock: clock.read, leastFree: 0 });
  expect(await contentOf(restored)).toBe(before);
  expect(restored.verifyAudit().faults).toEqual([]);
  restored.store.close();
  const former = await openArchive({ folder: aside!, clock: clock.read, leastFree: 0 });
  expect(await contentOf(former)).toContain('after the backup');
  former.store.close();

  const empty = temporaryFolder();
  expect(await restore(file, empty, clock.read)).toBeNull();
  expect(existsSync(join(empty, ANCHORS))).toBe(true);
});

test('submissions that come while it is made leave it whole', async () => {
  const opened = await busy();
  const file = join(temporaryFolder(), 'svod.tar.gz');
  const sending = Promise.all(Array.from({ length: 100 }, (_, at) => send(opened, 's002', `meanwhile ${at}`)));
  await backUp(opened.archive, file, opened.clock.read());
  await sending;
  const folder = temporaryFolder();
  await restore(file, folder, opened.clock.read);
  const restored = await openArchive({ folder, clock: opened.clock.read, leastFree: 0 });
  expect(restored.verifyAudit().faults).toEqual([]);
  restored.store.close();
});

test('a plain tar reads it', async () => {
  const { archive, clock } = await busy();
  const file = join(temporaryFolder(), 'svod.tar.gz');
  await backUp(archive, file, clock.read());
  const listed = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
  expect(listed[0]).toBe(DATABASE);
  expect(listed.at(-1)).toBe('manifest.json');
  expect(listed.filter((name) => name.startsWith(`${FILES}/`)).length).toBe((await archive.blobs.list()).length);
});

test('cut short or with a flipped bit it is refused, and the live data stay untouched', async () => {
  const { archive, clock, folder } = await busy();
  const file = join(temporaryFolder(), 'svod.tar.gz');
  await backUp(archive, file, clock.read());
  archive.store.close();
  const whole = readFileSync(file);
  const live = bytesOf(folder);
  const places = Array.from({ length: 60 }, (_, at) => Math.floor((whole.length * at) / 60));
  const spoilt = [
    ...[0, 1, 9, 50, 101, 102, 103, 200].map((cut) => whole.subarray(0, Math.max(0, whole.length - 1 - cut))),
    ...places.map((length) => whole.subarray(0, length)),
    ...[...places, ...Array.from({ length: 100 }, (_, at) => whole.length - 1 - at)].map((place, at) => {
      const copy = Buffer.from(whole);
      copy[place] = copy[place]! ^ (1 << (at % 8));
      return copy;
    }),
    Buffer.concat([whole, Buffer.from([0])]),
  ];
  for (const bytes of spoilt) {
    writeFileSync(file, bytes);
    await expect(restore(file, folder, clock.read)).rejects.toThrow('Резервная копия повреждена');
  }
  await expect(restore(`${file}.none`, folder, clock.read)).rejects.toThrow('Нет такого файла');
  expect(bytesOf(folder)).toBe(live);
});

test('a well-sealed file with foreign contents is refused too', async () => {
  const { archive, clock, folder } = await busy();
  archive.store.close();
  const live = bytesOf(folder);
  const file = join(temporaryFolder(), 'foreign.tar.gz');
  const tar = (name: string, text: string) => [header(name, text.length), Buffer.from(text), padding(text.length)];
  const foreign: readonly (readonly Buffer[])[] = [
    [...tar('../escaped', 'x'), END],
    [...tar('manifest.json', '{"format":1,"entries":[],"anchors":[]}'), END],
    [...tar(DATABASE, 'not a database'), ...tar('manifest.json', '{"format":1,"entries":[],"anchors":[]}'), END],
    [header(DATABASE, 100)],
    [],
  ];
  for (const parts of foreign) {
    await writeSealed(
      file,
      (async function* () {
        yield* parts;
      })(),
    );
    await expect(restore(file, folder, clock.read)).rejects.toThrow(/копи/);
  }
  expect(bytesOf(folder)).toBe(live);
  expect(existsSync(join(folder, '../escaped'))).toBe(false);
});

test('after a restore that was interrupted half-way the server does not start on half the data', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, RESTORING));
  await expect(openArchive({ folder, clock: () => new Date(0), leastFree: 0 })).rejects.toThrow('повторите restore');
});

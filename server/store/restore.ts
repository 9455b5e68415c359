import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MANIFEST, type Manifest } from './backup.ts';
import { referredBlobs } from './erase.ts';
import { readSealed, syncFolder } from './sealed.ts';
import { ANCHORS, DATABASE, FILES, openArchive, RESTORING } from './sqlite.ts';
import { entriesOf } from './tar.ts';

/** Why a backup was not restored, in words for the administrator. The live data are as they were. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

const LIVE = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, FILES, ANCHORS];
const NAME = new RegExp(`^(${DATABASE}|${MANIFEST}|${FILES}/[0-9a-f]{2}/[0-9a-f]{62})$`);

/**
 * Puts a backup in the place of the live data, which are set aside in a folder `before-…` beside it. Everything is
 * unpacked and verified first; the server must not be running.
 * @returns the folder with the former data, null when there were none
 * @throws RestoreRefused
 */
export async function restore(file: string, folder: string, clock: () => Date): Promise<string | null> {
  if (!existsSync(file)) throw new RestoreRefused(`Нет такого файла: ${file}`);
  refuseWhenInUse(join(folder, DATABASE));
  const content = await readSealed(file);
  if (content === null)
    throw new RestoreRefused('Резервная копия повреждена или записана не до конца: её контрольная сумма не сходится.');
  const staged = join(folder, `${RESTORING}.part`);
  const ready = join(folder, RESTORING);
  await rm(staged, { recursive: true, force: true });
  try {
    await unpack(content, staged);
    await inspect(staged, clock);
  } catch (cause) {
    await rm(staged, { recursive: true, force: true });
    throw cause instanceof RestoreRefused ? cause : new RestoreRefused('Резервная копия не читается.', { cause });
  }
  await rm(ready, { recursive: true, force: true });
  await rename(staged, ready);
  const aside = join(folder, `before-${clock().toISOString().replace(/[:.]/g, '-')}`);
  const live = LIVE.filter((name) => existsSync(join(folder, name)));
  if (live.length > 0) await mkdir(aside, { mode: 0o700 });
  for (const name of live) await rename(join(folder, name), join(aside, name));
  for (const name of LIVE) if (existsSync(join(ready, name))) await rename(join(ready, name), join(folder, name));
  await syncFolder(folder);
  await rm(ready, { recursive: true });
  return live.length > 0 ? aside : null;
}

/** Writes out the entries, each compared with the manifest at the end. */
async function unpack(content: AsyncIterable<Buffer>, folder: string): Promise<void> {
  const found: Manifest['entries'][number][] = [];
  for await (const { name, size, body } of entriesOf(content)) {
    if (!NAME.test(name)) throw new RestoreRefused(`В резервной копии лишний файл: ${name}`);
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const sum = createHash('sha256');
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of body) {
        sum.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    found.push({ name, bytes: size, sha256: sum.digest('hex') });
  }
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  found.pop();
  if (manifest.format !== 1 || JSON.stringify(manifest.entries) !== JSON.stringify(found))
    throw new RestoreRefused('Опись резервной копии не сходится с её содержимым.');
  await rm(join(folder, MANIFEST));
  if (manifest.anchors.length > 0)
    await writeFile(join(folder, ANCHORS), manifest.anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
}

/** Opens what was unpacked as a server would, and looks whether it is whole. */
async function inspect(folder: string, clock: () => Date): Promise<void> {
  if (!existsSync(join(folder, DATABASE))) throw new RestoreRefused('В резервной копии нет базы данных.');
  const archive = await openArchive({ folder, clock, leastFree: 0 });
  try {
    const check = archive.db.get<{ integrity_check: string }>('PRAGMA integrity_check');
    const { faults } = archive.verifyAudit();
    if (check?.integrity_check !== 'ok') throw new RestoreRefused('База данных в резервной копии повреждена.');
    if (faults.length > 0)
      throw new RestoreRefused('Журнал в резервной копии изменён: цепочка его записей не сходится.');
    for (const hash of referredBlobs(archive.db))
      if (!(await archive.blobs.has(hash))) throw new RestoreRefused(`В резервной копии нет документа ${hash}.`);
  } finally {
    archive.db.close();
  }
}

const SQLITE_BUSY = 5;

/** A running server holds its database open; one that is damaged is in nobody's use. */
function refuseWhenInUse(database: string): void {
  if (!existsSync(database)) return;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(database, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY)
      throw new RestoreRefused('Сервер работает с этими данными: остановите его и повторите.', { cause: error });
  } finally {
    db?.close();
  }
}

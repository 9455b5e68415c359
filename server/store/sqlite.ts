import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readAnchors, saveAnchor } from './anchors.ts';
import { verifyAudit, type AuditVerdict } from './audit.ts';
import { openBlobs, type BlobFolder, type Disk } from './blobs.ts';
import { boardOf } from './board.ts';
import { campaignsOf } from './campaigns.ts';
import { Connection } from './connection.ts';
import { erasingOf } from './erase.ts';
import { newId } from './id.ts';
import { keysOf } from './keys.ts';
import { logOf } from './log.ts';
import type { MunicipalStore, Store } from './port.ts';
import { receivingOf } from './receive.ts';
import type { Actor } from './records.ts';
import { Refusal } from './refusal.ts';
import { resultsOf } from './results.ts';
import { reviewOf } from './review.ts';
import { onlyMunicipality, settingsOf } from './settings.ts';
import { stored, townOf, type Town } from './town.ts';
import { addUser, usersOf } from './users.ts';
import { versionsOf } from './versions.ts';

export interface ArchiveOptions {
  /** Where everything lies: `svod.sqlite`, `files/`, `audit.anchors`. Made when absent. */
  readonly folder: string;
  readonly clock: () => Date;
  /** Free bytes under which nothing new is taken. */
  readonly leastFree: number;
  /** The file system, replaced in tests. */
  readonly disk?: Disk;
}

/** The archive on one machine: the port's store, and what backup, retention and verification need beside it. */
export interface Archive {
  readonly folder: string;
  readonly store: Store;
  readonly blobs: BlobFolder;
  readonly db: Connection;
  /** The parts that a municipality's store is made of. */
  readonly town: (municipality: string) => Town;
  /** Writes down the end of the audit log outside the database; call daily and at releases; closing does it too. */
  readonly anchor: () => void;
  readonly verifyAudit: () => AuditVerdict;
}

export const DATABASE = 'svod.sqlite';
export const FILES = 'files';
export const ANCHORS = 'audit.anchors';
/** Exists only while verified data of a backup are being moved into their place. */
export const RESTORING = 'restoring';

/** Younger half-written files may belong to a server that runs beside this command. */
const HOUR = 3_600_000;
const SECOND = 1000;

const SYSTEM: Actor = { role: 'system', id: 'begin' };

/**
 * Opens the archive on `node:sqlite` and files, and sweeps what a crash left half-written.
 * @throws Error when a restore was interrupted half-way: it must be run again
 */
export async function openArchive({ folder, clock, leastFree, disk }: ArchiveOptions): Promise<Archive> {
  if (existsSync(join(folder, RESTORING))) throw new Error('Восстановление прервалось на середине: повторите restore.');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const blobs = openBlobs(join(folder, FILES), disk);
  await blobs.sweep(clock().getTime() - HOUR);
  const db = new Connection(join(folder, DATABASE), clock());

  let known = { free: 0, enough: false, until: 0 };
  // The disk is asked once a second: each question stands in line with the writing of documents.
  const space = async () => {
    if (!known.enough || performance.now() > known.until) {
      const { bavail, bsize } = await statfs(folder);
      known = { free: bavail * bsize, enough: bavail * bsize >= leastFree, until: performance.now() + SECOND };
    }
    return known;
  };
  const ensureSpace = async () => {
    if (!(await space()).enough) throw new Refusal('storage.full');
  };
  const town = (id: string) => townOf(id, db, blobs, clock, ensureSpace);
  const anchor = () => {
    const found = onlyMunicipality(db);
    if (found !== null) saveAnchor(join(folder, ANCHORS), db, found.id, clock().toISOString());
  };
  const opened = new Map<string, MunicipalStore>();
  const of = (id: string): MunicipalStore => {
    let store = opened.get(id);
    if (store === undefined) opened.set(id, (store = municipalStore(town(id))));
    return store;
  };

  const store: Store = {
    municipality: async () => onlyMunicipality(db),
    of,
    space,
    begin: async ({ name, settings, users }) => {
      const id = newId(clock());
      await db.write(() => {
        if (onlyMunicipality(db) !== null) throw new Refusal('start.done');
        db.run('INSERT INTO municipalities VALUES (?, ?, ?, ?)', id, name, stored(settings), clock().toISOString());
        town(id).log(SYSTEM, 'municipality.begun', `municipality:${id}`);
        for (const user of users) addUser(town(id), SYSTEM, user);
      });
      return onlyMunicipality(db)!;
    },
    ping: async () => {
      db.get('SELECT 1');
    },
    close: () => {
      anchor();
      db.close();
    },
  };
  return {
    folder,
    store,
    blobs,
    db,
    town,
    anchor,
    verifyAudit: () => verifyAudit(db, onlyMunicipality(db)?.id ?? '', readAnchors(join(folder, ANCHORS))),
  };
}

const municipalStore = (town: Town): MunicipalStore => ({
  ...settingsOf(town),
  ...usersOf(town),
  ...keysOf(town),
  ...campaignsOf(town),
  ...boardOf(town),
  ...receivingOf(town),
  ...versionsOf(town),
  ...reviewOf(town),
  ...resultsOf(town),
  ...logOf(town),
  ...erasingOf(town),
});

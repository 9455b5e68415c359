import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readAnchors } from './anchors.ts';
import type { Anchor } from './audit.ts';
import { referredBlobs } from './erase.ts';
import { writeSealed } from './sealed.ts';
import { ANCHORS, DATABASE, FILES, type Archive } from './sqlite.ts';
import { END, header, padding } from './tar.ts';

export const MANIFEST = 'manifest.json';

/** What a backup says of itself; its last entry. */
export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  /** Ends of the audit log known when it was made. */
  readonly anchors: readonly Anchor[];
  readonly entries: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** Copies the whole archive as of one moment into one `.tar.gz`, while it is in use. @returns its manifest */
export async function backUp(archive: Archive, file: string, madeAt: Date): Promise<Manifest> {
  const folder = await mkdtemp(join(archive.folder, 'backup-'));
  try {
    const copy = join(folder, DATABASE);
    archive.db.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
    let manifest: Manifest | undefined;
    await writeSealed(
      file,
      tarOf(archive, copy, madeAt, (made) => {
        manifest = made;
      }),
    );
    return manifest!;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* tarOf(
  { folder, blobs }: Archive,
  copy: string,
  madeAt: Date,
  made: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const entries: Manifest['entries'][number][] = [];
  async function* entry(name: string, bytes: number, body: AsyncIterable<Buffer> | readonly Buffer[]) {
    yield header(name, bytes);
    const sum = createHash('sha256');
    for await (const chunk of body) {
      sum.update(chunk);
      yield chunk;
    }
    yield padding(bytes);
    entries.push({ name, bytes, sha256: sum.digest('hex') });
  }
  yield* entry(DATABASE, (await stat(copy)).size, createReadStream(copy) as AsyncIterable<Buffer>);
  const { hashes, ends } = contentsOf(copy);
  for (const hash of hashes) {
    const bytes = Buffer.from(await blobs.read(hash));
    yield* entry(`${FILES}/${hash.slice(0, 2)}/${hash.slice(2)}`, bytes.length, [bytes]);
  }
  const anchors = readAnchors(join(folder, ANCHORS)).filter(
    ({ municipality, seq }) => seq <= (ends.get(municipality) ?? 0),
  );
  const manifest: Manifest = { format: 1, madeAt: madeAt.toISOString(), anchors, entries: [...entries] };
  made(manifest);
  const text = Buffer.from(JSON.stringify(manifest));
  yield* entry(MANIFEST, text.length, [text]);
  yield END;
}

/** The documents a copy of the database speaks of, and the last audit entry of each municipality in it. */
function contentsOf(copy: string): { hashes: string[]; ends: Map<string, number> } {
  const db = new DatabaseSync(copy, { readOnly: true });
  try {
    const each = <Row>(sql: string) => db.prepare(sql).iterate() as IterableIterator<Row>;
    const ends = [
      ...each<{ id: string; seq: number }>(
        'SELECT municipality_id AS id, MAX(seq) AS seq FROM audit GROUP BY municipality_id',
      ),
    ];
    return { hashes: [...referredBlobs({ each })].sort(), ends: new Map(ends.map(({ id, seq }) => [id, seq])) };
  } finally {
    db.close();
  }
}

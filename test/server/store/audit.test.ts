import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { entryHash, verifyAudit } from '../../../server/store/audit.ts';
import type { AuditEvent } from '../../../server/store/port.ts';
import { ANCHORS, DATABASE } from '../../../server/store/sqlite.ts';
import { IMC, openWithCampaign, schoolActor, send } from './archive.ts';

const ENTRIES = 60;

async function filled() {
  const opened = await openWithCampaign();
  while ((await opened.store.auditEvents({ limit: 1 }))[0]!.seq < ENTRIES)
    await opened.store.note(schoolActor('s001'), 'file.downloaded', `campaign:${opened.campaign}/school:s001`);
  opened.archive.anchor();
  return opened;
}

test('every write leaves its entry, schools under references', async () => {
  const opened = await filled();
  const { store, archive, campaign } = opened;
  await send(opened, 's002', 'one');
  await store.acceptSubmission(IMC, { campaign, school: 's002' }, 1);
  const [accepted, received] = await store.auditEvents({ limit: 2 });
  const code = await store.auditReferences();
  const readable = (text: string) => text.replace(/school:([0-9a-f]{16})/g, (_, one: string) => code.get(one)!);
  expect([received!.action, readable(received!.actor)]).toEqual(['submission.received', 's002']);
  expect([accepted!.action, readable(accepted!.object)]).toEqual([
    'submission.accepted',
    `campaign:${campaign}/s002/version:1`,
  ]);
  expect(JSON.stringify(await store.auditEvents({ limit: 1000 }))).not.toMatch(/s00[12]/);
  expect(archive.verifyAudit()).toMatchObject({ entries: ENTRIES + 2, faults: [] });
});

test('the log cannot be changed by ordinary statements', async () => {
  const { archive } = await filled();
  expect(() => archive.db.exec("UPDATE audit SET actor = 'x'")).toThrow('append-only');
  expect(() => archive.db.exec('DELETE FROM audit')).toThrow('append-only');
});

/** Ways to falsify a log by hand, at a place drawn by the round. */
const MUTATIONS: readonly ((db: DatabaseSync, seq: number, round: number, municipality: string) => void)[] = [
  (db, seq, round) => {
    const column = ['utc', 'actor', 'role', 'action', 'object', 'payload', 'prev', 'hash'][round % 8]!;
    db.prepare(`UPDATE audit SET ${column} = ${column} || '0' WHERE seq = ?`).run(seq);
  },
  (db, seq) => void db.prepare('DELETE FROM audit WHERE seq = ?').run(seq),
  (db, seq) => {
    db.prepare('UPDATE audit SET seq = -1 WHERE seq = ?').run(seq);
    db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(seq, seq === ENTRIES ? 1 : seq + 1);
    db.prepare('UPDATE audit SET seq = ? WHERE seq = -1').run(seq === ENTRIES ? 1 : seq + 1);
  },
  (db, seq) => void db.prepare('DELETE FROM audit WHERE seq >= ?').run(seq),
  (db, seq, _, municipality) => rewrite(db, seq, municipality),
];

/** Changes an entry and makes all the hashes after it anew, as one would who has read our code. */
function rewrite(db: DatabaseSync, seq: number, municipality: string): void {
  const after = db.prepare('SELECT * FROM audit WHERE seq >= ? ORDER BY seq').all(seq) as unknown as AuditEvent[];
  let prev = after[0]!.prev;
  after.forEach(({ hash: _hash, ...row }, at) => {
    const { municipality_id: _id, ...entry } = row as typeof row & { municipality_id?: string };
    const actor = at === 0 ? 'nobody' : entry.actor;
    const hash = entryHash(municipality, { ...entry, actor, prev });
    db.prepare('UPDATE audit SET actor = ?, prev = ?, hash = ? WHERE seq = ?').run(actor, prev, hash, entry.seq);
    prev = hash;
  });
}

test('100 of 100 falsifications are found', async () => {
  const { archive, folder, store } = await filled();
  const { id } = await store.settings();
  const tampering = new DatabaseSync(join(folder, DATABASE));
  tampering.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
  const rows = tampering
    .prepare('SELECT * FROM audit ORDER BY seq')
    .all()
    .map((row) => Object.values(row));
  const found = Array.from({ length: 100 }, (_, round) => {
    tampering.exec('BEGIN');
    MUTATIONS[round % MUTATIONS.length]!(tampering, 1 + ((round * 37) % ENTRIES), Math.floor(round / 5), id);
    tampering.exec('COMMIT');
    const { faults } = archive.verifyAudit();
    tampering.exec('BEGIN; DELETE FROM audit');
    for (const row of rows) tampering.prepare(`INSERT INTO audit VALUES (${row.map(() => '?').join()})`).run(...row);
    tampering.exec('COMMIT');
    return faults.length > 0;
  });
  expect(found.filter(Boolean)).toHaveLength(100);
  expect(archive.verifyAudit().faults).toEqual([]);
  tampering.close();
});

test('without an anchor a cut tail goes unnoticed: the anchor is what tells', async () => {
  const { archive, folder, store } = await filled();
  const { id } = await store.settings();
  const tampering = new DatabaseSync(join(folder, DATABASE));
  tampering.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq > 10');
  expect(verifyAudit(archive.db, id, []).faults).toEqual([]);
  expect(archive.verifyAudit().faults).toEqual([{ seq: ENTRIES, fault: 'truncated' }]);
  appendFileSync(join(folder, ANCHORS), '{"municipality":"cut sho');
  expect(archive.verifyAudit().faults).toHaveLength(1);
  tampering.close();
});

test('the clock may go back: the order of entries stays', async () => {
  const { archive, store, clock } = await filled();
  clock.pass(-60);
  await store.note(IMC, 'file.downloaded', 'x');
  archive.anchor();
  expect(archive.verifyAudit().faults).toEqual([]);
});

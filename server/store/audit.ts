import { canonical, sha256 } from './canonical.ts';
import type { Connection } from './connection.ts';
import type { AuditEvent, Sha256 } from './records.ts';

/** What the first entry follows. */
export const BEGINNING: Sha256 = '0'.repeat(64);

/** The log's end at some moment, kept outside the database: without one, a cut tail cannot be noticed. */
export interface Anchor {
  readonly municipality: string;
  readonly seq: number;
  readonly hash: Sha256;
  readonly utc: string;
}

/** One thing that is wrong with the log. */
export interface AuditFault {
  readonly seq: number;
  /** A changed entry, a gap, a broken link to the entry before, or a tail that an anchor knew and is gone. */
  readonly fault: 'edited' | 'missing' | 'unlinked' | 'truncated' | 'replaced';
}

export interface AuditVerdict {
  readonly entries: number;
  readonly head: Sha256;
  readonly faults: readonly AuditFault[];
}

/** SHA-256 of the previous hash and the entry in canonical JSON. */
export const entryHash = (municipality: string, { prev, ...entry }: Omit<AuditEvent, 'hash'>): Sha256 =>
  sha256(prev, canonical({ municipality, ...entry }));

/** Appends an entry; only inside a transaction. */
export function appendAudit(
  db: Connection,
  municipality: string,
  entry: Omit<AuditEvent, 'seq' | 'prev' | 'hash'>,
): void {
  const last = auditHead(db, municipality);
  const event = { ...entry, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? BEGINNING };
  db.run(
    'INSERT INTO audit (municipality_id, seq, utc, actor, role, action, object, payload, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    municipality,
    event.seq,
    event.utc,
    event.actor,
    event.role,
    event.action,
    event.object,
    event.payload,
    event.prev,
    entryHash(municipality, event),
  );
}

/** The last entry's number and hash. */
export const auditHead = (db: Connection, municipality: string): { seq: number; hash: Sha256 } | undefined =>
  db.get('SELECT seq, hash FROM audit WHERE municipality_id = ? ORDER BY seq DESC LIMIT 1', municipality);

/** Goes through the whole log and finds edits, deletions, reorderings and, by the anchors, a cut or rewritten tail. */
export function verifyAudit(db: Connection, municipality: string, anchors: readonly Anchor[]): AuditVerdict {
  const faults: AuditFault[] = [];
  const known = Map.groupBy(
    anchors.filter((anchor) => anchor.municipality === municipality),
    ({ seq }) => seq,
  );
  let entries = 0;
  let seq = 0;
  let head = BEGINNING;
  for (const event of db.each<AuditEvent>(
    'SELECT seq, utc, actor, role, action, object, payload, prev, hash FROM audit WHERE municipality_id = ? ORDER BY seq',
    municipality,
  )) {
    const { hash, ...entry } = event;
    if (event.seq !== seq + 1) faults.push({ seq: seq + 1, fault: 'missing' });
    if (event.prev !== head) faults.push({ seq: event.seq, fault: 'unlinked' });
    if (hash !== entryHash(municipality, entry)) faults.push({ seq: event.seq, fault: 'edited' });
    if (known.get(event.seq)?.some((anchor) => anchor.hash !== hash) === true)
      faults.push({ seq: event.seq, fault: 'replaced' });
    seq = event.seq;
    head = hash;
    entries += 1;
  }
  const end = Math.max(0, ...known.keys());
  if (end > seq) faults.push({ seq: end, fault: 'truncated' });
  return { entries, head, faults };
}

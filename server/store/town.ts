import { randomBytes } from 'node:crypto';
import { appendAudit } from './audit.ts';
import type { Connection } from './connection.ts';
import { newId } from './id.ts';
import type { BlobStore } from './port.ts';
import type { Actor, Moment, Sha256 } from './records.ts';

/** What the parts of a municipality's store share. */
export interface Town {
  readonly id: string;
  readonly db: Connection;
  readonly blobs: BlobStore;
  readonly now: () => Moment;
  readonly newId: () => string;
  /** @throws Refusal storage.full */
  readonly ensureSpace: () => Promise<void>;
  /** Appends to the audit log; only inside a transaction. `school:CODE` is written by the school's reference. */
  readonly log: (by: Actor, action: string, object: string, payload?: Sha256) => void;
}

export function townOf(
  id: string,
  db: Connection,
  blobs: BlobStore,
  clock: () => Date,
  ensureSpace: () => Promise<void>,
): Town {
  const referenceOf = (school: string): string => {
    const known = db.get<{ reference: string }>(
      'SELECT reference FROM school_references WHERE municipality_id = ? AND school = ?',
      id,
      school,
    );
    if (known !== undefined) return known.reference;
    const reference = randomBytes(8).toString('hex');
    db.run('INSERT INTO school_references VALUES (?, ?, ?)', id, school, reference);
    return reference;
  };
  const written = (text: string): string =>
    text.replace(/school:([^/]+)/g, (_, school: string) => `school:${referenceOf(school)}`);
  return {
    id,
    db,
    blobs,
    now: () => clock().toISOString(),
    newId: () => newId(clock()),
    ensureSpace,
    log: (by, action, object, payload = '') =>
      appendAudit(db, id, {
        utc: clock().toISOString(),
        actor: written(by.role === 'school' ? `school:${by.id}` : by.id),
        role: by.role,
        action,
        object: written(object),
        payload,
      }),
  };
}

/** A JSON column. */
export const stored = (value: unknown): string => JSON.stringify(value);
export const parsed = <T>(text: string): T => JSON.parse(text) as T;

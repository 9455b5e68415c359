import type { MunicipalStore } from './port.ts';
import type { AuditEvent } from './records.ts';
import type { Town } from './town.ts';

/** Reading the audit log, and notes of what is no write of its own. */
export function logOf({ id, db, log }: Town): Pick<MunicipalStore, 'note' | 'auditEvents' | 'auditReferences'> {
  return {
    note: (by, action, object, payload) => db.write(() => log(by, action, object, payload)),
    auditEvents: async ({ limit, before }) =>
      db.all<AuditEvent>(
        `SELECT seq, utc, actor, role, action, object, payload, prev, hash FROM audit
         WHERE municipality_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
        id,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      ),
    auditReferences: async () =>
      new Map(
        db
          .all<{ reference: string; school: string }>(
            'SELECT reference, school FROM school_references WHERE municipality_id = ?',
            id,
          )
          .map(({ reference, school }) => [reference, school]),
      ),
  };
}

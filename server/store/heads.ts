import type { Place } from './port.ts';
import type { Head } from './records.ts';
import { parsed, stored, type Town } from './town.ts';

interface HeadRow extends Omit<Head, 'remarks' | 'returned' | 'excluded'> {
  readonly remarks: string;
  readonly returned: string | null;
  readonly excluded: string | null;
}

/** Columns of `heads h`, as `asHead` reads them. */
export const HEAD =
  'h.campaign, h.school, h.status, h.version, h.accepted, h.remarks, h.returned, h.exclusion AS excluded, h.changed_at AS "changedAt"';

export const asHead = ({ remarks, returned, excluded, ...plain }: HeadRow): Head => ({
  ...plain,
  remarks: parsed(remarks),
  returned: returned === null ? null : parsed(returned),
  excluded: excluded === null ? null : parsed(excluded),
});

/** Where a school stands; «не начат» when nothing happened yet. */
export function headOf({ id, db, now }: Town, { campaign, school }: Place): Head {
  const row = db.get<HeadRow>(
    `SELECT ${HEAD} FROM heads h WHERE h.municipality_id = ? AND h.campaign = ? AND h.school = ?`,
    id,
    campaign,
    school,
  );
  if (row !== undefined) return asHead(row);
  return {
    campaign,
    school,
    status: 'не начат',
    version: 0,
    accepted: null,
    remarks: [],
    returned: null,
    excluded: null,
    changedAt: now(),
  };
}

/** Keeps a changed head; only inside a transaction. */
export function keepHead({ id, db, now }: Town, head: Head): Head {
  const changed = { ...head, changedAt: now() };
  db.run(
    `INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (municipality_id, campaign, school) DO UPDATE SET status = excluded.status, version = excluded.version,
       accepted = excluded.accepted, remarks = excluded.remarks, returned = excluded.returned,
       exclusion = excluded.exclusion, changed_at = excluded.changed_at`,
    id,
    changed.campaign,
    changed.school,
    changed.status,
    changed.version,
    changed.accepted,
    stored(changed.remarks),
    changed.returned === null ? null : stored(changed.returned),
    changed.excluded === null ? null : stored(changed.excluded),
    changed.changedAt,
  );
  return changed;
}

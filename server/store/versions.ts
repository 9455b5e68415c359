import type { Finding } from '../../pipeline/finding.ts';
import type { MunicipalStore, Place } from './port.ts';
import type { Receipt, Version } from './records.ts';
import { Refusal } from './refusal.ts';
import { parsed, type Town } from './town.ts';

export interface VersionRow extends Omit<Version, 'late' | 'file' | 'partial'> {
  readonly late: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly partial: string | null;
}

/** Columns of `submissions s`, as `asVersion` reads them. */
export const VERSION = `s.campaign, s.school, s.version, s.receipt, s.submitted_at AS "submittedAt", s.late,
  s.sent_by AS "sentBy", s.file_name AS "fileName", s.file_sha256 AS "fileSha256", s.document, s.fingerprint, s.rules,
  s.errors, s.queries, s.progress, s.partial, s.erased_at AS "erasedAt"`;

export const asVersion = ({ late, fileName, fileSha256, partial, ...plain }: VersionRow): Version => ({
  ...plain,
  late: late === 1,
  file: { name: fileName, sha256: fileSha256 },
  partial: partial === null ? null : parsed(partial),
});

/** @throws Refusal submission.unknown */
export function versionOf({ id, db }: Town, { campaign, school }: Place, version: number): Version {
  const row = db.get<VersionRow>(
    `SELECT ${VERSION} FROM submissions s
     WHERE s.municipality_id = ? AND s.campaign = ? AND s.school = ? AND s.version = ?`,
    id,
    campaign,
    school,
    version,
  );
  if (row === undefined) throw new Refusal('submission.unknown');
  return asVersion(row);
}

/** @throws Refusal receipt.unknown */
export function receiptOf({ id, db }: Town, number: number): Receipt {
  const receipt = db.get<Omit<Receipt, 'status'>>(
    `SELECT receipt AS number, campaign, school, version, submitted_at AS "time", file_sha256 AS checksum
     FROM submissions WHERE municipality_id = ? AND receipt = ?`,
    id,
    number,
  );
  if (receipt === undefined) throw new Refusal('receipt.unknown');
  return { ...receipt, status: 'отправлен' };
}

/** What was sent, as it was sent. */
export function versionsOf(
  town: Town,
): Pick<MunicipalStore, 'versions' | 'version' | 'findings' | 'document' | 'receipt'> {
  const { id, db, blobs } = town;
  return {
    versions: async ({ campaign, school }) =>
      db
        .all<VersionRow>(
          `SELECT ${VERSION} FROM submissions s
           WHERE s.municipality_id = ? AND s.campaign = ? AND s.school = ? ORDER BY s.version DESC`,
          id,
          campaign,
          school,
        )
        .map(asVersion),
    version: async (place, version) => versionOf(town, place, version),
    findings: async ({ campaign, school }, version) => {
      const row = db.get<{ findings: string }>(
        'SELECT findings FROM submissions WHERE municipality_id = ? AND campaign = ? AND school = ? AND version = ?',
        id,
        campaign,
        school,
        version,
      );
      if (row === undefined) throw new Refusal('submission.unknown');
      return parsed<readonly Finding[]>(row.findings);
    },
    document: async (place, version) => {
      const { document, erasedAt } = versionOf(town, place, version);
      if (erasedAt !== null) throw new Refusal('document.erased');
      return parsed<object>(Buffer.from(await blobs.read(document)).toString('utf8'));
    },
    receipt: async (number) => receiptOf(town, number),
  };
}

import { openCampaign, schoolOf } from './campaigns.ts';
import { headOf, keepHead } from './heads.ts';
import type { MunicipalStore, NewSubmission } from './port.ts';
import type { Actor, Draft, Receipt, Sha256 } from './records.ts';
import { Refusal } from './refusal.ts';
import { parsed, stored, type Town } from './town.ts';
import { receiptOf, versionOf } from './versions.ts';

type DraftRow = Omit<Draft, 'document' | 'findings'> & { readonly document: string; readonly findings: string };

/** What schools hand in: drafts and submissions. */
export function receivingOf(town: Town): Pick<MunicipalStore, 'receiveSubmission' | 'saveDraft' | 'draft' | 'head'> {
  const { id, db, blobs, now, log, ensureSpace } = town;

  return {
    receiveSubmission: async (by, submission) => {
      const before = answered(town, submission);
      if (before !== null) return { receipt: before, repeated: true };
      await ensureSpace();
      // The rows reach the disk first: a version is never without them. Without a version they are swept later.
      const document = await blobs.put(Buffer.from(stored(submission.document)));
      return db.write(() => {
        const repeated = answered(town, submission);
        if (repeated !== null) return { receipt: repeated, repeated: true };
        return { receipt: keepSubmission(town, by, submission, document), repeated: false };
      });
    },
    saveDraft: async (by, { campaign, school, document, findings, errors, queries, progress }) => {
      await ensureSpace();
      await db.write(() => {
        openCampaign(town, campaign);
        schoolOf(town, campaign, school);
        db.run(
          `INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (municipality_id, campaign, school) DO UPDATE SET saved_at = excluded.saved_at,
             errors = excluded.errors, queries = excluded.queries, progress = excluded.progress,
             document = excluded.document, findings = excluded.findings`,
          id,
          campaign,
          school,
          now(),
          errors,
          queries,
          progress,
          stored(document),
          stored(findings),
        );
        const head = headOf(town, { campaign, school });
        if (head.status === 'не начат') keepHead(town, { ...head, status: 'черновик' });
        log(by, 'draft.saved', `campaign:${campaign}/school:${school}`);
      });
    },
    draft: async ({ campaign, school }) => {
      const row = db.get<DraftRow>(
        `SELECT campaign, school, saved_at AS "savedAt", errors, queries, progress, document, findings FROM drafts
         WHERE municipality_id = ? AND campaign = ? AND school = ?`,
        id,
        campaign,
        school,
      );
      return row === undefined ? null : { ...row, document: parsed(row.document), findings: parsed(row.findings) };
    },
    head: async (place) => {
      schoolOf(town, place.campaign, place.school);
      return headOf(town, place);
    },
  };
}

/** The receipt that the key already has, or null. @throws Refusal key.reused */
function answered(town: Town, { school, key, body }: NewSubmission): Receipt | null {
  if (key === null) return null;
  const known = town.db.get<{ body: string; receipt: number }>(
    'SELECT body, receipt FROM idempotency WHERE municipality_id = ? AND school = ? AND key = ?',
    town.id,
    school,
    key,
  );
  if (known === undefined) return null;
  if (known.body !== body) throw new Refusal('key.reused');
  return receiptOf(town, known.receipt);
}

/** Allocates the version and the receipt, moves the head, forgets the draft; only inside a transaction. */
function keepSubmission(town: Town, by: Actor, submission: NewSubmission, document: Sha256): Receipt {
  const { id, db, now, log } = town;
  const { campaign, school, key, ifMatch } = submission;
  openCampaign(town, campaign);
  schoolOf(town, campaign, school);
  const head = headOf(town, submission);
  if (ifMatch !== null && ifMatch !== head.version) throw new Refusal('version.stale', { version: head.version });
  if (head.status === 'принят') throw new Refusal('submission.accepted', { version: head.version });
  if (head.version > 0 && versionOf(town, submission, head.version).fingerprint === submission.fingerprint)
    throw new Refusal('submission.identical', { version: head.version });

  const receipt = nextNumber(town, 'receipt');
  const { version } = db.get<{ version: number }>(
    `INSERT INTO submissions (municipality_id, campaign, school, version, receipt, submitted_at, late, sent_by, file_name,
       file_sha256, document, fingerprint, rules, errors, queries, progress, partial, findings)
     SELECT ?, ?, ?, COALESCE(MAX(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
     FROM submissions WHERE municipality_id = ? AND campaign = ? AND school = ? RETURNING version`,
    id,
    campaign,
    school,
    receipt,
    now(),
    submission.late ? 1 : 0,
    by.role,
    submission.file.name,
    submission.file.sha256,
    document,
    submission.fingerprint,
    submission.rules,
    submission.errors,
    submission.queries,
    submission.progress,
    stored(submission.partial),
    stored(submission.findings),
    id,
    campaign,
    school,
  )!;
  if (key !== null)
    db.run('INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)', id, school, key, submission.body, receipt, now());
  db.run('DELETE FROM drafts WHERE municipality_id = ? AND campaign = ? AND school = ?', id, campaign, school);
  keepHead(town, { ...head, status: 'отправлен', version });
  log(by, 'submission.received', `campaign:${campaign}/school:${school}/version:${version}`, document);
  return receiptOf(town, receipt);
}

/** The next number of a series; numbers of what was erased later are not given out again. */
export const nextNumber = ({ id, db }: Town, series: 'receipt' | 'release'): number =>
  db.get<{ value: number }>(
    `INSERT INTO counters VALUES (?, ?, 1)
     ON CONFLICT (municipality_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value`,
    id,
    series,
  )!.value;

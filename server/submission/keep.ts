import { bookName } from '../../pipeline/template/index.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { isPast } from '../campaign/deadline.ts';
import { periodOf, rulesVersion } from '../campaign/terms.ts';
import { Problem } from '../problem.ts';
import type { Checked } from '../receive/task.ts';
import type { Actor, Campaign, MunicipalStore, Receipt, RegisteredSchool } from '../store/port.ts';

export interface KeepRequest {
  readonly store: MunicipalStore;
  readonly by: Actor;
  readonly campaign: Campaign;
  readonly school: RegisteredSchool;
  readonly checked: Checked;
  /** SHA-256 of the request's body. */
  readonly body: string;
  readonly key: string | null;
  readonly ifMatch: number | null;
  readonly acceptQueries: boolean;
  readonly now: Date;
}

/** Remarks sent back at once; a file with more of them is wrong as a whole. */
const SHOWN = 500;

/** What a check says, for the wire. */
export const verdictOf = ({ findings, errors, queries, progress }: Checked, file: string) => ({
  errors,
  queries,
  progress,
  findings: named(findings, file).slice(0, SHOWN),
  more: Math.max(0, findings.length - SHOWN),
});

/** Findings under the name that the book was given out with: what people call their files may name them. */
const named = (findings: readonly Finding[], file: string): Finding[] => findings.map((one) => ({ ...one, file }));

export const fileNameOf = (campaign: Campaign, school: Pick<RegisteredSchool, 'code'>): string =>
  bookName({ period: periodOf(campaign), school: { code: school.code } as RegisteredSchool });

/**
 * Keeps a checked submission. One with errors, or with queries nobody answered, is kept as a draft only.
 * @throws Problem submission.foreign, submission.errors, submission.queries; Refusal of the store
 */
export async function keep(request: KeepRequest): Promise<{ readonly receipt: Receipt; readonly repeated: boolean }> {
  const { store, by, campaign, school, checked, body, key, ifMatch, acceptQueries, now } = request;
  if (checked.code !== null && checked.code !== school.code)
    throw new Problem('submission.foreign', {
      detail: `В книге код организации ${checked.code}, а принимается отчёт организации ${school.code}.`,
    });
  const place = { campaign: campaign.id, school: school.code };
  const { document, errors, queries, progress, partial } = checked;
  const file = fileNameOf(campaign, school);
  const findings = named(checked.findings, file);
  if (errors > 0 || partial === null || (queries > 0 && !acceptQueries)) {
    await store.saveDraft(by, { ...place, errors, queries, progress, document, findings });
    throw new Problem(errors > 0 || partial === null ? 'submission.errors' : 'submission.queries', {
      detail:
        errors > 0
          ? 'Исправьте отмеченное и отправьте снова; написанное сохранено как черновик.'
          : 'Поясните вопросы или подтвердите, что данные верны; написанное сохранено как черновик.',
      more: verdictOf(checked, file),
    });
  }
  return store.receiveSubmission(by, {
    ...place,
    key,
    body,
    ifMatch,
    late: isPast(campaign.deadline, now),
    file: { name: file, sha256: checked.sha256 },
    document,
    findings,
    partial,
    fingerprint: checked.fingerprint,
    errors,
    queries,
    progress,
    rules: rulesVersion(campaign, school),
  });
}

import { withoutPeople } from '../../../pipeline/intake/people.ts';
import type { Submission } from '../../../pipeline/submission.ts';
import type { SubmissionDocument } from '../../receive/document.ts';

export type { SubmissionDocument };

/**
 * What leaves the school: values by field code and where they stand, so that remarks point at its own cells. Names of
 * people are not among them: reading a book drops their column, and texts lose what looks like one.
 */
export const documentOf = (submission: Submission): SubmissionDocument => ({
  form: submission.identity?.form ?? null,
  frameworks: submission.identity?.frameworks ?? [],
  period: submission.identity?.period ?? null,
  school: submission.code ?? '',
  file: { sha256: submission.sha256 },
  values: submission.school,
  staff: submission.staff.map(({ values }) => values),
  training: submission.training.map(({ values }) => values),
  lines: {
    staff: submission.staff.map(({ line }) => line),
    training: submission.training.map(({ line }) => line),
  },
  spots: submission.spots,
  absent: submission.absent,
  evidence: Object.fromEntries([...submission.evidence].map(([code, text]) => [code, withoutPeople(text)])),
  explanations: submission.explanations.map(({ code, about, text }) => ({ code, about, text: withoutPeople(text) })),
  namesakes: submission.findings.filter(({ code }) => code === 'K18').flatMap(({ message }) => rowsNamed(message)),
});

/** Only the book knows who has the same name; the rows are told in the remark about it. */
function rowsNamed(message: string): { first: number; line: number }[] {
  const [, first, line] = /строки (\d+) и (\d+)/.exec(message) ?? [];
  return first === undefined ? [] : [{ first: Number(first), line: Number(line) }];
}

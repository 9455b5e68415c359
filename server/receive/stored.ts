import { createHash } from 'node:crypto';
import type { Finding } from '../../pipeline/finding.ts';
import { ped } from '../../pipeline/catalogue/sets.ts';
import { fulfils, type Settings, type Values } from '../../pipeline/condition/predicate.ts';
import type { Entry, Explanation, Identity, Spot, Submission } from '../../pipeline/submission.ts';

/** A submission as it is kept: plain JSON, no names of people, enough to be checked again and printed again. */
export interface StoredSubmission {
  readonly kept: 1;
  readonly identity: Identity | null;
  readonly code: string | null;
  readonly school: Values;
  readonly staff: readonly Entry[];
  readonly training: readonly Entry[];
  readonly spots: Readonly<Record<string, Spot>>;
  readonly evidence: Readonly<Record<string, string>>;
  readonly explanations: readonly Explanation[];
  readonly absent: readonly string[];
  /** What was noticed while reading; the rules are gone through anew each time. */
  readonly noticed: readonly Finding[];
  /** Rows of «Кадры», rows of «Обучение», pedagogical workers among the former. */
  readonly counts: { readonly people: number; readonly courses: number; readonly pedagogues: number };
}

export const toStored = (submission: Submission, settings: Settings): StoredSubmission => ({
  kept: 1,
  identity: submission.identity,
  code: submission.code,
  school: submission.school,
  staff: submission.staff,
  training: submission.training,
  spots: submission.spots,
  evidence: Object.fromEntries(submission.evidence),
  explanations: submission.explanations,
  absent: submission.absent,
  noticed: submission.findings,
  counts: {
    people: submission.staff.length,
    courses: submission.training.length,
    pedagogues: submission.staff.filter(({ values }) =>
      fulfils({ values, school: {}, courses: [], people: [] }, ped, settings),
    ).length,
  },
});

/** @param file name for findings */
export const fromStored = (stored: StoredSubmission, file: string, sha256: string): Submission => ({
  file,
  sha256,
  identity: stored.identity,
  code: stored.code,
  school: stored.school,
  staff: stored.staff,
  training: stored.training,
  spots: stored.spots,
  evidence: new Map(Object.entries(stored.evidence)),
  explanations: stored.explanations,
  absent: stored.absent,
  findings: stored.noticed.map((finding) => ({ ...finding, file })),
});

const sorted = (values: object): [string, unknown][] => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

/** Equal for submissions that say the same, whatever the file and wherever its rows stand. */
export const fingerprintOf = ({ code, school, staff, training, evidence, explanations }: StoredSubmission): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        code,
        sorted(school),
        staff.map(({ values }) => sorted(values)),
        training.map(({ values }) => sorted(values)),
        sorted(evidence),
        explanations.map(({ code, about, text }) => [code, about, text]),
      ]),
    )
    .digest('hex');

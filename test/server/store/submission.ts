import { createHash } from 'node:crypto';
import type { Actor, NewSubmission } from '../../../server/store/port.ts';

export const schoolActor = (code: string): Actor => ({ role: 'school', id: code });

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A submission that says `words`; two with the same words are the same. */
export const submissionOf = (
  campaign: string,
  school: string,
  words: string,
  more: Partial<NewSubmission> = {},
): NewSubmission => ({
  campaign,
  school,
  key: null,
  body: hashOf(`body ${words}`),
  ifMatch: null,
  late: false,
  file: { name: 'отчёт.xlsx', sha256: hashOf(`file ${words}`) },
  document: { school, words, staff: [{ row_no: 1, position: 'учитель' }] },
  findings: [],
  partial: { school, type: 'ООО', tallies: { ped: 1 }, subjects: {} },
  fingerprint: hashOf(words),
  rules: '1',
  errors: 0,
  queries: 0,
  progress: 1,
  ...more,
});

import type { Condition } from '../condition/types.ts';
import type { Level } from '../finding.ts';
import type { Owner } from './fields.ts';

/** How a rule is broken. Each kind has one check (`check/breaches.ts`) and one formula (`template/checks.ts`). */
export type Breach =
  /** A required cell of a filled row (or of a teacher's row) is blank. */
  | { readonly is: 'blank'; readonly field: string; readonly of: 'everybody' | 'teachers' }
  /** The value is not in the list, not a number or date, or out of bounds. */
  | { readonly is: 'value'; readonly field: string }
  /** Two rows have the same number. */
  | { readonly is: 'repeated'; readonly field: string }
  /** A course names a row that «Кадры» does not have. */
  | { readonly is: 'stranger' }
  /** The same course of the same person stands twice. */
  | { readonly is: 'twice' }
  /** The course ended before or after the period. */
  | { readonly is: 'outside' }
  /** A part is larger than its whole; `whole` may be a number of people. */
  | { readonly is: 'larger'; readonly part: string; readonly whole: string | Condition }
  /** «да» without the document that proves it. */
  | { readonly is: 'unproved'; readonly field: string }
  /** Answers contradict each other where the condition holds. */
  | { readonly is: 'contradiction'; readonly about: 'person' | 'school'; readonly condition: Condition };

export interface Rule {
  /** Permanent. A retired code is never given again. */
  readonly code: string;
  readonly level: Level;
  /** The sheet it is about. */
  readonly owner: Owner;
  readonly breach: Breach;
  /** Field whose cell is shown. */
  readonly at: string;
  readonly message: string;
  readonly hint: string;
  /** Ready explanations that settle a query. */
  readonly ready?: readonly string[];
}

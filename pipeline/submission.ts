import type { Values } from './condition/predicate.ts';
import type { Finding } from './finding.ts';

/** One row of «Кадры» or «Обучение»: its values by field code and its row in the file (1-based). */
export interface Entry {
  readonly values: Values;
  readonly line: number;
  /** Fields whose cells held something unreadable: they are not «not filled» as well. */
  readonly unreadable?: readonly string[];
}

/** Where a field stands in the file: a column of a growing sheet, or the cell of a single value. */
export interface Spot {
  readonly sheet: string;
  /** Column letters. */
  readonly column: string;
  /** Row of a single value; rows of growing sheets come with the entry. */
  readonly row?: number;
}

/** What the workbook says of itself; stored in it three times. */
export interface Identity {
  /** Version of the form's layout, `FORM_VERSION` of the workbook. */
  readonly form: number;
  readonly frameworks: readonly string[];
  readonly school: string;
  readonly period: string;
}

/** A school's answer to a query. */
export interface Explanation {
  readonly code: string;
  /** Address or row it speaks of, as the school wrote it; empty for the whole rule. */
  readonly about: string;
  readonly text: string;
  readonly cell: string;
}

/** A school's sheets after intake: typed values, no names of people, and what was noticed while reading. */
export interface Submission {
  readonly file: string;
  /** SHA-256 of the file, or of the three files of a CSV folder one after another. */
  readonly sha256: string;
  readonly identity: Identity | null;
  /** Code of the school, from the data. */
  readonly code: string | null;
  readonly school: Values;
  readonly staff: readonly Entry[];
  readonly training: readonly Entry[];
  readonly spots: Readonly<Record<string, Spot>>;
  /** What stands in the «document» cells, by code: which «да» have evidence beside them. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly explanations: readonly Explanation[];
  /** Required fields whose columns or cells the file does not have at all; told once, not row by row. */
  readonly absent: readonly string[];
  readonly findings: readonly Finding[];
}

/** Address of a field in the file, for people to find it. */
export function placeOf({ spots }: Submission, code: string, line?: number): { sheet: string; cell: string } {
  const spot = spots[code];
  if (spot === undefined) return { sheet: '', cell: '' };
  const row = line ?? spot.row;
  return { sheet: spot.sheet, cell: row === undefined ? spot.column : `${spot.column}${row}` };
}

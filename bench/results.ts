import type { Corpus } from './corpus.ts';
import type { Cost } from './measure.ts';

/** What every reader prints of the files it has read (`reading.ts`). */
export interface Checksum {
  readonly books: number;
  readonly cells: number;
  readonly years: number;
}

export interface Reading {
  readonly cost: Cost;
  readonly checksum: Checksum;
}

/** Milliseconds of one workbook. */
export interface Writing {
  readonly wall: number;
  readonly cpu: number;
}

/** One set of schools, everything measured on the same files. */
export interface SetResults {
  readonly corpus: Corpus;
  /** By program; ours is `OURS`. */
  readonly reading: Readonly<Record<string, Reading>>;
  /** The one button, by the number of documents. */
  readonly collect: Readonly<Record<string, Cost>>;
  readonly summary: Writing & { readonly bytes: number };
}

export interface Results {
  readonly when: string;
  readonly machine: string;
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  readonly small: SetResults;
  readonly large: SetResults | undefined;
  readonly generation: Writing & { readonly mean: number; readonly largest: number };
  /** Seconds, and rows of «Кадры» in the workbook that was opened. */
  readonly opening: { readonly seconds: number; readonly people: number } | undefined;
}

export const OURS = 'Свод';
export const ONE_DOCUMENT = 'один документ';
export const FIVE_DOCUMENTS = 'пять документов';

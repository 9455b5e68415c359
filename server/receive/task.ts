import { findFramework } from '../../pipeline/catalogue/index.ts';
import type { Finding } from '../../pipeline/finding.ts';
import type { Partial } from '../../pipeline/indicators/partials.ts';
import type { FolderFile } from '../../pipeline/intake/folder.ts';
import type { School } from '../../pipeline/registry.ts';
import type { Explanation } from '../../pipeline/submission.ts';
import type { Settings } from '../../pipeline/condition/predicate.ts';
import type { StoredSubmission } from './stored.ts';

/** What a submission is checked against; plans hold functions, so only ids travel between threads. */
export interface Against {
  readonly frameworks: readonly string[];
  readonly settings: Settings;
  /** Schools it may belong to. */
  readonly schools: readonly School[];
}

export type FolderContents = Readonly<globalThis.Partial<Record<FolderFile, Uint8Array>>>;

/** What a reading thread is asked. */
export type ReadingTask =
  | {
      readonly is: 'workbook';
      readonly bytes: Uint8Array;
      readonly explanations: readonly Explanation[];
      readonly against: Against;
    }
  | { readonly is: 'folder'; readonly contents: FolderContents; readonly against: Against }
  /** JSON from the page or the pane. */
  | { readonly is: 'document'; readonly bytes: Uint8Array; readonly against: Against }
  /** A kept submission, by newer rules. */
  | { readonly is: 'stored'; readonly file: string; readonly document: StoredSubmission; readonly against: Against }
  /** A zip of mailed files. */
  | { readonly is: 'unpack'; readonly bytes: Uint8Array }
  /** A table of text from .csv or the first sheet of .xlsx. */
  | { readonly is: 'table'; readonly bytes: Uint8Array };

/** A submission read, checked and reduced; nothing in it names a person. */
export interface Checked {
  readonly is: 'checked';
  readonly code: string | null;
  /** As the registry knows it; null when the code is not among `against.schools`. */
  readonly school: School | null;
  readonly sha256: string;
  readonly findings: readonly Finding[];
  /** Null when there are errors. */
  readonly partial: Partial | null;
  readonly document: StoredSubmission;
  readonly fingerprint: string;
  readonly errors: number;
  /** Queries that nobody explained. */
  readonly queries: number;
  readonly progress: number;
  /** `acceptQueries` of a JSON document. */
  readonly acceptQueries: boolean;
}

/** Not a report at all, with the reason. */
export interface NotRead {
  readonly is: 'refused';
  readonly finding: Finding;
}

export type Unpacked = { readonly is: 'unpacked'; readonly parcels: readonly UnpackedParcel[] };

export type UnpackedParcel =
  | { readonly kind: 'workbook'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'folder'; readonly name: string; readonly contents: FolderContents }
  /** Left alone, with the reason. */
  | { readonly kind: 'passed'; readonly name: string; readonly why: string };

export interface TableRead {
  readonly is: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

export type ReadingResult = Checked | NotRead | Unpacked | TableRead;

/** The documents of a campaign; ids are checked when it is made. */
export const frameworksOf = (ids: readonly string[]) => ids.map((id) => findFramework(id)!);

import type { Settings } from '../../pipeline/condition/predicate.ts';
import type { Finding } from '../../pipeline/finding.ts';
import type { MeasureReport, ProtocolLine, Results } from '../../pipeline/indicators/results.ts';
import type { Municipality } from '../../pipeline/intake/municipality.ts';
import type { Received } from '../../pipeline/receive.ts';
import type { School } from '../../pipeline/registry.ts';
import type { ReconciliationRow } from '../../pipeline/summary/reconciliation.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Remark } from '../store/port.ts';

/** One school's workbook: blank, prefilled from last year's submission, or filled with this year's. */
export interface SchoolBookTask {
  readonly is: 'schoolBook';
  readonly frameworks: readonly string[];
  readonly settings: Settings;
  readonly school: School;
  readonly previous?: StoredSubmission;
  readonly filled?: StoredSubmission;
  readonly remarks?: readonly Remark[];
  readonly deadline: string;
  readonly centre?: string;
  /** ISO: the same request gives the same bytes. */
  readonly made: string;
}

/** The one button's input, all read at one moment. */
export interface CollectTask {
  readonly is: 'collect';
  readonly frameworks: readonly string[];
  readonly settings: Settings;
  readonly registry: readonly School[];
  readonly received: readonly Received[];
  readonly municipality: Municipality;
  readonly measures: readonly MeasureReport[];
  readonly previous: Results | null;
  readonly generated: string;
  readonly heading: { readonly centre?: string; readonly director?: string };
}

/** What the one button makes, and all that summary workbooks are rebuilt from: kept as one JSON document. */
export interface CollectedBody extends Omit<CollectTask, 'is' | 'received'> {
  readonly results: Results;
  readonly findings: readonly Finding[];
  readonly protocol: readonly ProtocolLine[];
  /** Without partial sums: the results have them. */
  readonly accepted: readonly Received[];
  readonly reconciliation: Readonly<Record<string, readonly ReconciliationRow[]>>;
}

export type MakingTask =
  | SchoolBookTask
  | CollectTask
  /** Summary workbooks, of all documents or of one. */
  | { readonly is: 'books'; readonly body: CollectedBody; readonly only?: string };

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type MakingResult =
  | { readonly is: 'collected'; readonly body: CollectedBody }
  | { readonly is: 'files'; readonly files: readonly MadeFile[] };

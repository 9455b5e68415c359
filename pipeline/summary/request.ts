import type { Framework } from '../catalogue/types.ts';
import type { Settings } from '../condition/predicate.ts';
import type { Finding } from '../finding.ts';
import type { FrameworkResult, MeasureReport, ProtocolLine, Results } from '../indicators/results.ts';
import type { School } from '../registry.ts';
import type { Explanation } from '../submission.ts';
import type { Kept } from './kept.ts';
import type { ReconciliationRow } from './reconciliation.ts';

/** An accepted school's file: what its numbers are traced to, and what the school wrote to explain them. */
export interface SourceFile {
  readonly school: string;
  readonly file: string;
  readonly sha256: string;
  readonly explanations: readonly Explanation[];
}

/** Everything one framework's summary workbook is made of; nothing else is read, so the same request gives the same bytes. */
export interface SummaryRequest {
  readonly framework: Framework;
  readonly result: FrameworkResult;
  readonly results: Results;
  readonly findings: readonly Finding[];
  readonly protocol: readonly ProtocolLine[];
  readonly registry: readonly School[];
  readonly settings: Settings;
  readonly measures: readonly MeasureReport[];
  readonly submissions: readonly SourceFile[];
  readonly reconciliation: readonly ReconciliationRow[];
  readonly previous?: Results;
  /** What people wrote into the blank columns of the summary that this one replaces. */
  readonly kept?: Kept;
  readonly made: Date;
  readonly municipality?: { readonly centre?: string; readonly director?: string };
}

import type { Finding } from '../finding.ts';

/** `results.json` (contract). Fields that do not apply are left out; an unknown number is null, never 0. */
export interface Results {
  readonly period: string;
  readonly generated: string;
  readonly schools: {
    readonly expected: number;
    readonly submitted: number;
    readonly accepted: number;
    /** Codes in the order of the registry. */
    readonly missing: readonly string[];
    readonly rejected: readonly string[];
  };
  readonly frameworks: readonly FrameworkResult[];
}

export interface FrameworkResult {
  readonly id: string;
  readonly indicators: readonly IndicatorResult[];
  readonly tables: readonly TableResult[];
}

export interface IndicatorResult {
  readonly id: string;
  readonly kind: 'share' | 'count' | 'presence' | 'text';
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value: number | boolean | string | null;
  readonly unit: string;
  /** `by` where the ИМЦ has set it instead of the document. */
  readonly target?: { readonly op: string; readonly value: number | true; readonly by?: 'ИМЦ' };
  readonly met?: boolean | null;
  readonly coverage?: { readonly schools: number; readonly of: number };
  /** What the share could still become if the schools without data were all 0 % or all 100 %; see `bounds.ts`. */
  readonly bounds?: readonly [low: number, high: number];
  readonly bySchool?: readonly SchoolValue[];
  readonly bySubject?: readonly (Fraction & { readonly subject: string })[];
  /** By organisation type, schools added up. */
  readonly byType?: readonly (Fraction & { readonly type: string })[];
  readonly previous?: number | boolean | string | null;
  /** Percentage points for shares, units for counts. */
  readonly change?: number | null;
  /** The ИМЦ's explanation of a status. */
  readonly comment?: string;
}

export interface Fraction {
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value: number | boolean | null;
}

export interface SchoolValue extends Fraction {
  readonly school: string;
}

export interface TableResult {
  readonly id: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

/** A measure of the register: what the ИМЦ reports of it (`measures.csv`). */
export interface MeasureReport {
  readonly key: string;
  readonly status: string;
  readonly actual: number | null;
  readonly date: string;
  readonly evidence: string;
  readonly comment: string;
}

/** One file that was given to `collect`, and what became of it. */
export interface ProtocolLine {
  readonly file: string;
  readonly sha256: string;
  readonly school: string | null;
  readonly verdict: 'принят' | 'принят с вопросами' | 'отклонён' | 'копия' | 'не отчёт';
  readonly errors: number;
  readonly queries: number;
  readonly infos: number;
}

/** Everything the summary workbooks are made of. */
export interface Collected {
  readonly results: Results;
  readonly findings: readonly Finding[];
  readonly protocol: readonly ProtocolLine[];
}

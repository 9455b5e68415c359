import { percent } from './share.ts';

/** Exact sums of a share, and how many schools are in them and are not. */
export interface Known {
  readonly numerator: number;
  readonly denominator: number;
  /** Schools in the sums. */
  readonly schools: number;
  /** Applicable schools that are not. */
  readonly missing: number;
}

/**
 * Between which percentages the share could still end when the missing schools come in. Assumes that each of them
 * brings as large a denominator as an average school in the sums; then it may add nothing or all of it to the
 * numerator. Null when nobody is missing or nothing is known yet.
 */
export function boundsOf({
  numerator,
  denominator,
  schools,
  missing,
}: Known): readonly [low: number, high: number] | null {
  if (missing <= 0 || schools === 0 || denominator === 0) return null;
  // Times the number of schools, so that the average stays whole.
  const extra = missing * denominator;
  const [n, d] = [numerator * schools, denominator * schools + extra];
  const [low, high] = [percent(n, d), percent(n + extra, d)];
  return low === null || high === null ? null : [low, high];
}

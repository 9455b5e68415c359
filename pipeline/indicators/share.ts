/**
 * A percentage with one decimal, rounded half up from the integers, so that no floating point decides
 * (1/16 → 6.3, 23/80 → 28.8). Null when the denominator is 0 or a number is unknown.
 */
export function percent(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 10;
}

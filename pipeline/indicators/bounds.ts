/**
 * Between what values the municipal share lies, whatever the schools without data report: each of them is taken to
 * have as many people in the denominator as the accepted schools have on average, and none of them (low) or all of
 * them (high) in the numerator. An assumption about size, not a confidence interval.
 * @param missing number of schools the indicator applies to that are not in the sums
 * @param meanDenominator average denominator of the schools in the sums (of the same types)
 * @returns percentages with one decimal; undefined when nothing is missing or nothing is known
 */
export function boundsOf(
  numerator: number | null,
  denominator: number | null,
  missing: number,
  meanDenominator: number,
): readonly [low: number, high: number] | undefined {
  if (numerator === null || denominator === null || missing <= 0 || !(meanDenominator > 0)) return undefined;
  const added = missing * meanDenominator;
  const whole = denominator + added;
  if (whole <= 0) return undefined;
  const share = (part: number): number => Math.floor((1000 * part) / whole + 0.5) / 10;
  // A ratio above 100 % (people trained to people planned) is not pulled down by «all of them».
  const most = Math.max(added, (numerator / Math.max(denominator, 1)) * added);
  return [share(numerator), share(numerator + most)];
}

/**
 * Average denominator to expect of the missing schools: each is like the accepted ones of its type, or like all of
 * them when none of its type was accepted. 0 when nothing is known.
 */
export function meanDenominatorOf(
  accepted: readonly { readonly type: string; readonly denominator: number }[],
  missingTypes: readonly string[],
): number {
  if (accepted.length === 0 || missingTypes.length === 0) return 0;
  const mean = (of: readonly { readonly denominator: number }[]): number =>
    of.reduce((sum, { denominator }) => sum + denominator, 0) / of.length;
  const all = mean(accepted);
  const byType = new Map<string, number>();
  for (const type of new Set(missingTypes)) {
    const own = accepted.filter((one) => one.type === type);
    byType.set(type, own.length === 0 ? all : mean(own));
  }
  return missingTypes.reduce((sum, type) => sum + byType.get(type)!, 0) / missingTypes.length;
}

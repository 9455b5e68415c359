import type { IndicatorResult, Results } from '../../pipeline/indicators/results.ts';

/** Cells of fewer people than this are not shown where they are crossed by subject. */
const LEAST = 3;

const isSmall = (number: number | undefined): boolean => number !== undefined && number > 0 && number < LEAST;

function hidden(indicator: IndicatorResult): IndicatorResult {
  if (indicator.bySubject === undefined) return indicator;
  return {
    ...indicator,
    bySubject: indicator.bySubject.map((one) =>
      // With one of the two numbers and the percentage the other could be worked out: all three go.
      isSmall(one.numerator) || isSmall(one.denominator) ? { subject: one.subject, value: null } : one,
    ),
  };
}

/** Results as they leave the ИМЦ: in rows of subjects, numbers of one or two people are left out. */
export const withoutSmallCells = (results: Results): Results => ({
  ...results,
  frameworks: results.frameworks.map((framework) => ({
    ...framework,
    indicators: framework.indicators.map(hidden),
  })),
});

import type { Fraction, IndicatorResult } from '../indicators/results.ts';
import { equal, type ReconciliationRow } from './comparison.ts';
import { labelOf } from './labels.ts';

type Number = 'numerator' | 'denominator';

const WORDS: Readonly<Record<Number, string>> = { numerator: 'числитель', denominator: 'знаменатель' };

/** Sum of one number over schools or types; null when there is nothing to add. */
function sumOf(parts: readonly Fraction[] | undefined, which: Number): number | null {
  const known = parts?.flatMap((part) => part[which] ?? []) ?? [];
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/**
 * Numerators and denominators over schools (and over types) against the municipal ones: one line for all that agree
 * and one for each that does not.
 */
export function reconcileIndicators(indicators: readonly IndicatorResult[]): ReconciliationRow[] {
  return (['bySchool', 'byType'] as const).flatMap((by) => {
    const check = by === 'bySchool' ? 'Сумма по ОО = муниципальному числу' : 'Сумма по типам ОО = муниципальному числу';
    const lines = indicators.flatMap((indicator) =>
      (['numerator', 'denominator'] as const).flatMap((which) => {
        const municipal = indicator[which];
        const sum = sumOf(indicator[by], which);
        if (sum === null || typeof municipal !== 'number') return [];
        const about = `${labelOf(indicator)}, ${WORDS[which]}`;
        return [equal(check, about, sum, municipal, 'в муниципальном числе учтены не те же ОО')];
      }),
    );
    if (lines.length === 0) return [];
    const wrong = lines.filter(({ verdict }) => verdict === 'расхождение');
    const right = lines.length - wrong.length;
    return [
      equal(
        check,
        `все показатели: сошлось чисел ${right} из ${lines.length}`,
        right,
        lines.length,
        'перечислены ниже',
      ),
      ...wrong,
    ];
  });
}

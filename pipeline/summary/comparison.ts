/** Two numbers that must agree, or that a reader should see side by side. */
export interface ReconciliationRow {
  /** What is compared with what: «Сумма типов = всего». */
  readonly check: string;
  /** Where: table, type, indicator. */
  readonly about: string;
  readonly left: number | null;
  readonly right: number | null;
  /** Left minus right; null when one of the two is unknown. */
  readonly difference: number | null;
  readonly verdict: 'сходится' | 'расхождение' | 'нет данных' | 'к сведению';
  /** Name of the difference; empty when there is none. */
  readonly explanation: string;
}

/** Compares two numbers that must be equal. */
export function equal(
  check: string,
  about: string,
  left: number | null,
  right: number | null,
  explanation = '',
): ReconciliationRow {
  const difference = left === null || right === null ? null : left - right;
  const verdict = difference === null ? 'нет данных' : difference === 0 ? 'сходится' : 'расхождение';
  return { check, about, left, right, difference, verdict, explanation: verdict === 'расхождение' ? explanation : '' };
}

/** A comparison that need not be equal: the reader judges. */
export function inform(
  check: string,
  about: string,
  left: number | null,
  right: number | null,
  explanation: string,
): ReconciliationRow {
  return { ...equal(check, about, left, right), verdict: 'к сведению', explanation };
}

import type { Target } from '../catalogue/types.ts';

/** The target in force in the reporting year: the latest that began not later; none before the first. */
export function targetOf(targets: readonly Target[] | undefined, year: number): Target | undefined {
  let inForce: Target | undefined;
  for (const target of targets ?? []) {
    const from = target.from ?? -Infinity;
    if (from <= year && (inForce === undefined || from >= (inForce.from ?? -Infinity))) inForce = target;
  }
  return inForce;
}

/** Whether part/whole, a number or a yes/no reaches the target; exact, never from the rounded percentage. */
export function reaches(
  { op, value }: Target,
  fact: { numerator: number; denominator: number } | { number: number } | { presence: boolean },
): boolean {
  if ('presence' in fact) return fact.presence === (value === true);
  const [left, right] =
    'number' in fact ? [fact.number, Number(value)] : [100 * fact.numerator, Number(value) * fact.denominator];
  switch (op) {
    case '>=':
    case '=': // «100 %» is reached at 100 or more
      return left >= right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '<':
      return left < right;
  }
}

import type { Framework, Indicator, OwnTarget, Target } from '../catalogue/types.ts';
import type { Settings } from '../condition/predicate.ts';

/** The target in force in the reporting year: the latest that began not later; none before the first. */
export function targetOf<T extends Pick<Target, 'from'>>(
  targets: readonly T[] | undefined,
  year: number,
): T | undefined {
  let inForce: T | undefined;
  for (const target of targets ?? []) {
    const from = target.from ?? -Infinity;
    if (from <= year && (inForce === undefined || from >= (inForce.from ?? -Infinity))) inForce = target;
  }
  return inForce;
}

/** Key of an indicator in `Settings.targets`: ids repeat from document to document. */
export const ownKey = (framework: Framework['id'], indicator: Indicator['id']): string => `${framework}/${indicator}`;

/** What the indicator is held against this year: the ИМЦ's own target where one is in force, else the document's. */
export function judgedBy(
  framework: Framework['id'],
  { id, targets }: Indicator,
  { period, targets: own }: Settings,
): (OwnTarget & { readonly by?: 'ИМЦ' }) | undefined {
  const set = targetOf(own?.[ownKey(framework, id)], period.year);
  return set === undefined ? targetOf(targets, period.year) : { ...set, by: 'ИМЦ' };
}

/** A share and its target as whole numbers that compare as they do, though 12,3 % is no binary fraction. */
export const sidesOf = (
  { numerator, denominator }: { numerator: number; denominator: number },
  percent: number,
): readonly [share: number, target: number] => [1000 * numerator, Math.round(10 * percent) * denominator];

/** Whether part/whole, a number or a yes/no reaches the target; exact, never from the rounded percentage. */
export function reaches(
  { op, value }: OwnTarget,
  fact: { numerator: number; denominator: number } | { number: number } | { presence: boolean },
): boolean {
  if ('presence' in fact) return fact.presence === (value === true);
  const [left, right] = 'number' in fact ? [fact.number, Number(value)] : sidesOf(fact, Number(value));
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

import type { FrameworkResult, IndicatorResult } from '../../pipeline/indicators/results.ts';
import type { ExpectedFramework } from './recompute.ts';
import type { Expected } from './ledger.ts';

type Compared = Omit<Expected, 'bySubject'> & { readonly bySubject?: unknown };

/** Only what the contract speaks of; rows by subject in one order. */
function essence(one: IndicatorResult | Expected): Compared {
  const { id, kind, numerator, denominator, value, target, met, coverage, bySchool, bySubject } = one;
  const given = { numerator, denominator, target, met, coverage, bySchool };
  const rows = bySubject?.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  return {
    id,
    kind,
    value,
    ...Object.fromEntries(Object.entries(given).filter(([, field]) => field !== undefined)),
    ...(rows === undefined ? {} : { bySubject: rows }),
  };
}

/** A framework's numbers, keyed for a readable difference. */
export const indicatorsOf = ({ indicators }: FrameworkResult | ExpectedFramework): Record<string, Compared> =>
  Object.fromEntries(indicators.map((one) => [one.id, essence(one)]));

/** The product's tables beside the oracle's; columns only where the specification names them. */
export function tablesOf(actual: FrameworkResult, expected: ExpectedFramework): { actual: unknown; expected: unknown } {
  const named = new Set(expected.tables.filter(({ columns }) => columns !== undefined).map(({ id }) => id));
  const essential = ({ tables }: FrameworkResult | ExpectedFramework): unknown =>
    Object.fromEntries(tables.map(({ id, columns, rows }) => [id, { rows, ...(named.has(id) ? { columns } : {}) }]));
  return { actual: essential(actual), expected: essential(expected) };
}

import type { TableResult } from '../indicators/results.ts';

/** Tables whose rows split the same pedagogical workers, and what they split them by. */
export const PARTITIONS: Readonly<Record<string, string>> = {
  age: 'по возрасту',
  tenure: 'по стажу',
  categories: 'по категориям',
  education: 'по образованию',
};

/** A row of one table that does not add up to what the first table says of the same people. */
export interface CrossTableFinding {
  readonly code: 'C6';
  readonly table: string;
  readonly row: string;
  readonly sum: number;
  readonly expected: number;
  readonly difference: number;
  readonly message: string;
}

/** Sum of a row, null when a number of it is unknown. */
export function rowSum(table: TableResult, label: string): number | null {
  const values = table.rows.find((row) => row.label === label)?.values ?? [];
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum;
}

const signed = (number: number): string => `${number > 0 ? '+' : '−'}${Math.abs(number)}`;

/**
 * Rule C6: tables that split the same people add up to the same number in every row (federal forms ask it of
 * «графа 3 подраздела 3.2 = графе 3 подраздела 3.1»). The first table of the list is the yardstick.
 */
export function crossTable(tables: readonly TableResult[]): CrossTableFinding[] {
  const [first, ...others] = tables.filter(({ id }) => id in PARTITIONS);
  if (first === undefined) return [];
  return first.rows.flatMap(({ label }) => {
    const expected = rowSum(first, label);
    return others.flatMap((other): CrossTableFinding[] => {
      const sum = rowSum(other, label);
      if (sum === null || expected === null || sum === expected) return [];
      const difference = sum - expected;
      return [
        {
          code: 'C6',
          table: other.id,
          row: label,
          sum,
          expected,
          difference,
          message: `${label}: ${PARTITIONS[other.id]} ${sum}, а ${PARTITIONS[first.id]} ${expected}, разница ${signed(difference)}`,
        },
      ];
    });
  });
}

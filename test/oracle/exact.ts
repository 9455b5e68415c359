/** Amounts are kept in hundredths, so that staff units such as 12,25 stay whole numbers (indicators.md rule 1). */
export const hundredths = (text: string): number => {
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
};

/** Percentage with one decimal, rounded half up from the exact numbers; null when there is nothing to divide by. */
export function percent(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  const [n, d] = [BigInt(Math.round(numerator)), BigInt(Math.round(denominator))];
  return Number((2000n * n + d) / (2n * d)) / 10;
}

export interface Target {
  readonly op: '>=' | '<=' | '<' | '=';
  readonly value: number;
}

/** Whether numerator/denominator, in per cent and unrounded, meets the target. */
export function meets(numerator: number, denominator: number, { op, value }: Target): boolean {
  const [left, right] = [numerator * 100, value * denominator];
  if (op === '<') return left < right;
  return op === '<=' ? left <= right : left >= right;
}

/** «>= 2024: 10, 2025: 12» → years and values; a target without a year is in force always. */
export function targetIn(text: string, year: number): Target | undefined {
  const [, op, rest] = /^(>=|<=|<|=) (.+)$/.exec(text)!;
  let found: number | undefined;
  for (const part of rest!.split(', ')) {
    const [from, value] = part.includes(': ') ? part.split(': ').map(Number) : [0, Number(part)];
    if (from! <= year) found = value;
  }
  return found === undefined ? undefined : { op: op as Target['op'], value: found };
}

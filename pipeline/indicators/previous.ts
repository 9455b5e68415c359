import type { Finding } from '../finding.ts';
import type { FrameworkResult, IndicatorResult, Results, SchoolValue } from './results.ts';

const round = (number: number): number => Math.round(number * 10) / 10;

/**
 * Adds last period's value and the change to each indicator, and the Δ queries of schools: D1 a jump of ten points
 * or more that moved at least three people, D2 something became nothing.
 * @param files file of each accepted school, for the findings
 */
export function withPrevious(
  frameworks: readonly FrameworkResult[],
  previous: Results | undefined,
  files: ReadonlyMap<string, string>,
): { frameworks: readonly FrameworkResult[]; findings: Finding[] } {
  if (previous === undefined) return { frameworks, findings: [] };
  const findings: Finding[] = [];
  const compared = frameworks.map((framework) => {
    const before = new Map(
      previous.frameworks.find(({ id }) => id === framework.id)?.indicators.map((one) => [one.id, one]),
    );
    return {
      ...framework,
      indicators: framework.indicators.map((now): IndicatorResult => {
        const then = before.get(now.id);
        if (then === undefined) return now;
        findings.push(...jumps(now, then, files));
        return {
          ...now,
          previous: then.value,
          ...(typeof now.value === 'number' && typeof then.value === 'number'
            ? { change: round(now.value - then.value) }
            : {}),
        };
      }),
    };
  });
  return { frameworks: compared, findings };
}

function jumps(now: IndicatorResult, then: IndicatorResult, files: ReadonlyMap<string, string>): Finding[] {
  if (now.kind !== 'share') return [];
  const before = new Map(then.bySchool?.map((one) => [one.school, one]));
  return (now.bySchool ?? []).flatMap((one): Finding[] => {
    const last = before.get(one.school);
    const said = last === undefined ? undefined : jump(one, last);
    if (said === undefined) return [];
    return [
      {
        file: files.get(one.school) ?? '',
        school: one.school,
        code: said.code,
        level: 'query',
        sheet: 'Показатели',
        cell: '',
        message: `${now.id}: ${said.message}`,
        hint: 'Проверьте данные обоих лет или поясните.',
      },
    ];
  });
}

function jump(now: SchoolValue, then: SchoolValue): { code: string; message: string } | undefined {
  const moved = Math.abs((now.numerator ?? 0) - (then.numerator ?? 0));
  if (typeof now.value !== 'number' || typeof then.value !== 'number' || moved < 3) return undefined;
  const words = `было ${comma(then.value)} %, стало ${comma(now.value)} %`;
  if (now.numerator === 0) return { code: 'D2', message: `было ${then.numerator}, стало 0 (${words})` };
  const change = round(now.value - then.value);
  return Math.abs(change) >= 10
    ? { code: 'D1', message: `${words} (${change > 0 ? '+' : '−'}${comma(Math.abs(change))} п. п.)` }
    : undefined;
}

const comma = (number: number): string => String(number).replace('.', ',');

import { op, table } from 'arquero';
import { presenceResult, statusResult } from './answers.ts';
import { covered } from './covered.ts';
import { judge } from './judge.ts';
import type { Pair, Partial } from './partials.ts';
import type { Plan, PlannedIndicator } from './plan.ts';
import type { MunicipalRequest } from './request.ts';
import type { FrameworkResult, IndicatorResult } from './results.ts';
import { unscaled } from './scale.ts';
import { municipalShare, schoolShare } from './shares.ts';
import { tablesOf } from './tables.ts';

/** Sums of partials by indicator, by Arquero: one row an indicator and school, grouped. */
function sums(plan: Plan, partials: readonly Partial[]): Map<PlannedIndicator, Pair> {
  const key: number[] = [];
  const n: number[] = [];
  const d: number[] = [];
  plan.indicators.forEach((planned, at) => {
    for (const { tallies } of covered(planned, partials)) {
      key.push(at);
      n.push(planned.part === undefined ? 0 : (tallies[planned.part] ?? 0));
      d.push(planned.whole === undefined ? 0 : (tallies[planned.whole] ?? 0));
    }
  });
  const added = table({ key, n, d })
    .groupby('key')
    .rollup({ n: op.sum('n'), d: op.sum('d') })
    .objects() as { key: number; n: number; d: number }[];
  return new Map(added.map((row) => [plan.indicators[row.key]!, [row.n, row.d]]));
}

/** Results of every document in force: indicators judged against the year's targets, and tables. */
export function municipalResults(request: MunicipalRequest): FrameworkResult[] {
  const { plan, partials } = request;
  const added = sums(plan, partials);
  return plan.frameworks.map(({ id, tables }) => ({
    id,
    indicators: plan.indicators
      .filter(({ framework }) => framework === id)
      .map((planned) => indicatorResult(planned, added.get(planned) ?? [0, 0], request)),
    tables: tablesOf(tables, request),
  }));
}

function indicatorResult(planned: PlannedIndicator, sum: Pair, request: MunicipalRequest): IndicatorResult {
  const { computation } = planned.indicator;
  switch (computation.kind) {
    case 'share':
      return planned.level === 'municipality' ? municipalShare(planned, request) : schoolShare(planned, sum, request);
    case 'count':
      return countResult(planned, sum, request);
    case 'presence':
      return presenceResult(planned, request);
    case 'text':
      return statusResult(planned, request);
  }
}

/** A number of people or things. */
function countResult(planned: PlannedIndicator, sum: Pair, request: MunicipalRequest): IndicatorResult {
  const { indicator, types } = planned;
  const { computation } = indicator;
  if (computation.kind !== 'count') throw new Error(`${indicator.id} is not a count`);
  const { part } = computation;
  const base = { id: indicator.id, kind: 'count', unit: indicator.unit } as const;
  if ('municipal' in part) {
    const answer = request.municipality.values[part.municipal];
    const value = typeof answer === 'number' ? answer : null;
    return { ...base, value, ...judge(planned, request, value === null ? null : { number: value }) };
  }
  const inSums = covered(planned, request.partials);
  const value = inSums.length === 0 ? null : unscaled(part, sum[0]);
  return {
    ...base,
    value,
    ...judge(planned, request, value === null ? null : { number: value }),
    coverage: {
      schools: inSums.length,
      of: request.registry.filter(({ type }) => types === undefined || types.includes(type)).length,
    },
    bySchool: inSums.map(({ school, tallies }) => ({
      school,
      value: unscaled(part, tallies[planned.part!] ?? 0),
    })),
  };
}

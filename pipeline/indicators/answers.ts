import type { Pair } from './partials.ts';
import { covered } from './covered.ts';
import { judge } from './judge.ts';
import { tallyKey, type PlannedIndicator } from './plan.ts';
import type { MunicipalRequest } from './request.ts';
import type { IndicatorResult } from './results.ts';

/** A yes/no: of schools (one «да» is enough), of the ИМЦ, or decided by sums when the ИМЦ is silent. */
export function presenceResult(planned: PlannedIndicator, request: MunicipalRequest): IndicatorResult {
  const { indicator } = planned;
  const { computation } = indicator;
  if (computation.kind !== 'presence') throw new Error(`${indicator.id} is not a presence`);
  const { plan, partials, registry, municipality } = request;
  const own = computation.municipal === undefined ? null : (municipality.values[computation.municipal] ?? null);
  const base = { id: indicator.id, kind: 'presence', unit: indicator.unit } as const;
  const judged = (value: boolean | null): IndicatorResult => ({
    ...base,
    value,
    ...judge(planned, request, value === null ? null : { presence: value }),
  });
  if (computation.schools !== undefined) {
    const answered = covered(planned, partials);
    const key = tallyKey({ schools: { is: 'among', field: computation.schools, values: ['да'] } }, plan.settings);
    const saidYes = answered.filter(({ tallies }) => tallies[key] === 1).length;
    const nobody = answered.length === 0 && own === null;
    return {
      ...judged(nobody ? null : saidYes > 0 || own === 'да'),
      numerator: saidYes,
      denominator: answered.length,
      coverage: { schools: answered.length, of: registry.length },
      bySchool: answered.map(({ school, tallies }) => ({
        school,
        numerator: tallies[key]!,
        denominator: 1,
        value: tallies[key] === 1,
      })),
    };
  }
  if (computation.aboveZero) {
    const value = typeof own === 'number' ? own > 0 : null;
    return { ...judged(value), ...(typeof own === 'number' ? { comment: `число: ${own}` } : {}) };
  }
  if (own !== null) return judged(own === 'да');
  const { otherwise } = computation;
  if (otherwise === undefined) return judged(null);
  const [n, d] = covered(planned, partials).reduce<Pair>(
    ([a, b], { tallies }) => [a + (tallies[planned.part!] ?? 0), b + (tallies[planned.whole!] ?? 0)],
    [0, 0],
  );
  return judged(d === 0 ? null : 100 * n >= otherwise.atLeast * d);
}

/** A plain `m_text_status` answers for Murom's results without a line of their own (`domain/indicators.md` §4). */
const SHARED_STATUS = new Set(['ME1', 'ME2', 'ME3', 'ME5', 'ME6', 'ME10']);

/** A status that only a person can give, with the words after its colon. */
export function statusResult({ indicator }: PlannedIndicator, { municipality }: MunicipalRequest): IndicatorResult {
  const { computation } = indicator;
  if (computation.kind !== 'text') throw new Error(`${indicator.id} is not a status`);
  const own = municipality.values[computation.municipal] ?? null;
  const shared = SHARED_STATUS.has(indicator.id) ? 'm_text_status' : undefined;
  const code = own !== null || shared === undefined ? computation.municipal : shared;
  const comment = municipality.comments[code];
  return {
    id: indicator.id,
    kind: 'text',
    value: (municipality.values[code] ?? null) as string | null,
    unit: indicator.unit,
    ...(comment === undefined ? {} : { comment }),
  };
}

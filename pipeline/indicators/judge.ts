import type { Indicator } from '../catalogue/types.ts';
import type { MunicipalRequest } from './request.ts';
import type { IndicatorResult } from './results.ts';
import { reaches, targetOf } from './target.ts';

type Judged = Pick<IndicatorResult, 'target' | 'met'>;

/** The target in force and whether it is reached; nothing when there is none. */
export function judge(
  { targets, metAlsoNeeds }: Indicator,
  { plan, municipality }: MunicipalRequest,
  fact: Parameters<typeof reaches>[1] | null,
): Judged {
  const target = targetOf(targets, plan.settings.period.year);
  if (target === undefined) return {};
  const stated = { target: { op: target.op, value: target.value } };
  if (fact === null) return { ...stated, met: null };
  const met = reaches(target, fact);
  if (!met || metAlsoNeeds === undefined) return { ...stated, met };
  const answer = municipality.values[metAlsoNeeds] ?? null;
  return { ...stated, met: answer === null ? null : answer === 'да' };
}

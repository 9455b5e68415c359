import type { PlannedIndicator } from './plan.ts';
import type { MunicipalRequest } from './request.ts';
import type { IndicatorResult } from './results.ts';
import { judgedBy, reaches } from './target.ts';

type Judged = Pick<IndicatorResult, 'target' | 'met'>;

/** The target in force and whether it is reached; nothing when there is none. */
export function judge(
  { framework, indicator }: PlannedIndicator,
  { plan, municipality }: MunicipalRequest,
  fact: Parameters<typeof reaches>[1] | null,
): Judged {
  const target = judgedBy(framework, indicator, plan.settings);
  if (target === undefined) return {};
  const { op, value, by } = target;
  const stated = { target: { op, value, ...(by === undefined ? {} : { by }) } };
  const { metAlsoNeeds } = indicator;
  if (fact === null) return { ...stated, met: null };
  const met = reaches(target, fact);
  if (!met || metAlsoNeeds === undefined) return { ...stated, met };
  const answer = municipality.values[metAlsoNeeds] ?? null;
  return { ...stated, met: answer === null ? null : answer === 'да' };
}

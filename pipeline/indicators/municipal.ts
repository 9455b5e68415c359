import { op, table } from 'arquero';
import type { Indicator, Tally } from '../catalogue/types.ts';
import { field } from '../catalogue/fields.ts';
import { boundsOf } from './bounds.ts';
import type { Pair, Partial } from './partials.ts';
import { tallyKey, type Plan, type PlannedIndicator } from './plan.ts';
import type { FrameworkResult, IndicatorResult, SchoolValue } from './results.ts';
import type { MunicipalRequest } from './request.ts';
import { unscaled } from './scale.ts';
import { percent } from './share.ts';
import { tablesOf } from './tables.ts';
import { reaches, targetOf } from './target.ts';

/** Schools in an indicator's sums: of the right type, with the needed fields filled. */
export const covered = ({ types, covers }: PlannedIndicator, partials: readonly Partial[]): Partial[] =>
  partials.filter(
    ({ type, tallies }) =>
      (types === undefined || types.includes(type)) && (covers === undefined || tallies[covers] === 1),
  );

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
  const { indicator } = planned;
  const { computation } = indicator;
  switch (computation.kind) {
    case 'share':
      return planned.level === 'municipality' ? municipalShare(indicator, request) : schoolShare(planned, sum, request);
    case 'count':
      return countResult(planned, sum, request);
    case 'presence':
      return presenceResult(planned, request);
    case 'text': {
      const own = request.municipality.values[computation.municipal];
      const plain = request.municipality.values['m_text_status'];
      const code = own === undefined || own === null ? 'm_text_status' : computation.municipal;
      const general = SHARED_STATUS.has(indicator.id) ? (plain ?? null) : null;
      const comment = request.municipality.comments[code];
      return {
        id: indicator.id,
        kind: 'text',
        value: (own ?? general) as string | null,
        unit: indicator.unit,
        ...(comment === undefined || (code === 'm_text_status' && general === null) ? {} : { comment }),
      };
    }
  }
}

/** A plain `m_text_status` answers for Murom's results without a line of their own (`domain/indicators.md` §4). */
const SHARED_STATUS = new Set(['ME1', 'ME2', 'ME3', 'ME5', 'ME6', 'ME10']);

type Judged = Pick<IndicatorResult, 'target' | 'met'>;

/** The target in force and whether it is reached; nothing when there is none. */
function judge(
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

const shareOf = (numerator: number | null, denominator: number | null) => ({
  numerator,
  denominator,
  value: percent(numerator, denominator),
});

function municipalShare(indicator: Indicator, request: MunicipalRequest): IndicatorResult {
  const { computation } = indicator;
  if (computation.kind !== 'share') throw new Error(`${indicator.id} is not a share`);
  const read = (tally: Tally): number | null => {
    const value = 'municipal' in tally ? request.municipality.values[tally.municipal] : null;
    return typeof value === 'number' ? value : null;
  };
  const part = read(computation.part);
  const whole = read(computation.whole);
  const known = part !== null && whole !== null;
  return {
    id: indicator.id,
    kind: 'share',
    ...shareOf(known ? part : null, known ? whole : null),
    unit: '%',
    ...judge(indicator, request, known && whole > 0 ? { numerator: part, denominator: whole } : null),
  };
}

/** Factors that bring the two sums of a share to the same unit before they are divided. */
function pairOf(planned: PlannedIndicator, [n, d]: Pair): { exact: Pair; shown: Pair } {
  const { computation } = planned.indicator;
  if (computation.kind !== 'share') return { exact: [n, d], shown: [n, d] };
  const shown: Pair = [unscaled(computation.part, n), unscaled(computation.whole, d)];
  const scale = (tally: Tally): number => ('total' in tally ? (field(tally.total).scale ?? 1) : 1);
  const [a, b] = [scale(computation.part), scale(computation.whole)];
  return { exact: a === b ? [n, d] : [n * b, d * a], shown };
}

function schoolShare(planned: PlannedIndicator, sum: Pair, request: MunicipalRequest): IndicatorResult {
  const { indicator, types } = planned;
  const { partials, registry } = request;
  const inSums = covered(planned, partials);
  const applicable = registry.filter(({ type }) => types === undefined || types.includes(type));
  const pairOfSchool = ({ tallies }: Partial) =>
    pairOf(planned, [tallies[planned.part!] ?? 0, tallies[planned.whole!] ?? 0]);
  const fraction = (pair: Pair) => {
    const { exact, shown } = pairOf(planned, pair);
    return { numerator: shown[0], denominator: shown[1], value: percent(exact[0], exact[1]) };
  };
  const { exact } = pairOf(planned, sum);
  const addUp = (some: readonly Partial[]): Pair =>
    some.reduce<Pair>(
      ([n, d], { tallies }) => [n + (tallies[planned.part!] ?? 0), d + (tallies[planned.whole!] ?? 0)],
      [0, 0],
    );
  const bounds = boundsOf(exact[0], exact[1], applicable.length - inSums.length, exact[1] / inSums.length);
  return {
    id: indicator.id,
    kind: 'share',
    ...fraction(sum),
    unit: '%',
    ...judge(indicator, request, exact[1] > 0 ? { numerator: exact[0], denominator: exact[1] } : null),
    coverage: { schools: inSums.length, of: applicable.length },
    ...(bounds === undefined ? {} : { bounds }),
    bySchool: inSums.map((partial): SchoolValue => {
      const { exact: own, shown } = pairOfSchool(partial);
      return { school: partial.school, numerator: shown[0], denominator: shown[1], value: percent(own[0], own[1]) };
    }),
    ...(indicator.bySubject ? { bySubject: subjectRows(indicator.id, inSums) } : {}),
    byType: (['ДОО', 'ООО', 'ОДО'] as const)
      .filter((type) => inSums.some((partial) => partial.type === type))
      .map((type) => ({ type, ...fraction(addUp(inSums.filter((partial) => partial.type === type))) })),
  };
}

/** Rows by subject in alphabetical order, people without a subject last. */
function subjectRows(id: string, partials: readonly Partial[]): NonNullable<IndicatorResult['bySubject']> {
  const rows = new Map<string, Pair>();
  for (const { subjects } of partials)
    for (const [subject, [n, d]] of Object.entries(subjects[id] ?? {})) {
      const [a, b] = rows.get(subject) ?? [0, 0];
      rows.set(subject, [a + n, b + d]);
    }
  const last = (subject: string): number => (subject === 'без предмета' ? 1 : 0);
  return [...rows]
    .sort(([a], [b]) => last(a) - last(b) || a.localeCompare(b, 'ru'))
    .map(([subject, [numerator, denominator]]) => ({
      subject,
      numerator,
      denominator,
      value: percent(numerator, denominator),
    }));
}

function countResult(planned: PlannedIndicator, sum: Pair, request: MunicipalRequest): IndicatorResult {
  const { indicator, types } = planned;
  const { computation } = indicator;
  if (computation.kind !== 'count') throw new Error(`${indicator.id} is not a count`);
  const { part } = computation;
  const base = { id: indicator.id, kind: 'count', unit: indicator.unit } as const;
  if ('municipal' in part) {
    const answer = request.municipality.values[part.municipal];
    const value = typeof answer === 'number' ? answer : null;
    return { ...base, value, ...judge(indicator, request, value === null ? null : { number: value }) };
  }
  const inSums = covered(planned, request.partials);
  const value = inSums.length === 0 ? null : unscaled(part, sum[0]);
  return {
    ...base,
    value,
    ...judge(indicator, request, value === null ? null : { number: value }),
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

function presenceResult(planned: PlannedIndicator, request: MunicipalRequest): IndicatorResult {
  const { indicator } = planned;
  const { computation } = indicator;
  if (computation.kind !== 'presence') throw new Error(`${indicator.id} is not a presence`);
  const { plan, partials, registry, municipality } = request;
  const own = computation.municipal === undefined ? null : (municipality.values[computation.municipal] ?? null);
  const base = { id: indicator.id, kind: 'presence', unit: indicator.unit } as const;
  const judged = (value: boolean | null): IndicatorResult => ({
    ...base,
    value,
    ...judge(indicator, request, value === null ? null : { presence: value }),
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

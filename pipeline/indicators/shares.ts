import type { Tally } from '../catalogue/types.ts';
import { field } from '../catalogue/fields.ts';
import { boundsOf, meanDenominatorOf } from './bounds.ts';
import { covered } from './covered.ts';
import { judge } from './judge.ts';
import { NO_SUBJECT, type Pair, type Partial } from './partials.ts';
import type { PlannedIndicator } from './plan.ts';
import type { MunicipalRequest } from './request.ts';
import type { IndicatorResult, SchoolValue } from './results.ts';
import { unscaled } from './scale.ts';
import { percent } from './share.ts';

const shareOf = (numerator: number | null, denominator: number | null) => ({
  numerator,
  denominator,
  value: percent(numerator, denominator),
});

/** A share of two numbers of the ИМЦ: unknown when one of them is blank. */
export function municipalShare(planned: PlannedIndicator, request: MunicipalRequest): IndicatorResult {
  const { indicator } = planned;
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
    ...judge(planned, request, known && whole > 0 ? { numerator: part, denominator: whole } : null),
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

/** A share added up over schools, with everything it is broken down by. */
export function schoolShare(planned: PlannedIndicator, sum: Pair, request: MunicipalRequest): IndicatorResult {
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
  const present = new Set(inSums.map(({ school }) => school));
  const missing = applicable.filter(({ code }) => !present.has(code)).map(({ type }) => type);
  const sizes = inSums.map((partial) => ({ type: partial.type, denominator: pairOfSchool(partial).exact[1] }));
  const bounds = boundsOf(exact[0], exact[1], missing.length, meanDenominatorOf(sizes, missing));
  return {
    id: indicator.id,
    kind: 'share',
    ...fraction(sum),
    unit: '%',
    ...judge(planned, request, exact[1] > 0 ? { numerator: exact[0], denominator: exact[1] } : null),
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
  const last = (subject: string): number => (subject === NO_SUBJECT ? 1 : 0);
  return [...rows]
    .sort(([a], [b]) => last(a) - last(b) || a.localeCompare(b, 'ru'))
    .map(([subject, [numerator, denominator]]) => ({
      subject,
      numerator,
      denominator,
      value: percent(numerator, denominator),
    }));
}

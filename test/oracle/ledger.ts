import { hundredths, meets, percent, targetIn, type Target } from './exact.ts';
import type { OracleInput, OrgType, RegistryRow, Row } from './input.ts';
import { askedBy } from './asked.ts';
import { dated, peopleOf, periodOf, type Person, type Test } from './people.ts';

export interface Fraction {
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value: number | boolean | string | null;
}

/** An indicator in the shape of `results.json`, without `unit`. */
export interface Expected extends Fraction {
  readonly id: string;
  readonly kind: 'share' | 'count' | 'presence' | 'text';
  readonly target?: { readonly op: string; readonly value: number | true };
  readonly met?: boolean | null;
  readonly coverage?: { readonly schools: number; readonly of: number };
  readonly bySchool?: readonly (Fraction & { readonly school: string })[];
  readonly bySubject?: readonly (Fraction & { readonly subject: string })[];
}

/** A school with its people and its answers to what is asked. */
export interface Unit {
  readonly registry: RegistryRow;
  readonly people: readonly Person[];
  answer(code: string): string;
}

export interface Ledger {
  readonly units: readonly Unit[];
  readonly registry: readonly RegistryRow[];
  readonly dates: ReturnType<typeof dated>;
  mun(code: string): string;
  has(code: string): boolean;
}

/** Municipal pairs where the first is a part of the second: a larger part makes both unknown (rule 5). */
const MUNICIPAL_PARTS = [
  ['m_target_grad_employed', 'm_target_grad_total'],
  ['m_roadmap_done', 'm_roadmap_planned'],
  ['m_nsur_done', 'm_nsur_planned'],
  ['m_methodists_innov', 'm_methodists_total'],
  ['m_prof_comm_interactive', 'm_prof_comm_total'],
  ['m_dpp_in_fr', 'm_dpp_total'],
] as const;

function municipalOf(row: Row): (code: string) => string {
  const unknown = new Set<string>();
  for (const [part, whole] of MUNICIPAL_PARTS)
    if ((row[part] ?? '') !== '' && (row[whole] ?? '') !== '' && Number(row[part]) > Number(row[whole])) {
      unknown.add(part);
      unknown.add(whole);
    }
  return (code) => (unknown.has(code) ? '' : (row[code] ?? ''));
}

export function ledgerOf(input: OracleInput): Ledger {
  const asked = askedBy(input.frameworks);
  const period = periodOf(input.period);
  const limit = input.municipality['young_max_age'] ?? '';
  return {
    units: input.schools.map((school) => ({
      registry: school.registry,
      people: peopleOf(school, asked, period.year),
      answer: (code) => (asked.has(code) ? (school.answers[code] ?? '') : ''),
    })),
    registry: input.registry,
    dates: dated(period, limit === '' ? 35 : Number(limit)),
    mun: municipalOf(input.municipality),
    has: (code) => (input.municipality[code] ?? '') !== '',
  };
}

export const countPeople = ({ people }: Unit, test: Test): number => {
  let found = 0;
  for (const person of people) if (test(person)) found += 1;
  return found;
};

/** What a school adds to a share in hundredths; null leaves it out of both sums. */
export type OfSchool = (unit: Unit) => readonly [numerator: number, denominator: number] | null;

const fraction = (n: number, d: number): Fraction => ({
  numerator: n / 100,
  denominator: d / 100,
  value: percent(n, d),
});

const withTarget = (
  target: Target | undefined,
  known: boolean,
  met: (target: Target) => boolean | null,
): Pick<Expected, 'target' | 'met'> => (target === undefined ? {} : { target, met: known ? met(target) : null });

/** Builds indicators of one document out of a ledger. */
export function builder(ledger: Ledger) {
  const { units, registry, dates, mun } = ledger;
  const goal = (text: string | undefined): Target | undefined =>
    text === undefined ? undefined : targetIn(text, dates.year);

  const applies = (types?: readonly OrgType[]) => (row: RegistryRow) => types === undefined || types.includes(row.type);

  const share = (id: string, ofSchool: OfSchool, target?: string, types?: readonly OrgType[]): Expected => {
    let [n, d] = [0, 0];
    const bySchool: (Fraction & { school: string })[] = [];
    for (const unit of units) {
      if (!applies(types)(unit.registry)) continue;
      const pair = ofSchool(unit);
      if (pair === null) continue;
      n += pair[0];
      d += pair[1];
      bySchool.push({ school: unit.registry.code, ...fraction(pair[0], pair[1]) });
    }
    return {
      id,
      kind: 'share',
      ...fraction(n, d),
      ...withTarget(goal(target), d !== 0, (one) => meets(n, d, one)),
      coverage: { schools: bySchool.length, of: registry.filter(applies(types)).length },
      bySchool,
    };
  };

  /** People meeting `part` among the people of `whole`, in schools where the fields `needs` are not blank. */
  const people = (
    id: string,
    part: Test,
    whole: Test,
    target?: string,
    { types, needs = [] }: { types?: readonly OrgType[]; needs?: readonly string[] } = {},
  ): Expected =>
    share(
      id,
      (unit) =>
        needs.some((code) => unit.answer(code) === '')
          ? null
          : [100 * countPeople(unit, (p) => whole(p) && part(p)), 100 * countPeople(unit, whole)],
      target,
      types,
    );

  /** Schools whose answer passes, among those that answered. */
  const answered = (
    id: string,
    code: string,
    passes: (answer: string) => boolean,
    target?: string,
    types?: readonly OrgType[],
  ): Expected =>
    share(id, (unit) => (unit.answer(code) === '' ? null : [passes(unit.answer(code)) ? 100 : 0, 100]), target, types);

  const sums = (id: string, part: string, whole: string, target?: string): Expected =>
    share(
      id,
      (unit) =>
        unit.answer(part) === '' || unit.answer(whole) === ''
          ? null
          : [hundredths(unit.answer(part)), hundredths(unit.answer(whole))],
      target,
    );

  const municipalShare = (id: string, part: string, whole: string, target?: string): Expected => {
    if (mun(part) === '' || mun(whole) === '')
      return {
        id,
        kind: 'share',
        numerator: null,
        denominator: null,
        value: null,
        ...withTarget(goal(target), false, () => null),
      };
    const [n, d] = [hundredths(mun(part)), hundredths(mun(whole))];
    return {
      id,
      kind: 'share',
      ...fraction(n, d),
      ...withTarget(goal(target), d !== 0, (one) => meets(n, d, one)),
    };
  };

  const municipalCount = (id: string, code: string, target?: string): Expected => {
    const value = mun(code) === '' ? null : Number(mun(code));
    return {
      id,
      kind: 'count',
      value,
      // A count against a target is a share of one hundred.
      ...withTarget(goal(target), value !== null, (one) => meets(value!, 100, one)),
    };
  };

  const presence = (id: string, value: boolean | null, required = false): Expected => ({
    id,
    kind: 'presence',
    value,
    ...(required ? { target: { op: '=', value: true as const }, met: value } : {}),
  });

  const yesNo = (id: string, code: string, required = false): Expected =>
    presence(id, mun(code) === '' ? null : mun(code) === 'да', required);

  const positive = (id: string, code: string): Expected =>
    presence(id, mun(code) === '' ? null : Number(mun(code)) > 0);

  /** Presence asked of schools (rule 12); the ИМЦ's own «да» counts for the value, not among the schools. */
  const askedOfSchools = (id: string, code: string): Expected => {
    const bySchool: (Fraction & { school: string })[] = [];
    let yes = 0;
    for (const unit of units) {
      const answer = unit.answer(code);
      if (answer === '') continue;
      if (answer === 'да') yes += 1;
      bySchool.push({
        school: unit.registry.code,
        numerator: answer === 'да' ? 1 : 0,
        denominator: 1,
        value: answer === 'да',
      });
    }
    const somebody = bySchool.length > 0 || mun(code) !== '';
    return {
      id,
      kind: 'presence',
      numerator: yes,
      denominator: bySchool.length,
      value: somebody ? yes > 0 || mun(code) === 'да' : null,
      coverage: { schools: bySchool.length, of: registry.length },
      bySchool,
    };
  };

  /** Number of people of a share's numerator, under its own id. */
  const counted = (id: string, of: Expected): Expected => ({
    id,
    kind: 'count',
    value: of.coverage!.schools === 0 ? null : of.numerator!,
    coverage: of.coverage!,
    bySchool: of.bySchool!.map(({ school, numerator }) => ({ school, value: numerator! })),
  });

  const text = (id: string, plain: boolean): Expected => {
    const code = `m_text_status.${id}`;
    const written = ledger.has(code) ? mun(code) : plain ? mun('m_text_status') : '';
    const status = written.split(':')[0]!.trim();
    return { id, kind: 'text', value: status === '' ? null : status };
  };

  const as = (id: string, of: Expected, target?: string): Expected => {
    const { target: _, met: __, ...rest } = of;
    const known = of.value !== null;
    return {
      ...rest,
      id,
      ...withTarget(goal(target), known, (one) => meets(of.numerator! * 100, of.denominator! * 100, one)),
    };
  };

  return {
    share,
    people,
    answered,
    sums,
    municipalShare,
    municipalCount,
    presence,
    yesNo,
    positive,
    askedOfSchools,
    counted,
    text,
    as,
  };
}

export type Builder = ReturnType<typeof builder>;

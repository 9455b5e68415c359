import { computationTallies, fieldsAsked, levelOf, tableTallies, tallyFields } from '../catalogue/asked.ts';
import { field } from '../catalogue/fields.ts';
import type { Computation, Framework, Indicator, Table, Tally } from '../catalogue/types.ts';
import { all, known } from '../condition/build.ts';
import { arqueroExpression } from '../condition/arquero.ts';
import type { Settings } from '../condition/predicate.ts';
import type { Condition } from '../condition/types.ts';
import { typesNamed } from '../condition/walk.ts';

/** An indicator as keys of partial sums: which tallies to add, and which schools take part. */
export interface PlannedIndicator {
  readonly framework: string;
  readonly indicator: Indicator;
  readonly part?: string;
  readonly whole?: string;
  /** Key of the tally that is 1 for the schools in the sums; absent when every accepted school is. */
  readonly covers?: string;
  /** Organisation types it applies to; absent when to all. */
  readonly types?: readonly string[];
  readonly level: 'person' | 'school' | 'municipality';
}

/**
 * Everything the documents in force need counted in a school, each distinct tally once: `ped` is the denominator
 * of forty indicators and is counted one time.
 */
export interface Plan {
  readonly frameworks: readonly Framework[];
  readonly settings: Settings;
  readonly asked: ReadonlySet<string>;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly indicators: readonly PlannedIndicator[];
}

/** Key of a tally: equal for equal tallies, however they are written. */
export function tallyKey(tally: Tally, settings: Settings): string {
  if ('people' in tally) return `people:${arqueroExpression(tally.people, settings)}`;
  if ('schools' in tally) return `schools:${arqueroExpression(tally.schools, settings)}`;
  if ('municipal' in tally) return `municipal:${tally.municipal}`;
  return `total:${tally.total}${tally.less === undefined ? '' : `-${tally.less}`}`;
}

/** The schools in the sums: those that filled every school field the computation reads (registry fields are given). */
export function coveredBy(computation: Computation): Condition | undefined {
  if (computation.kind === 'share' && computation.covers !== undefined) return computation.covers;
  const codes =
    computation.kind === 'presence' && computation.schools !== undefined
      ? [computation.schools]
      : computationTallies(computation).flatMap(tallyFields);
  const needed = [...new Set(codes)].filter((code) => field(code).owner === 'school' && !field(code).registry);
  return needed.length === 0 ? undefined : all(...needed.map(known));
}

/** The condition that says to which schools an indicator applies, if it names organisation types. */
function limits(computation: Computation): readonly string[] | undefined {
  if (computation.kind !== 'share' && computation.kind !== 'count') return undefined;
  const base = computation.kind === 'share' ? computation.whole : computation.part;
  if ('people' in base) return typesNamed(base.people);
  return 'schools' in base ? typesNamed(base.schools) : undefined;
}

/** Compiles the documents in force into one list of tallies. */
export function planOf(frameworks: readonly Framework[], settings: Settings): Plan {
  const tallies = new Map<string, Tally>();
  const keep = (tally: Tally): string => {
    const key = tallyKey(tally, settings);
    tallies.set(key, tally);
    return key;
  };
  const plan = (framework: string, indicator: Indicator): PlannedIndicator => {
    const { computation } = indicator;
    const [part, whole] = computationTallies(computation).map(keep);
    const covers = coveredBy(computation);
    const types = limits(computation);
    return {
      framework,
      indicator,
      level: levelOf(computation),
      ...(part === undefined ? {} : { part }),
      ...(whole === undefined ? {} : { whole }),
      ...(covers === undefined ? {} : { covers: keep({ schools: covers }) }),
      ...(types === undefined ? {} : { types }),
    };
  };
  const indicators = frameworks.flatMap(({ id, indicators }) => indicators.map((indicator) => plan(id, indicator)));
  for (const planned of indicators) {
    const { computation } = planned.indicator;
    if (computation.kind === 'presence' && computation.schools !== undefined)
      keep({ schools: { is: 'among', field: computation.schools, values: ['да'] } });
  }
  for (const { tables } of frameworks) for (const table of tables) for (const tally of tableTallies(table)) keep(tally);
  for (const { tables } of frameworks)
    for (const table of tables)
      for (const share of sharesOf(table)) {
        const covers = coveredBy(share);
        if (covers !== undefined) keep({ schools: covers });
      }
  return { frameworks, settings, asked: fieldsAsked(frameworks), tallies, indicators };
}

/** The shares of a table, as computations: a school that left a needed number blank is in neither sum. */
export const sharesOf = (table: Table): Extract<Computation, { kind: 'share' }>[] =>
  (table.form === 'shares'
    ? table.rows.map(({ share }) => share)
    : table.form === 'shareByType'
      ? [table.share]
      : []
  ).map(({ part, whole }) => ({ kind: 'share', part, whole }));

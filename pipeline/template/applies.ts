import { computationTallies, tableTallies, tallyFields } from '../catalogue/asked.ts';
import { field } from '../catalogue/fields.ts';
import type { Computation, Framework, Tally } from '../catalogue/types.ts';
import type { Value, Values } from '../condition/predicate.ts';
import type { Condition } from '../condition/types.ts';
import type { School } from '../registry.ts';

/** What the registry says of a school, by field code. */
export const registryValues = ({ code, name, type, shnor, shnsu }: School): Values => ({
  org_code: code,
  org_name: name,
  org_type: type,
  org_shnor: shnor ? 'да' : 'нет',
  org_shnsu: shnsu ? 'да' : 'нет',
});

/** Whether the condition holds, from the registry alone; undefined where it depends on what the school fills in. */
function decided(condition: Condition, registry: Values): boolean | undefined {
  switch (condition.is) {
    case 'among': {
      const value: Value | undefined = registry[condition.field];
      return value === undefined ? undefined : condition.values.includes(String(value));
    }
    case 'all': {
      const each = condition.of.map((inner) => decided(inner, registry));
      return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
    }
    case 'any': {
      const each = condition.of.map((inner) => decided(inner, registry));
      return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
    }
    case 'not': {
      const inner = decided(condition.of, registry);
      return inner === undefined ? undefined : !inner;
    }
    case 'named':
      return decided(condition.of, registry);
    default:
      return undefined;
  }
}

const possible = (tally: Tally, registry: Values): boolean =>
  'people' in tally
    ? decided(tally.people, registry) !== false
    : 'schools' in tally
      ? decided(tally.schools, registry) !== false
      : true;

/**
 * Whether a school of this kind can have anything in the indicator: a kindergarten has no share of the teachers of
 * schools, a school that is not ШНОР none of theirs.
 */
export function appliesTo(computation: Computation, school: School): boolean {
  if (computation.kind === 'presence' || computation.kind === 'text') return true;
  const base = computation.kind === 'share' ? computation.whole : computation.part;
  return possible(base, registryValues(school));
}

/** Codes of the fields that an indicator asks of the school itself. */
const schoolFields = (computation: Computation): string[] => [
  ...computationTallies(computation).flatMap(tallyFields),
  ...(computation.kind === 'presence' && computation.schools !== undefined ? [computation.schools] : []),
];

/**
 * The asked fields less those of the school that nothing applying to this school reads: a kindergarten is not asked
 * about what only schools are measured by. Fields of people and courses stay.
 */
export function askedOfSchool(
  asked: ReadonlySet<string>,
  frameworks: readonly Framework[],
  school: School,
): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { indicators, tables } of frameworks) {
    for (const { computation } of indicators)
      if (appliesTo(computation, school)) for (const code of schoolFields(computation)) needed.add(code);
    for (const table of tables)
      for (const tally of tableTallies(table))
        if (possible(tally, registryValues(school))) for (const code of tallyFields(tally)) needed.add(code);
  }
  return new Set(
    [...asked].filter((code) => {
      const { owner, always, registry } = field(code);
      return owner !== 'school' || always === true || registry === true || needed.has(code);
    }),
  );
}

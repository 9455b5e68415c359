import type { Values } from '../../pipeline/condition/predicate.ts';
import { FORM_VERSION } from '../../pipeline/form.ts';
import type { School } from '../../pipeline/registry.ts';
import { ONE, PERIOD, schoolOf } from '../corpus.ts';

/** Bytes of a report as the upload page and the pane send it. */
export const SIZE = 40_000;
const NEAR = 3000;
const DIFFERENT = 200;

/** A filled report without names, and the school it was made for. */
interface Pattern {
  readonly school: School;
  readonly filled: {
    readonly values: Values;
    readonly staff: readonly Values[];
    readonly training: readonly Values[];
    readonly evidence: Readonly<Record<string, string>>;
  };
}

const withoutName = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([code]) => code !== 'full_name'));

let made: readonly Pattern[] | undefined;

/** Reports of natural schools that weigh nearly 40 KB each. */
function patterns(): readonly Pattern[] {
  if (made !== undefined) return made;
  const found: Pattern[] = [];
  for (let number = 1; found.length < DIFFERENT; number++) {
    const { school, filled } = schoolOf(number, ONE);
    const pattern: Pattern = {
      school,
      filled: {
        values: filled.school,
        staff: filled.staff.map(withoutName),
        training: filled.training,
        evidence: filled.evidence ?? {},
      },
    };
    if (Math.abs(Buffer.byteLength(written(pattern, school.code)) - SIZE) < NEAR) found.push(pattern);
  }
  made = found;
  return found;
}

const written = ({ filled }: Pattern, code: string): string =>
  JSON.stringify({
    form: FORM_VERSION,
    frameworks: ONE.map(({ id }) => id),
    period: PERIOD.name,
    school: code,
    ...filled,
    acceptQueries: true,
  });

const patternOf = (at: number): Pattern => patterns()[at % DIFFERENT]!;

/** The school of that place in the registry. */
export const schoolAt = (at: number, code: string): School => ({ ...patternOf(at).school, code });

/** What the school sends: one person of its staff is a year older or younger than in another school's report. */
export function documentOf(at: number, code: string): Buffer {
  const pattern = patternOf(at);
  const [director, ...others] = pattern.filled.staff;
  const year = Number(director!['birth_year']) - (Math.floor(at / DIFFERENT) % 5);
  const staff = [{ ...director, birth_year: year }, ...others];
  return Buffer.from(written({ ...pattern, filled: { ...pattern.filled, staff } }, code));
}

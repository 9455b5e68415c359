import type { OwnTarget } from '../catalogue/types.ts';
import type { Period } from '../period.ts';
import type { Condition, Comparison, Term } from './types.ts';

/** A cell after intake: one value, several, or null for blank. Dates are ISO strings. */
export type Value = string | number | readonly string[] | null;
export type Values = Readonly<Record<string, Value>>;

/** What a condition is asked about: a person (or a school) and what belongs to them. */
export interface Subject {
  readonly values: Values;
  /** The person's school; a school is its own. */
  readonly school: Values;
  /** The person's courses. */
  readonly courses: readonly Values[];
  /** Everybody in the school, for conditions that count people. */
  readonly people: readonly Subject[];
}

export interface Settings {
  readonly period: Period;
  /** Inclusive upper age of the young, 35 unless the municipality sets otherwise. */
  readonly youngMaxAge: number;
  /** Targets the ИМЦ has set itself, by «framework/indicator»: held against instead of the document's. */
  readonly targets?: Readonly<Record<string, readonly OwnTarget[]>>;
}

export const compare = (left: number, by: Comparison, right: number): boolean => {
  switch (by) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
  }
};

/** Full years on 1 January of the reporting year, or null. */
export const ageOf = (birthYear: Value | undefined, { period }: Settings): number | null =>
  typeof birthYear === 'number' ? period.year - 1 - birthYear : null;

/**
 * Whether the subject fulfils the condition: the plainest renderer, used where one record is judged
 * (rules, drill-down) and as the yardstick that the other renderers are tested against.
 */
export function fulfils(subject: Subject, condition: Condition, settings: Settings): boolean {
  const read = (code: string): Value => subject.values[code] ?? subject.school[code] ?? null;
  const number = (term: Term): number | null => {
    if ('number' in term) return term.number;
    if ('year' in term) return settings.period.year + term.year;
    if ('people' in term)
      return subject.people.filter((person) => fulfils(person, term.people, settings)).length * (term.times ?? 1);
    if ('age' in term) {
      const age = ageOf(subject.values['birth_year'], settings);
      return age === null ? null : age + term.age;
    }
    const value = read(term.field);
    return typeof value === 'number' ? value * (term.times ?? 1) : null;
  };
  switch (condition.is) {
    case 'among': {
      const value = read(condition.field);
      if (value === null) return false;
      return typeof value === 'object'
        ? value.some((one) => condition.values.includes(one))
        : condition.values.includes(String(value));
    }
    case 'known': {
      const value = read(condition.field);
      return value !== null && !(typeof value === 'object' && value.length === 0);
    }
    case 'compared': {
      const left = number(condition.left);
      const right = number(condition.right);
      return left !== null && right !== null && compare(left, condition.by, right);
    }
    case 'aged': {
      const age = ageOf(subject.values['birth_year'], settings);
      if (age === null) return false;
      const to = condition.to === 'young' ? settings.youngMaxAge : condition.to;
      return (condition.from === undefined || age >= condition.from) && (to === undefined || age <= to);
    }
    case 'trained':
      return subject.courses.some((course) => courseCounts(course, condition, settings));
    case 'all':
      return condition.of.every((inner) => fulfils(subject, inner, settings));
    case 'any':
      return condition.of.some((inner) => fulfils(subject, inner, settings));
    case 'not':
      return !fulfils(subject, condition.of, settings);
    case 'derived':
    case 'named':
      return fulfils(subject, condition.of, settings);
  }
}

/** Whether this one course is what `trained` asks for. */
export function courseCounts(
  course: Values,
  { kinds, topic, yes = [], years }: Extract<Condition, { is: 'trained' }>,
  { period }: Settings,
): boolean {
  const end = course['course.end_date'];
  const topics = course['course.topics'];
  return (
    kinds.includes(String(course['course.kind'])) &&
    typeof end === 'string' &&
    end >= (years === 3 ? period.start3 : period.start) &&
    end <= period.end &&
    (topic === undefined || (Array.isArray(topics) && topics.includes(topic))) &&
    yes.every((code) => course[code] === 'да')
  );
}

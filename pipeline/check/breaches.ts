import { field, fields, type Field } from '../catalogue/fields.ts';
import type { Rule } from '../catalogue/rule.ts';
import { ruleFields } from '../catalogue/rules.ts';
import { fulfils, type Settings, type Subject, type Value, type Values } from '../condition/predicate.ts';
import { russianDate } from '../period.ts';
import type { Entry, Submission } from '../submission.ts';

/** A place where a rule is broken: a row of the file (none for single values) and the words about it. */
export interface Broken {
  readonly line?: number;
  readonly message: string;
}

/** A submission with its people as conditions see them. */
export interface Examined {
  readonly submission: Submission;
  readonly school: Values;
  readonly people: readonly Subject[];
  readonly settings: Settings;
}

/** Puts people and their courses together once, for all rules; values that are not asked have been left out. */
export function examine(submission: Submission, school: Values, settings: Settings): Examined {
  const courses = new Map<Value, Values[]>();
  for (const { values } of submission.training) {
    const person = values['course.person'] ?? null;
    const known = courses.get(person);
    if (known === undefined) courses.set(person, [values]);
    else known.push(values);
  }
  const people: Subject[] = [];
  for (const { values } of submission.staff)
    people.push({ values, school, courses: courses.get(values['row_no'] ?? null) ?? [], people });
  return { submission, school, people, settings };
}

/** Every place where the submission breaks the rule. */
export function breaches(examined: Examined, rule: Rule): Broken[] {
  const { submission, school, people, settings } = examined;
  const { breach, message } = rule;
  const rows = rule.owner === 'training' ? submission.training : submission.staff;
  const read = [...ruleFields(rule)];
  // What follows from a column that is not there, or from a cell that could not be read, is not said again.
  if (breach.is !== 'blank' && read.some((code) => isLost(submission, code))) return [];
  const clouded = ({ unreadable }: Entry): boolean => unreadable?.some((code) => read.includes(code)) ?? false;
  const uncertain = (): boolean => submission.staff.some(clouded) || submission.training.some(clouded);
  const at = (entries: readonly Entry[], words: (entry: Entry) => string = () => message): Broken[] =>
    entries.map((entry) => ({ line: entry.line, message: words(entry) }));
  switch (breach.is) {
    case 'blank': {
      const missing = (entry: Entry): boolean =>
        (entry.values[breach.field] ?? null) === null && !(entry.unreadable ?? []).includes(breach.field);
      const whose = (entry: Entry): boolean => breach.of === 'everybody' || entry.values['position'] === 'учитель';
      return submission.absent.includes(breach.field) ? [] : at(rows.filter((entry) => whose(entry) && missing(entry)));
    }
    case 'value': {
      const what = field(breach.field);
      if (what.owner === 'school') {
        const wrong = outOfBounds(school[breach.field] ?? null, what, settings);
        return wrong === undefined ? [] : [{ message: wrong }];
      }
      return rows.flatMap((entry) => {
        const wrong = outOfBounds(entry.values[breach.field] ?? null, what, settings);
        return wrong === undefined ? [] : [{ line: entry.line, message: wrong }];
      });
    }
    case 'repeated': {
      const seen = new Map<Value, number>();
      for (const { values } of rows) {
        const value = values[breach.field] ?? null;
        if (value !== null) seen.set(value, (seen.get(value) ?? 0) + 1);
      }
      return at(
        rows.filter(({ values }) => (seen.get(values[breach.field] ?? null) ?? 0) > 1),
        ({ values }) => `${message}: ${String(values[breach.field])}`,
      );
    }
    case 'stranger': {
      if (isLost(submission, 'row_no')) return [];
      const known = new Set(submission.staff.map(({ values }) => values['row_no']));
      return at(
        submission.training.filter(
          ({ values }) => (values['course.person'] ?? null) !== null && !known.has(values['course.person']!),
        ),
        ({ values }) => `${message}: № строки ${String(values['course.person'])}`,
      );
    }
    case 'twice': {
      const key = ({ values }: Entry): string =>
        ['course.person', 'course.title', 'course.kind', 'course.end_date']
          .map((code) => String(values[code] ?? '').toLowerCase())
          .join('|');
      const seen = new Map<string, number>();
      for (const entry of submission.training) seen.set(key(entry), (seen.get(key(entry)) ?? 0) + 1);
      return at(
        submission.training.filter(
          (entry) => (entry.values['course.title'] ?? null) !== null && seen.get(key(entry))! > 1,
        ),
      );
    }
    case 'outside': {
      const { start, end } = settings.period;
      const ended = ({ values }: Entry): Value => values['course.end_date'] ?? null;
      return at(
        submission.training.filter((entry) => {
          const date = ended(entry);
          return typeof date === 'string' && (date < start || date > end);
        }),
        (entry) => `${message}: ${russianDate(String(ended(entry)))}`,
      );
    }
    case 'larger': {
      const part = school[breach.part] ?? null;
      const whole =
        typeof breach.whole === 'string'
          ? (school[breach.whole] ?? null)
          : people.filter((person) => fulfils(person, breach.whole as Exclude<typeof breach.whole, string>, settings))
              .length;
      return typeof part === 'number' && typeof whole === 'number' && part > whole && !uncertain()
        ? [{ message: `${message}: ${decimal(part)} > ${decimal(whole)}` }]
        : [];
    }
    case 'unproved':
      return school[breach.field] !== null && isYes(school[breach.field]) && !submission.evidence.has(breach.field)
        ? [{ message }]
        : [];
    case 'contradiction':
      if (breach.about === 'person')
        return submission.staff.flatMap((entry, index) =>
          fulfils(people[index]!, breach.condition, settings) && !clouded(entry) ? [{ line: entry.line, message }] : [],
        );
      return fulfils({ values: school, school, courses: [], people }, breach.condition, settings) && !uncertain()
        ? [{ message }]
        : [];
  }
}

/** A column that rows lack, or that is gone with its sheet: told by itself. A sheet without rows lacks nothing. */
function isLost({ absent, staff, training, spots }: Submission, code: string): boolean {
  const { owner } = field(code);
  if ((owner !== 'staff' && owner !== 'training') || !absent.includes(code)) return false;
  const rows = owner === 'staff' ? staff : training;
  return rows.length > 0 || !fields.some((one) => one.owner === owner && spots[one.code] !== undefined);
}

const isYes = (value: Value | undefined): boolean => typeof value === 'string' && value !== 'нет';

const decimal = (number: number): string => String(number).replace('.', ',');

/** Why a readable number does not fit its field, or undefined. */
export function outOfBounds(value: Value, { label, min, max, unit }: Field, { period }: Settings): string | undefined {
  if (typeof value !== 'number') return undefined;
  const highest = typeof max === 'object' ? period.year + max.year : max;
  const words = unit === undefined ? '' : ` ${unit}`;
  if (min !== undefined && value < min) return `«${label}»: ${decimal(value)} меньше допустимого (${min}${words})`;
  if (highest !== undefined && value > highest)
    return `«${label}»: ${decimal(value)} больше допустимого (${highest}${words})`;
  return undefined;
}

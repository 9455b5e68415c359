import { trainings } from './walk.ts';
import type { Condition, Term } from './types.ts';
import type { Settings } from './predicate.ts';

const text = (value: string): string => JSON.stringify(value);

/** A column name that cannot be confused with code; field codes hold dots. */
const column = (code: string): string => `d[${text(code)}]`;

/** Name of the column that says whether the person has such a course. */
export const trainedColumn = (training: Extract<Condition, { is: 'trained' }>): string =>
  `trained:${training.kinds.join('+')}:${training.topic ?? ''}:${(training.yes ?? []).join('+')}:${training.years}`;

/** What Arquero is asked of one row of courses for `trained`. */
export function courseExpression(
  { kinds, topic, yes = [], years }: Extract<Condition, { is: 'trained' }>,
  { period }: Settings,
): string {
  const end = column('course.end_date');
  return [
    `(${kinds.map((kind) => `${column('course.kind')} === ${text(kind)}`).join(' || ')})`,
    `${end} !== null`,
    `${end} >= ${text(years === 3 ? period.start3 : period.start)}`,
    `${end} <= ${text(period.end)}`,
    ...(topic === undefined ? [] : [`op.includes(${column('course.topics')}, ${text(topic)}, 0)`]),
    ...yes.map((code) => `${column(code)} === 'да'`),
  ].join(' && ');
}

/** Name of the column that counts such people in a school. */
export const peopleColumn = (condition: Condition, settings: Settings): string =>
  `people:${arqueroExpression(condition, settings)}`;

/**
 * The condition as an Arquero expression over one row `d`. Fields of several values are arrays, blanks are null,
 * courses have become columns (`trainedColumn`), counted people too (`peopleColumn`).
 * @param several codes of the fields that hold several values
 */
export function arqueroExpression(
  condition: Condition,
  settings: Settings,
  several: ReadonlySet<string> = SEVERAL,
): string {
  const render = (inner: Condition): string => arqueroExpression(inner, settings, several);
  switch (condition.is) {
    case 'among': {
      const { field, values } = condition;
      const each = several.has(field)
        ? values.map((value) => `op.includes(${column(field)}, ${text(value)}, 0)`)
        : values.map((value) => `${column(field)} === ${text(value)}`);
      return each.length === 0 ? 'false' : `(${each.join(' || ')})`;
    }
    case 'known':
      return several.has(condition.field)
        ? `(op.length(${column(condition.field)}) > 0)`
        : `(${column(condition.field)} !== null)`;
    case 'compared': {
      const sides = [condition.left, condition.right];
      const given = sides
        .flatMap((term) => ('field' in term ? [term.field] : 'age' in term ? ['birth_year'] : []))
        .map((code) => `${column(code)} !== null && `);
      const [left, right] = sides.map((term) => termExpression(term, settings));
      return `(${given.join('')}${left} ${condition.by === '=' ? '===' : condition.by} ${right})`;
    }
    case 'aged': {
      const to = condition.to === 'young' ? settings.youngMaxAge : condition.to;
      const born = column('birth_year');
      const year = settings.period.year - 1;
      return `(${[
        `${born} !== null`,
        ...(condition.from === undefined ? [] : [`${born} <= ${year - condition.from}`]),
        ...(to === undefined ? [] : [`${born} >= ${year - to}`]),
      ].join(' && ')})`;
    }
    case 'trained':
      return `(${column(trainedColumn(condition))} === 1)`;
    case 'all':
      return condition.of.length === 0 ? 'true' : `(${condition.of.map(render).join(' && ')})`;
    case 'any':
      return condition.of.length === 0 ? 'false' : `(${condition.of.map(render).join(' || ')})`;
    case 'not':
      return `!${render(condition.of)}`;
    case 'derived':
    case 'named':
      return render(condition.of);
  }
}

const SEVERAL: ReadonlySet<string> = new Set(['subjects', 'course.topics']);

function termExpression(term: Term, settings: Settings): string {
  if ('number' in term) return `${term.number}`;
  if ('year' in term) return `${settings.period.year + term.year}`;
  if ('people' in term) return `${column(peopleColumn(term.people, settings))} * ${term.times ?? 1}`;
  if ('age' in term) return `(${settings.period.year - 1 + term.age} - ${column('birth_year')})`;
  return term.times === undefined ? column(term.field) : `${column(term.field)} * ${term.times}`;
}

/** Every kind of course the conditions ask for, each once. */
export function distinctTrainings(conditions: readonly Condition[]): Extract<Condition, { is: 'trained' }>[] {
  const found = new Map(conditions.flatMap(trainings).map((training) => [trainedColumn(training), training]));
  return [...found.values()];
}

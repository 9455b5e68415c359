import { field, findField } from '../../pipeline/catalogue/fields.ts';
import type { Value, Values } from '../../pipeline/condition/predicate.ts';
import type { Entry } from '../../pipeline/submission.ts';
import type { StoredSubmission } from '../receive/stored.ts';

interface Change {
  readonly code: string;
  readonly label: string;
  readonly was: Value;
  readonly is: Value;
}

interface RowChange {
  /** Number of the row as the school numbers its people; for courses, of the person. */
  readonly number: Value;
  readonly what: 'added' | 'removed' | 'changed';
  readonly changes: readonly Change[];
}

/** What differs between two versions of a submission. */
export interface Difference {
  readonly school: readonly Change[];
  readonly staff: readonly RowChange[];
  readonly training: readonly RowChange[];
  readonly evidence: readonly Change[];
}

const label = (code: string): string => (findField(code) === undefined ? code : field(code).label);

function changes(was: Values, is: Values): Change[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((code): Change[] => {
    const [before, after] = [was[code] ?? null, is[code] ?? null];
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ code, label: label(code), was: before, is: after }];
  });
}

/** Rows with the same key are one row; of several with one key each meets its own in order. */
function rows(
  was: readonly Entry[],
  is: readonly Entry[],
  keyOf: (values: Values) => string,
  number: string,
): RowChange[] {
  const before = Map.groupBy(was, ({ values }) => keyOf(values));
  const result: RowChange[] = [];
  for (const { values } of is) {
    const found = before.get(keyOf(values))?.shift();
    if (found === undefined)
      result.push({ number: values[number] ?? null, what: 'added', changes: changes({}, values) });
    else {
      const differ = changes(found.values, values);
      if (differ.length > 0) result.push({ number: values[number] ?? null, what: 'changed', changes: differ });
    }
  }
  for (const left of before.values())
    for (const { values } of left)
      result.push({ number: values[number] ?? null, what: 'removed', changes: changes(values, {}) });
  return result;
}

/** People are told apart by their number, courses by person, title and date. */
export function difference(was: StoredSubmission, is: StoredSubmission): Difference {
  const course = (values: Values): string =>
    JSON.stringify([values['course.person'], values['course.title'], values['course.end_date']]);
  return {
    school: changes(was.school, is.school),
    staff: rows(was.staff, is.staff, (values) => String(values['row_no']), 'row_no'),
    training: rows(was.training, is.training, course, 'course.person'),
    evidence: changes(was.evidence, is.evidence),
  };
}

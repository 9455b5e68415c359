import { askedOf } from '../catalogue/asked.ts';
import type { Field } from '../catalogue/fields.ts';
import type { Value, Values } from '../condition/predicate.ts';
import { parsePeriod, type Period } from '../period.ts';
import type { Submission } from '../submission.ts';

/** What goes into a workbook before it is given out. */
export interface Filling {
  readonly school: Values;
  readonly staff: readonly Values[];
  readonly training: readonly Values[];
}

/** What becomes of last year's answer; undefined when it is asked again. */
function carried({ next, blank }: Field, value: Value, years: number): Value | undefined {
  // A blank that was read as «нет» goes back to blank: the form says the same without a word in every cell.
  if (value === blank || (Array.isArray(value) && value.length === 1 && value[0] === blank)) return undefined;
  if (next === 'keep') return value;
  return next === 'older' && typeof value === 'number' ? value + years : undefined;
}

/**
 * Last year's submission turned into this year's beginning: people keep their number and order, lasting facts stay,
 * years of experience grow, everything that happened in a year is asked again. Courses stay while they still count.
 */
export function rollOver(previous: Submission, period: Period, asked: ReadonlySet<string>): Filling {
  const before = parsePeriod(previous.identity?.period ?? '');
  const years = before === undefined ? 1 : Math.max(0, period.year - before.year);
  const keep = (values: Values, fields: readonly Field[]): Values =>
    Object.fromEntries(
      fields.flatMap((field): [string, Value][] => {
        const value = carried(field, values[field.code] ?? null, years);
        return value === undefined || value === null ? [] : [[field.code, value]];
      }),
    );
  const staff = previous.staff.map(({ values }) => keep(values, askedOf(asked, 'staff')));
  const known = new Set(staff.map((values) => values['row_no']));
  const quality = previous.school['integral_quality_cur'] ?? null;
  return {
    staff,
    training: previous.training
      .filter(({ values }) => {
        const end = values['course.end_date'];
        const counts = typeof end === 'string' && end >= period.start3 && end <= period.end;
        return counts && known.has(values['course.person'] ?? null);
      })
      .map(({ values }) => keep(values, askedOf(asked, 'training'))),
    school: asked.has('integral_quality_prev') && quality !== null ? { integral_quality_prev: quality } : {},
  };
}

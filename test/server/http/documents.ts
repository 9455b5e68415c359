import { FORM_VERSION } from '../../../pipeline/form.ts';
import type { Report } from '../../../pipeline/demo/roster.ts';
import type { Values } from '../../../pipeline/condition/predicate.ts';
import { framework, period } from './town.ts';

const withoutName = (row: Values): Values => {
  const { full_name: _, ...values } = row;
  return values;
};

const YEARS = 5;

/**
 * A report as the pages send it, JSON without names; queries are accepted.
 * @param nth reports of different numbers differ: somebody of the staff was born in another year
 */
export function documentOf({ school, values, staff, training, evidence }: Report, nth = 0, code = school.code): string {
  const at = Math.floor(nth / YEARS) % staff.length;
  return JSON.stringify({
    form: FORM_VERSION,
    frameworks: [framework.id],
    period: period.name,
    school: code,
    values,
    staff: staff
      .map(withoutName)
      .map((row, index) =>
        index === at ? { ...row, birth_year: Number(row['birth_year']) - 1 - (nth % YEARS) } : row,
      ),
    training,
    evidence,
    acceptQueries: true,
  });
}

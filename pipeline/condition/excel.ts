import { findField } from '../catalogue/fields.ts';
import type { Condition, Term } from './types.ts';

/**
 * Where the form keeps what formulas read. Every reference is a defined name or an address; a field of several
 * values has several columns. Only the safe subset of functions is used (`domain/forms.md` §4).
 */
export interface FormReferences {
  /** Columns of a field of «Кадры» or «Обучение», or the cell of a field of the school; none if the form asks it not. */
  columns(code: string): readonly string[];
  /** Reporting year, upper age of the young, first and last day of the period, first day of the three years. */
  readonly year: string;
  readonly young: string;
  readonly start: string;
  readonly end: string;
  readonly start3: string;
}

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

const or = (parts: readonly string[]): string => (parts.length > 1 ? `(${parts.join('+')}>0)` : (parts[0] ?? '0'));

/**
 * The condition as an Excel expression that is 1 (or TRUE) where it holds: over ranges an array, so it belongs
 * inside SUMPRODUCT. A sum binds weaker than a product, so only «or» and «not» need brackets. «And» multiplies, «or» adds: AND() and OR() would swallow whole columns at once.
 */
export function excelExpression(condition: Condition, form: FormReferences): string {
  const render = (inner: Condition): string => excelExpression(inner, form);
  switch (condition.is) {
    case 'among': {
      const columns = form.columns(condition.field);
      const given = columns.flatMap((column) => condition.values.map((value) => `(${column}=${text(value)})`));
      const blank = findField(condition.field)?.blank;
      // A blank that stands for one of the values counts as that value, as it does on arrival.
      if (blank !== undefined && columns.length > 0 && condition.values.includes(blank))
        given.push(columns.map((column) => `(LEN(TRIM(${column}))=0)`).join('*'));
      return or(given);
    }
    case 'known':
      return findField(condition.field)?.blank !== undefined && form.columns(condition.field).length > 0
        ? '1'
        : or(form.columns(condition.field).map((column) => `(LEN(TRIM(${column}))>0)`));
    case 'compared': {
      const given = [condition.left, condition.right]
        .flatMap((side) => ('field' in side ? [side.field] : 'age' in side ? ['birth_year'] : []))
        .map((code) => form.columns(code)[0]);
      if (given.includes(undefined)) return '0';
      const guards = given.map((column) => `ISNUMBER(${column})*`).join('');
      return `(${guards}(${term(condition.left, form)}${condition.by}${term(condition.right, form)}))`;
    }
    case 'aged': {
      // Bounds stand on the right-hand side, so that a text in the column makes no #VALUE! of the whole sum.
      const born = form.columns('birth_year')[0];
      if (born === undefined) return '0';
      const to = condition.to === 'young' ? form.young : condition.to;
      return [
        `ISNUMBER(${born})`,
        ...(condition.from === undefined ? [] : [`(${born}<=${form.year}-1-${condition.from})`]),
        ...(to === undefined ? [] : [`(${born}>=${form.year}-1-${to})`]),
      ].join('*');
    }
    case 'trained': {
      const [person, kind, end] = ['course.person', 'course.kind', 'course.end_date'].map(
        (code) => form.columns(code)[0],
      );
      if (person === undefined || kind === undefined || end === undefined) return '0';
      const topics = condition.topic === undefined ? [] : form.columns('course.topics');
      const fits = [
        or(condition.kinds.map((one) => `(${kind}=${text(one)})`)),
        `ISNUMBER(${end})`,
        `(${end}>=${condition.years === 3 ? form.start3 : form.start})`,
        `(${end}<=${form.end})`,
        ...(condition.yes ?? []).map((code) => or(form.columns(code).map((column) => `(${column}="да")`))),
        ...(condition.topic === undefined ? [] : [or(topics.map((column) => `(${column}=${text(condition.topic!)})`))]),
      ];
      // Dividing by 0 turns a course that does not count into an error, which MATCH passes over. One look-up a
      // person: COUNTIFS over every kind and topic took LibreOffice seconds for a full book.
      return `ISNUMBER(MATCH(${form.columns('row_no')[0]},${person}/(${fits.join('*')}),0))`;
    }
    case 'all':
      return condition.of.length === 0 ? '1' : condition.of.map(render).join('*');
    case 'any':
      return condition.of.length === 0 ? '0' : or(condition.of.map(render));
    case 'not':
      return `(1-${render(condition.of)})`;
    case 'derived':
    case 'named':
      return render(condition.of);
  }
}

function term(of: Term, form: FormReferences): string {
  if ('number' in of) return `${of.number}`;
  if ('year' in of) return of.year === 0 ? form.year : `(${form.year}${of.year < 0 ? '-' : '+'}${Math.abs(of.year)})`;
  if ('people' in of) return `${of.times === undefined ? '' : `${of.times}*`}${excelCount(of.people, form)}`;
  // A text in the column makes the whole sum an error: who uses ages or multiples as terms wraps it in IFERROR.
  if ('age' in of) return `(${form.year}-1-${form.columns('birth_year')[0]}+${of.age})`.replace('+-', '-');
  return `${of.times === undefined ? '' : `${of.times}*`}${form.columns(of.field)[0]}`;
}

/** How many people of the roster fulfil the condition, as a formula without the leading «=». */
export const excelCount = (people: Condition, form: FormReferences): string =>
  `SUMPRODUCT(1*${excelExpression(people, form)})`;

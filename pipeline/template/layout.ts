import { askedOf, fieldsAsked } from '../catalogue/asked.ts';
import { field, type Field } from '../catalogue/fields.ts';
import type { Rule } from '../catalogue/rule.ts';
import { rulesFor } from '../catalogue/rules.ts';
import type { Framework } from '../catalogue/types.ts';
import type { Settings } from '../condition/predicate.ts';
import type { FormReferences } from '../condition/excel.ts';
import { SHEETS } from '../form.ts';
import type { School } from '../registry.ts';
import { address, letters, sheetRange } from '../xlsx/address.ts';
import { askedOfSchool } from './applies.ts';

export { SHEETS } from '../form.ts';

/** Columns the workbook fills by itself. */
export type Auto = 'left' | 'age' | 'who';

export type Column = { readonly at: number } & (
  | { readonly field: Field; /** 1-based part of a field of several values. */ readonly part: number }
  | { readonly auto: Auto }
);

/** A sheet with a row per person or per course. */
export interface Growing {
  readonly sheet: string;
  readonly columns: readonly Column[];
  /** Rows of the heading: groups of columns, titles, units, numbers, hidden codes. */
  readonly rows: { groups: number; titles: number; units: number; numbers: number; codes: number };
  readonly first: number;
  readonly last: number;
}

/** A value of the school itself: value cell and, for «да / нет», the document's cell. */
export interface Single {
  readonly field: Field;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly evidence?: number;
}

/** Where everything stands in one school's workbook. */
export interface Form {
  readonly asked: ReadonlySet<string>;
  readonly frameworks: readonly Framework[];
  readonly school: School;
  readonly settings: Settings;
  readonly staff: Growing;
  readonly training: Growing;
  readonly singles: readonly Single[];
  readonly rules: readonly Rule[];
}

/** How many columns a field of several values has. */
export const PARTS = 3;
const HEADING = { groups: 4, titles: 5, units: 6, numbers: 7, codes: 8 } as const;
const FIRST = 9;
export const TITLE_ROWS = { registry: 12 } as const;
export const ORGANISATION_FIRST = 6;
const STAFF_ROWS = 300;
const TRAINING_ROWS = 1500;

const partsOf = ({ kind }: Field): number => (kind === 'lists' ? PARTS : 1);

function growing(sheet: string, order: readonly (Field | Auto)[], rows: number): Growing {
  const columns: Column[] = [];
  for (const one of order)
    if (typeof one === 'string') columns.push({ auto: one, at: columns.length + 1 });
    else for (let part = 1; part <= partsOf(one); part++) columns.push({ field: one, part, at: columns.length + 1 });
  return { sheet, columns, rows: HEADING, first: FIRST, last: FIRST + rows - 1 };
}

/** Rows of «Титул» (registry) and «Организация» (everything else), with a heading row before each group. */
function singlesOf(asked: ReadonlySet<string>): Single[] {
  const fields = askedOf(asked, 'school');
  const registry = fields
    .filter((one) => one.registry)
    .map((one, at): Single => ({ field: one, sheet: SHEETS.title, row: TITLE_ROWS.registry + at, column: 3 }));
  let row = ORGANISATION_FIRST;
  let group = '';
  const own: Single[] = [];
  for (const one of fields) {
    if (one.registry) continue;
    if (one.group !== group) row++;
    group = one.group;
    own.push({
      field: one,
      sheet: SHEETS.organisation,
      row: row++,
      column: 5,
      ...(one.evidence ? { evidence: 7 } : {}),
    });
  }
  return [...registry, ...own];
}

export interface LayoutRequest {
  readonly frameworks: readonly Framework[];
  readonly school: School;
  readonly settings: Settings;
  /** Rows that are put in already; the sheets grow beyond their usual size when these are many. */
  readonly people: number;
  readonly courses: number;
}

/** Lays out the workbook of one school. */
export function layOut({ frameworks, school, settings, people, courses }: LayoutRequest): Form {
  const asked = askedOfSchool(fieldsAsked(frameworks), frameworks, school);
  const [number, name] = [field('row_no'), field('full_name')];
  const staff = askedOf(asked, 'staff').filter((one) => one !== number && one !== name);
  const person = field('course.person');
  const courseFields = askedOf(asked, 'training').filter((one) => one !== person);
  return {
    asked,
    frameworks,
    school,
    settings,
    staff: growing(
      SHEETS.staff,
      [number, name, 'left', ...staff.flatMap((one) => (one.code === 'birth_year' ? [one, 'age' as const] : [one]))],
      Math.max(STAFF_ROWS, people + 50),
    ),
    // Without indicators about courses nobody is asked for any.
    training: growing(
      SHEETS.training,
      asked.has('course.person') ? [person, 'who', 'left', ...courseFields] : [],
      Math.max(TRAINING_ROWS, courses + 100),
    ),
    singles: singlesOf(asked),
    rules: rulesFor(asked),
  };
}

/** «course.end_date» → «course_end_date»; the second column of a field of several values is «subjects_2». */
export const nameOf = (code: string, part = 1): string => `${code.replaceAll('.', '_')}${part === 1 ? '' : `_${part}`}`;

/** The fields' columns of a growing sheet. */
export const fieldColumns = ({ columns }: Growing): readonly Extract<Column, { field: Field }>[] =>
  columns.filter((column) => 'field' in column);

/** The automatic column of that kind; undefined when the sheet has none. */
export const autoColumn = ({ columns }: Growing, auto: Auto): number | undefined =>
  columns.find((column) => 'auto' in column && column.auto === auto)?.at;

/** The column of the field in a growing sheet. */
export const columnOf = (sheet: Growing, code: string, part = 1): number | undefined =>
  fieldColumns(sheet).find((column) => column.field.code === code && column.part === part)?.at;

/** The rows of one column, as a formula names them. */
export const columnRange = ({ sheet, first, last }: Growing, at: number): string =>
  sheetRange(sheet, address(first, at), address(last, at));

/** Address of the field for people: «Кадры», column F, or «Организация», cell E7. */
export function placeOf(form: Form, code: string): { sheet: string; column: string; row?: number } | undefined {
  for (const sheet of [form.staff, form.training]) {
    const at = columnOf(sheet, code);
    if (at !== undefined) return { sheet: sheet.sheet, column: letters(at) };
  }
  const single = form.singles.find((one) => one.field.code === code);
  return single === undefined ? undefined : { sheet: single.sheet, column: letters(single.column), row: single.row };
}

/** The names that live formulas use, as `condition/excel.ts` wants them. */
export function referencesOf({ asked }: Pick<Form, 'asked'>): FormReferences {
  return {
    columns: (code) => {
      if (!asked.has(code)) return [];
      const one = field(code);
      return Array.from({ length: partsOf(one) }, (_, at) => nameOf(code, at + 1));
    },
    year: 'svod_year',
    young: 'svod_young',
    start: 'svod_start',
    end: 'svod_end',
    start3: 'svod_start3',
  };
}

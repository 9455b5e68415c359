import { field, type Field } from '../catalogue/fields.ts';
import type { Rule } from '../catalogue/rule.ts';
import { excelCount, excelExpression } from '../condition/excel.ts';
import { highest } from './validation.ts';
import { documentName, keysName, listName } from './names.ts';
import { nameOf, PARTS, placeOf, referencesOf, type Form } from './layout.ts';

/** A rule as formulas of the sheet «Проверка», without «=». */
export interface SheetCheck {
  readonly rule: Rule;
  readonly sheet: string;
  /** How many places break it. */
  readonly count: string;
  /** Address of the first place, given the cell that holds the count. */
  first(count: string): string;
}

const blank = (range: string): string => `(LEN(TRIM(${range}))=0)`;
const filled = (range: string): string => `(LEN(TRIM(${range}))>0)`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const partsOf = ({ code, kind }: Field): string[] =>
  kind === 'lists' ? Array.from({ length: PARTS }, (_, at) => nameOf(code, at + 1)) : [nameOf(code)];

/** How a value of a list is compared: without case, dots and ё, as on arrival (`intake/normalise.ts`). */
export const listKey = (value: string): string => value.trim().toLowerCase().replaceAll('.', '').replaceAll('ё', 'е');

/** Takes each sign out of the trimmed text. */
const without = (range: string, ...signs: readonly string[]): string =>
  signs.reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","")`, `TRIM(${range})`);

/** Stars and question marks are wildcards to MATCH; what is typed must not match everything. */
const plain = (text: string): string => `SUBSTITUTE(SUBSTITUTE(${text},"*","#"),"?","#")`;

/** «нет данных» in so many words: a blank, where the school itself is asked. */
export const NO_DATA = { name: 'keys_nodata', words: ['н/д', 'нд', 'нет данных', 'н/п', 'х'] } as const;

/** A unit that people write after the number. */
const unitOf = ({ code, unit }: Field): string[] =>
  code.endsWith('_year') ? ['г'] : unit === undefined ? [] : [unit.replace('.', '')];

/**
 * How a cell (or each cell of a column) is read, as formulas that are 1 or 0: `asIs` when it holds what its field
 * accepts, `readable` when it does not but is put right on arrival. Bounds of numbers written as text are left to
 * the server.
 */
function reading(one: Field, range: string, { settings }: Pick<Form, 'settings'>): { asIs: string; readable: string } {
  const absent = one.owner === 'school' ? `+ISNUMBER(MATCH(TRIM(${range}),${NO_DATA.name},0))` : '';
  if (one.list !== undefined) {
    const key = plain(`SUBSTITUTE(SUBSTITUTE(${without(range, '.')},"ё","е"),"Ё","е")`);
    // «ФГОС, ЦОС» in one cell is read as two topics.
    const several = one.kind === 'lists' ? `+ISNUMBER(FIND(",",${range}))+ISNUMBER(FIND(";",${range}))` : '';
    return {
      asIs: `ISNUMBER(MATCH(${plain(range)},${listName(one.list)},0))`,
      readable: `(ISNUMBER(MATCH(${key},${keysName(one.list)},0))${several}${absent}>0)`,
    };
  }
  if (one.kind === 'date') {
    const digits = without(range, '.', '-');
    return {
      asIs: `ISNUMBER(${range})*(${range}>=25569)*(${range}<73051)`,
      readable: `(1-ISNUMBER(${range}))*ISNUMBER(1*${digits})*(LEN(TRIM(${range}))-LEN(${digits})=2)*(LEN(${digits})>5)`,
    };
  }
  const to = highest(one, settings.period);
  const number = [
    `ISNUMBER(${range})`,
    ...(one.min === undefined ? [] : [`(${range}>=${one.min})`]),
    ...(to === undefined ? [] : [`(${range}<=${to})`]),
    ...(one.kind === 'integer' ? [`ISERROR(FIND(",",${range}))`, `ISERROR(FIND(".",${range}))`] : []),
  ];
  const digits = without(range, ' ', ',', '.', ...unitOf(one));
  return {
    asIs: number.join('*'),
    readable: `((1-ISNUMBER(${range}))*ISNUMBER(1*${digits})${absent}>0)`,
  };
}

/** Whether a cell (or each cell of a column) holds what its field cannot take: 1 where it does. */
export function unacceptable(one: Field, range: string, form: Pick<Form, 'settings'>): string {
  const { asIs, readable } = reading(one, range, form);
  return `${filled(range)}*(1-${asIs})*(1-${readable})`;
}

/** Whether it is put right on arrival, but not counted by the workbook as it stands. */
function correctable(one: Field, range: string, form: Pick<Form, 'settings'>): string {
  const { asIs, readable } = reading(one, range, form);
  return `${filled(range)}*(1-${asIs})*${readable}`;
}

const anyPart = (one: Field, test: (range: string) => string): string => {
  const parts = partsOf(one).map((range) => `(${test(range)})`);
  return parts.length === 1 ? parts[0]! : `(${parts.join('+')}>0)`;
};

/** 1 for each row (or for the single value) that breaks the rule. */
function broken({ breach, owner }: Rule, form: Form): string {
  const references = referencesOf(form);
  const rows = owner === 'training' ? 'training_left' : 'staff_left';
  const present = `(LEN(${rows})>0)`;
  switch (breach.is) {
    case 'blank': {
      const empty = partsOf(field(breach.field)).map(blank).join('*');
      return `${present}*${breach.of === 'teachers' ? '(position="учитель")*' : ''}${empty}`;
    }
    case 'value': {
      const one = field(breach.field);
      return anyPart(one, (range) => unacceptable(one, range, form));
    }
    case 'repeated':
      return `${present}*(COUNTIF(${nameOf(breach.field)},${nameOf(breach.field)})>1)`;
    case 'stranger':
      return `${filled('course_person')}*ISNUMBER(1*TRIM(course_person))*ISERROR(MATCH(1*TRIM(course_person),row_no/(LEN(staff_left)>0),0))`;
    case 'twice': {
      // A key a row: the first row with the same key is another one. Long titles would make MATCH an error.
      const key = ['course_person', 'course_kind', 'course_end_date', 'LEFT(TRIM(course_title),200)'].join('&"|"&');
      return `${filled('course_title')}*(MATCH(${key},${key},0)<ROW(course_title)-MIN(ROW(course_title))+1)`;
    }
    case 'outside':
      return `ISNUMBER(course_end_date)*((course_end_date<svod_start)+(course_end_date>svod_end)>0)`;
    case 'larger': {
      const part = nameOf(breach.part);
      const whole = typeof breach.whole === 'string' ? nameOf(breach.whole) : excelCount(breach.whole, references);
      return `ISNUMBER(${part})*${typeof breach.whole === 'string' ? `ISNUMBER(${whole})*` : ''}(${part}>${whole})`;
    }
    case 'unproved':
      return `${filled(nameOf(breach.field))}*(${nameOf(breach.field)}<>"нет")*${blank(documentName(breach.field))}`;
    case 'contradiction': {
      const expression = excelExpression(breach.condition, references);
      return breach.about === 'person' ? `${present}*${expression}` : `1*(${expression})`;
    }
  }
}

const isRowwise = ({ breach, owner }: Rule): boolean =>
  owner !== 'school' && !(breach.is === 'contradiction' && breach.about === 'school');

/** Count and first place of what is broken row by row. */
function rowwise(rule: Rule, sheet: string, column: string, expression: string): SheetCheck {
  const range = nameOf(rule.at);
  // COUNT and MATCH pass over errors, so one text among numbers or one #REF! does not spoil the whole column.
  const errors = rule.breach.is === 'value' && rule.level === 'error' ? `+SUMPRODUCT(1*ISERROR(${range}))` : '';
  const row = `SUMPRODUCT(MATCH(1,1/(${expression}),0))+SUMPRODUCT(MIN(ROW(${range})))-1`;
  return {
    rule,
    sheet,
    count: `SUMPRODUCT(COUNT(1/(${expression})))${errors}`,
    first: (count) => `IF(${count}=0,"",IFERROR(${quoted(column)}&(${row}),${quoted(column)}))`,
  };
}

const single = (rule: Rule, sheet: string, address: string, expression: string): SheetCheck => ({
  rule,
  sheet,
  count: `IFERROR(${expression},0)`,
  first: (count) => `IF(${count}=0,"",${quoted(address)})`,
});

/** Every rule of the form as formulas, and after them what will be put right on arrival. */
export function sheetChecks(form: Form): SheetCheck[] {
  const check = (rule: Rule, expression: string): SheetCheck[] => {
    const place = placeOf(form, rule.at);
    // Numbers of people are put in beforehand and locked: nobody can leave one out.
    if (place === undefined || (rule.at === 'row_no' && rule.breach.is !== 'repeated')) return [];
    return isRowwise(rule)
      ? [rowwise(rule, place.sheet, place.column, expression)]
      : // A remark about a whole column has no cell, as in the program's findings.
        [single(rule, place.sheet, place.row === undefined ? '' : `${place.column}${place.row}`, expression)];
  };
  const rules = form.rules.flatMap((rule) => check(rule, broken(rule, form)));
  const corrections = form.rules.flatMap((rule) => {
    if (rule.breach.is !== 'value') return [];
    const one = field(rule.at);
    return check(
      correctionOf(rule, one),
      anyPart(one, (range) => correctable(one, range, form)),
    );
  });
  return [...rules, ...corrections];
}

/** Not a rule of the catalogue: the same remark is made where the workbook is read. */
const correctionOf = (rule: Rule, { label, list }: Field): Rule => ({
  ...rule,
  code: 'T6',
  level: 'info',
  message: `«${label}» записано иначе: исправится при приёме, в «Показателях» книги пока не учтено`,
  hint: list === undefined ? 'Введите число или дату без лишних знаков.' : 'Выберите значение из списка.',
});

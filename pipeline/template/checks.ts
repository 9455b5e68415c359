import { field, type Field } from '../catalogue/fields.ts';
import type { Rule } from '../catalogue/rules.ts';
import { excelCount, excelExpression } from '../condition/excel.ts';
import { highest } from './validation.ts';
import { documentName, keysName } from './names.ts';
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

/** Larger than any row number, so that the smallest row is the largest difference. */
const ROWS = 100_000;

const blank = (range: string): string => `(LEN(TRIM(${range}))=0)`;
const filled = (range: string): string => `(LEN(TRIM(${range}))>0)`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const partsOf = ({ code, kind }: Field): string[] =>
  kind === 'lists' ? Array.from({ length: PARTS }, (_, at) => nameOf(code, at + 1)) : [nameOf(code)];

/** How a value of a list is compared: without case, dots and ё, as on arrival (`intake/normalise.ts`). */
export const listKey = (value: string): string => value.trim().toLowerCase().replaceAll('.', '').replaceAll('ё', 'е');

const without = (range: string, ...signs: readonly string[]): string =>
  signs.reduce((text, sign) => `SUBSTITUTE(${text},${sign},"")`, `TRIM(${range})`);

/**
 * Whether a cell (or each cell of a column) holds what its field does not accept: 1 where it does. Numbers and dates
 * written as text pass when they can be read, since they are put right on arrival.
 */
export function unacceptable(one: Field, range: string, form: Pick<Form, 'settings'>): string {
  if (one.list !== undefined) {
    const key = `SUBSTITUTE(SUBSTITUTE(${without(range, '"."')},"ё","е"),"Ё","е")`;
    const listed = `ISERROR(MATCH(${key},${keysName(one.list)},0))`;
    // «ФГОС, ЦОС» in one cell is read as two topics.
    const single = one.kind === 'lists' ? `*ISERROR(FIND(",",${range}))*ISERROR(FIND(";",${range}))` : '';
    return `${filled(range)}*${listed}${single}`;
  }
  if (one.kind === 'date') {
    const text = `(LEN(TRIM(${range}))=10)*ISNUMBER(1*${without(range, '"."', '"-"')})`;
    return `${filled(range)}*(1-ISNUMBER(${range})*(${range}>=25569)*(${range}<73051)-(1-ISNUMBER(${range}))*${text})`;
  }
  const to = highest(one, form.settings.period);
  const whole = one.kind === 'integer' ? [`ISERROR(FIND(",",${range}))`, `ISERROR(FIND(".",${range}))`] : [];
  const number = [
    `ISNUMBER(${range})`,
    ...(one.min === undefined ? [] : [`(${range}>=${one.min})`]),
    ...(to === undefined ? [] : [`(${range}<=${to})`]),
    ...whole,
  ].join('*');
  const text = `(1-ISNUMBER(${range}))*ISNUMBER(1*${without(range, '" "', '","', '"."')})`;
  return `${filled(range)}*(1-${number}-${text})`;
}

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
      const parts = partsOf(one).map((range) => `(${unacceptable(one, range, form)})`);
      return parts.length === 1 ? parts[0]! : `(${parts.join('+')}>0)`;
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

/** Every rule of the form as formulas, those about sheets the form does not have left out. */
export function sheetChecks(form: Form): SheetCheck[] {
  return form.rules.flatMap((rule): SheetCheck[] => {
    const place = placeOf(form, rule.at);
    if (place === undefined) return [];
    const expression = broken(rule, form);
    if (!isRowwise(rule)) {
      const address = place.row === undefined ? '' : `${place.column}${place.row}`;
      return [
        {
          rule,
          sheet: place.sheet,
          count: `IFERROR(${expression},0)`,
          first: (count) => `IF(${count}=0,"",${quoted(address)})`,
        },
      ];
    }
    const range = nameOf(rule.at);
    // An error value in a cell spoils the whole sum: then the cells with errors are what is wrong.
    const spoiled = rule.breach.is === 'value' ? `SUMPRODUCT(1*ISERROR(${range}))` : '0';
    const row = `${ROWS}-SUMPRODUCT(MAX((${expression})*(${ROWS}-ROW(${range}))))`;
    return [
      {
        rule,
        sheet: place.sheet,
        count: `IFERROR(SUMPRODUCT(1*(${expression})),${spoiled})`,
        first: (count) => `IF(${count}=0,"",IFERROR(${quoted(place.column)}&(${row}),${quoted(place.column)}))`,
      },
    ];
  });
}

import type { Field } from '../catalogue/fields.ts';
import type { Value, Values } from '../condition/predicate.ts';
import { serialOf } from '../period.ts';
import { address, letters } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { SheetDraft, type ColumnLook, type Style } from '../xlsx/write.ts';
import { unacceptable } from './checks.ts';
import { autoColumn, fieldColumns, type Auto, type Column, type Form, type Growing } from './layout.ts';
import { validationOf } from './validation.ts';

/** The words and formulas that tell «Кадры» from «Обучение». */
export interface GrowingSheet {
  readonly layout: Growing;
  readonly form: Form;
  readonly tab: string;
  readonly title: string;
  readonly note: string;
  /** A line above the table: what the short values mean. */
  readonly legend: string;
  readonly legendHeight: number;
  readonly frozen: number;
  /** Formula of an automatic column for the first row. */
  readonly auto: (auto: Auto) => string;
  readonly autoTitle: Readonly<Record<Auto, string>>;
  /** Groups from this one on fold up. */
  readonly foldFrom: string | undefined;
  readonly rows: readonly Values[];
  readonly printRows: number;
  readonly footer: string;
}

const WIDTHS: Readonly<Record<string, number>> = {
  row_no: 7,
  full_name: 26,
  position: 26,
  employment: 19,
  subjects: 17,
  education_level: 18,
  category: 11,
  iom_cnppm: 12,
  young_community: 18,
  contest_federal: 12,
  method_products: 15,
  attest_new: 13,
  'course.person': 10,
  'course.title': 46,
  'course.kind': 12,
  'course.end_date': 13,
  'course.topics': 11,
};
const AUTO_WIDTHS: Readonly<Record<Auto, number>> = { left: 11, age: 9, who: 28 };

/** A yes/no column is narrow, its title stands upright. */
const isTurned = ({ list, code }: Field): boolean => list?.id === 'yesno' && WIDTHS[code] === undefined;
const widthOf = (one: Field): number => WIDTHS[one.code] ?? (isTurned(one) ? 6.3 : 10.5);

/** What stands under the title: how the cell is filled. */
function unitOf({ list, kind, unit, code }: Field): string {
  if (list?.id === 'yesno') return 'да/нет';
  if (list !== undefined) return 'список';
  if (code.endsWith('_year')) return 'год';
  return unit ?? (kind === 'date' ? 'дата' : kind === 'text' ? 'текст' : 'число');
}

/**
 * The look of a cell among thousands: neighbours lend the other two borders. The package works a style out anew for
 * every cell, and this halves the time a workbook takes.
 */
const light = ({ border, alignment, ...look }: Style, shrink = true): Style => ({
  ...look,
  // A row is one line high: long values of lists shrink, long titles are cut by the next cell.
  alignment: { horizontal: alignment!.horizontal!, vertical: 'center', ...(shrink ? { shrinkToFit: true } : {}) },
  border: { right: border!.right!, bottom: border!.bottom! },
});
const grid = {
  number: light(looks.formula),
  who: light(looks.formulaText, false),
  text: light(looks.inputText, false),
  date: light(looks.inputDate),
  other: light(looks.input),
};

const lookOf = (one: Field): Style => {
  if (one.code === 'row_no') return grid.number;
  if (one.kind === 'text') return grid.text;
  return one.kind === 'date' ? grid.date : grid.other;
};

const titleOf = (one: Field, part: number): string => {
  const mark = one.required === 'always' && one.code !== 'row_no' ? ' *' : one.required === 'teacher' ? ' **' : '';
  return part === 1 ? `${one.label}${mark}` : `${one.label}, ${part}`;
};

const titleLook = (column: Column): Style =>
  'field' in column && isTurned(column.field) ? looks.headTurned : looks.headSmall;

/** Group headings over the columns, each with its first and last column. */
function groupsOf({ columns }: Growing): { title: string; from: number; to: number }[] {
  const groups: { title: string; from: number; to: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    const title = 'field' in column ? column.field.group : (last?.title ?? '');
    if (last !== undefined && last.title === title) last.to = column.at;
    else groups.push({ title, from: column.at, to: column.at });
  }
  return groups;
}

/** A column alone in its group is as wide as the longest word of the group's title. */
const narrowest = ({ title, from, to }: { title: string; from: number; to: number }): number =>
  (1.1 * Math.max(...title.split(' ').map((word) => word.length))) / (to - from + 1);

/** The value as a cell holds it: dates are serial numbers, several values spread over their columns. */
export function cellValue(value: Value | undefined, one: Field, part: number): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') {
    // More values than columns: the last column takes the rest, with commas.
    return value.length < part ? null : part < 3 ? value[part - 1]! : value.slice(2).join(', ');
  }
  if (one.kind === 'lists') return part === 1 ? value : null;
  return one.kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? serialOf(value)
    : value;
}

/** Points that the longest upright title needs; two lines of it fit side by side. */
const titleHeight = (layout: Growing): number =>
  Math.max(
    56,
    ...fieldColumns(layout)
      .filter(({ field }) => isTurned(field))
      .map(({ field, part }) => Math.min(132, 4.9 * titleOf(field, part).length + 12)),
  );

/** Characters that one landscape page holds at a size people can read; a wider sheet takes several, its names repeated. */
const PAGE = 210;

/** Draws a sheet that grows: heading, hidden codes, blank input rows, what is filled in already. */
export function drawGrowing(sheet: GrowingSheet): SheetDraft {
  const { layout, form } = sheet;
  const { columns, rows, first, last } = layout;
  const draft = new SheetDraft(layout.sheet);
  const width = columns.length;
  const groups = groupsOf(layout);
  const folds = new Set<number>();
  let folding = false;
  for (const { title, from, to } of groups) {
    folding ||= title === sheet.foldFrom;
    // The first column of a group stays and carries the button, or neighbouring groups would fold as one.
    if (folding) for (let at = from + 1; at <= to; at++) folds.add(at);
  }
  draft.columns = columns.map((column): ColumnLook => ({
    width: Math.max(
      'field' in column ? widthOf(column.field) : AUTO_WIDTHS[column.auto],
      narrowest(groups.find(({ to }) => to >= column.at)!),
    ),
    style: 'field' in column ? lookOf(column.field) : grid.number,
    ...(folds.has(column.at) ? { level: 1 } : {}),
  }));
  draft.blank = { from: first, to: last };
  draft.tab = sheet.tab;
  draft.protect = true;
  draft.freeze = { rows: first - 1, columns: sheet.frozen };
  const characters = draft.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  draft.print = {
    titleRows: [rows.groups, rows.numbers],
    titleColumns: `$A:$${letters(sheet.frozen)}`,
    pagesWide: Math.ceil(characters / PAGE),
    area: `$A$1:$${letters(width)}$${first + sheet.printRows - 1}`,
    footer: sheet.footer,
  };

  draft.put(1, 1, sheet.title, { ...looks.heading }).height(1, 22);
  const text = Math.min(width, 14);
  draft.put(2, 1, sheet.note, looks.plain).merge(2, 1, 2, text, looks.plain).height(2, 48);
  draft.put(3, 1, sheet.legend, looks.note).merge(3, 1, 3, text, looks.note).height(3, sheet.legendHeight);
  for (const { title, from, to } of groups)
    draft
      .put(rows.groups, from, title, looks.groupCentred)
      .merge(rows.groups, from, rows.groups, to, looks.groupCentred);
  draft
    .height(rows.groups, 30)
    .height(rows.titles, titleHeight(layout))
    .height(rows.units, 13)
    .height(rows.numbers, 12);
  draft.hideRow(rows.codes);
  for (const column of columns) {
    const { at } = column;
    const cells = address(first, at) + ':' + address(last, at);
    draft.put(rows.numbers, at, at, looks.columnNumber);
    if ('auto' in column) {
      draft.put(rows.titles, at, sheet.autoTitle[column.auto], looks.headSmall).put(rows.units, at, 'авто', looks.unit);
      draft.spread(first, last, at, sheet.auto(column.auto), column.auto === 'who' ? grid.who : grid.number);
      continue;
    }
    const { field, part } = column;
    draft
      .put(rows.titles, at, titleOf(field, part), titleLook(column))
      .put(rows.units, at, unitOf(field), looks.unit)
      .put(rows.codes, at, field.code, looks.code);
    if (field.code !== 'row_no') draft.validate(cells, validationOf(field, form.settings.period));
  }
  sheet.rows.forEach((values, row) => {
    for (const { field, part, at } of fieldColumns(layout)) {
      const value = cellValue(values[field.code], field, part);
      if (value !== null) draft.put(first + row, at, value, lookOf(field));
    }
  });
  highlightMistakes(draft, sheet);
  return draft;
}

/** Marks blank required cells of filled rows and values that will not be accepted; «Осталось» says it in figures. */
function highlightMistakes(draft: SheetDraft, { layout, form }: GrowingSheet): void {
  const { first, last } = layout;
  const left = autoColumn(layout, 'left');
  if (left === undefined) return;
  const cell = (at: number): string => `$${letters(at)}${first}`;
  const position = fieldColumns(layout).find(({ field }) => field.code === 'position');
  draft.highlight(`${address(first, left)}:${address(last, left)}`, `N(${cell(left)})>0`, fills.query);
  for (const { field, at } of fieldColumns(layout)) {
    const range = `${address(first, at)}:${address(last, at)}`;
    if (field.required !== undefined && field.code !== 'row_no') {
      const teacher = field.required === 'teacher' && position !== undefined;
      const whose = teacher ? `,${cell(position.at)}="учитель"` : '';
      draft.highlight(range, `AND(LEN(${cell(left)})>0${whose},LEN(TRIM(${cell(at)}))=0)`, fills.query);
    }
    if (field.kind !== 'text' && field.list?.open !== true)
      draft.highlight(range, `(${unacceptable(field, cell(at), form)})>0`, fills.bad);
  }
}

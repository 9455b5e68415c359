import { accepted } from '../catalogue/accepted.ts';
import { field as fieldOf } from '../catalogue/fields.ts';
import type { Value } from '../condition/predicate.ts';
import type { Entry, Spot } from '../submission.ts';
import { letters } from '../xlsx/address.ts';
import type { Column } from './columns.ts';
import { likeness, normalise, quoted, tidy, type RawCell } from './normalise.ts';
import type { Notes } from './notes.ts';

/** A row of a growing sheet before anybody looked at its values. */
export interface RawRow {
  /** Row of the file, 1-based. */
  readonly line: number;
  cell(column: number): RawCell | undefined;
}

/** Blank rows above a lone value that make it a stray one rather than a row just begun. */
const FAR = 10;

const isBlank = (cell: RawCell | undefined): boolean =>
  cell === undefined ||
  (cell.error === undefined && (cell.value === null || (typeof cell.value === 'string' && tidy(cell.value) === '')));

/** Where each field stands, for findings. */
export const spotsOf = (columns: readonly Column[], sheet: string): Record<string, Spot> =>
  Object.fromEntries([...columns].reverse().map(({ field, at }) => [field.code, { sheet, column: letters(at) }]));

/**
 * Reads the rows of «Кадры» or «Обучение». A row with nothing but its number is no row, nor is a lone value far below
 * the table, which is told. A name makes a row but never leaves this function: it is not among the values.
 */
export function readEntries(sheet: string, columns: readonly Column[], rows: Iterable<RawRow>, notes: Notes): Entry[] {
  const entries: Entry[] = [];
  const telling = columns.filter(({ field }) => field.code !== 'row_no');
  const names = new Namesakes(sheet, columns, notes);
  let last: number | undefined;
  for (const row of rows) {
    last ??= row.line - 1;
    const filled = telling.filter(({ at }) => !isBlank(row.cell(at)));
    const [lone] = filled;
    if (lone === undefined) continue;
    if (filled.length === 1 && row.line - last > FAR && !isName(lone, row)) {
      notes.add(
        'query',
        'T7',
        { sheet, cell: `${letters(lone.at)}${row.line}` },
        `далеко под таблицей, в столбце «${lone.field.label}», одиноко вписано ${lone.field.local ? 'что-то' : quoted(tidy(String(row.cell(lone.at)?.value ?? '')))}; это не прочитано`,
        'Удалите лишнее; если это строка отчёта, заполните её целиком сразу под таблицей.',
      );
      continue;
    }
    last = row.line;
    const entry = readEntry(sheet, columns, row, notes);
    names.look(entry, row);
    entries.push(entry);
  }
  return entries;
}

/** A name alone is somebody whose row has been begun, wherever it stands. */
const isName = ({ field, at }: Column, row: RawRow): boolean =>
  field.local === true && tidy(String(row.cell(at)?.value ?? '')).length > 3;

function readEntry(sheet: string, columns: readonly Column[], row: RawRow, notes: Notes): Entry {
  const values: Record<string, Value> = {};
  const unreadable: string[] = [];
  for (const { field, at, option } of columns) {
    const raw = row.cell(at);
    if (field.local || raw === undefined) continue;
    const place = { sheet, cell: `${letters(at)}${row.line}` };
    // «да» in the column of a value; 1 is a tick as well.
    const asked = option === undefined ? field : { ...fieldOf('org_shnor'), label: `${field.label}: ${option}` };
    const ticked = option !== undefined && /^[01]$/.test(String(raw.value).trim());
    const given = ticked ? { value: Number(raw.value) === 1 } : raw;
    const { value, fixed, wrong } = normalise(given, asked);
    if (wrong !== undefined) {
      notes.add(
        'error',
        field.list === undefined ? 'N2' : 'K2',
        place,
        `«${asked.label}»: ${wrong}`,
        `Допускается ${accepted(asked)}.${option === undefined ? ` ${field.prompt}` : ''}`,
      );
      unreadable.push(field.code);
    } else if (fixed !== undefined && !ticked)
      notes.add('info', 'T6', place, `«${asked.label}»: ${fixed} (исправлено автоматически)`, 'Делать ничего не надо.');
    if (option !== undefined) {
      if (value === 'да') append(values, field.code, option);
    } else if (Array.isArray(value)) for (const one of value) append(values, field.code, one);
    else if (value !== null) values[field.code] = value;
  }
  applyBlanks(values, columns);
  return { values, line: row.line, ...(unreadable.length === 0 ? {} : { unreadable }) };
}

function append(values: Record<string, Value>, code: string, value: string): void {
  const before = values[code];
  const list = Array.isArray(before) ? (before as readonly string[]) : [];
  if (!list.includes(value)) values[code] = [...list, value];
}

/** What a blank means where the definitions say so («нет», «не проходил», «прочее»). */
function applyBlanks(values: Record<string, Value>, columns: readonly Column[]): void {
  for (const { field } of columns)
    if (field.blank !== undefined && values[field.code] === undefined)
      values[field.code] = field.kind === 'lists' ? [field.blank] : field.blank;
}

/** Sees the same person twice while the names are at hand; the remark names rows, never people. */
class Namesakes {
  private readonly sheet: string;
  private readonly at: number | undefined;
  private readonly notes: Notes;
  private readonly seen = new Map<string, number>();

  constructor(sheet: string, columns: readonly Column[], notes: Notes) {
    this.sheet = sheet;
    this.at = columns.find(({ field }) => field.code === 'full_name')?.at;
    this.notes = notes;
  }

  look({ values, line }: Entry, row: RawRow): void {
    const name = this.at === undefined ? '' : likeness(String(row.cell(this.at)?.value ?? ''));
    if (this.at === undefined || name === '') return;
    const key = `${name}|${String(values['birth_year'] ?? '')}`;
    const first = this.seen.get(key);
    if (first === undefined) this.seen.set(key, line);
    else
      this.notes.add(
        'query',
        'K18',
        { sheet: this.sheet, cell: `${letters(this.at)}${line}` },
        `один и тот же работник записан дважды: строки ${first} и ${line}`,
        'Оставьте одну строку, по основной должности; если это однофамильцы, поясните.',
      );
  }
}

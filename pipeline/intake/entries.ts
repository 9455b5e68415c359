import type { Value } from '../condition/predicate.ts';
import type { Entry, Spot } from '../submission.ts';
import { letters } from '../xlsx/address.ts';
import type { Column } from './columns.ts';
import { normalise, type RawCell } from './normalise.ts';
import type { Notes } from './notes.ts';

/** A row of a growing sheet before anybody looked at its values. */
export interface RawRow {
  /** Row of the file, 1-based. */
  readonly line: number;
  cell(column: number): RawCell | undefined;
}

const isBlank = (cell: RawCell | undefined): boolean =>
  cell === undefined ||
  (cell.error === undefined && (cell.value === null || (typeof cell.value === 'string' && cell.value.trim() === '')));

/** Where each field stands, for findings. */
export const spotsOf = (columns: readonly Column[], sheet: string): Record<string, Spot> =>
  Object.fromEntries([...columns].reverse().map(({ field, at }) => [field.code, { sheet, column: letters(at) }]));

/**
 * Reads the rows of «Кадры» or «Обучение». A row with nothing but its number is no row. A name makes a row but
 * never leaves this function: it is not among the values.
 */
export function readEntries(sheet: string, columns: readonly Column[], rows: Iterable<RawRow>, notes: Notes): Entry[] {
  const entries: Entry[] = [];
  const telling = columns.filter(({ field }) => field.code !== 'row_no');
  for (const row of rows) {
    if (telling.every(({ at }) => isBlank(row.cell(at)))) continue;
    const values: Record<string, Value> = {};
    const unreadable: string[] = [];
    for (const column of columns) {
      const { field, at, option } = column;
      if (field.local) continue;
      const raw = row.cell(at);
      if (raw === undefined) continue;
      const place = { sheet, cell: `${letters(at)}${row.line}` };
      if (option !== undefined) {
        if (typeof raw.value === 'string' && /^(да|д|\+|1)$/i.test(raw.value.trim()))
          append(values, field.code, option);
        continue;
      }
      const { value, fixed, wrong } = normalise(raw, field);
      if (wrong !== undefined) {
        notes.add(
          'error',
          field.list === undefined ? 'N2' : 'K2',
          place,
          `${field.label}: ${wrong}`,
          hintFor(field.prompt),
        );
        unreadable.push(field.code);
      } else if (fixed !== undefined)
        notes.add('info', 'T6', place, `${field.label}: исправлено автоматически ${fixed}`, 'Делать ничего не надо.');
      if (Array.isArray(value)) for (const one of value) append(values, field.code, one);
      else if (value !== null) values[field.code] = value;
    }
    applyBlanks(values, columns);
    entries.push({ values, line: row.line, ...(unreadable.length === 0 ? {} : { unreadable }) });
  }
  return entries;
}

const hintFor = (prompt: string): string => `Исправьте ячейку. ${prompt}`;

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

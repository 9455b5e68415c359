import { accepted } from '../catalogue/accepted.ts';
import type { Field } from '../catalogue/fields.ts';
import type { Value } from '../condition/predicate.ts';
import type { Spot } from '../submission.ts';
import { normalise, type RawCell } from './normalise.ts';
import type { Notes } from './notes.ts';

/** One answer of «Организация» or of the ИМЦ, with where it stands. */
export interface Answer {
  readonly field: Field;
  /** The code as written: a status has the result's id in it. */
  readonly code: string;
  readonly cell: RawCell;
  readonly spot: Spot;
}

/** Reads single values; an unreadable one is an error finding and unknown. */
export function readAnswers(
  answers: readonly Answer[],
  notes: Notes,
): { values: Record<string, Value>; spots: Record<string, Spot> } {
  const values: Record<string, Value> = {};
  const spots: Record<string, Spot> = {};
  for (const { field, code, cell, spot } of answers) {
    const place = { sheet: spot.sheet, cell: `${spot.column}${spot.row ?? ''}` };
    if (spots[code] !== undefined) {
      notes.add('error', 'T2', place, `«${field.label}» указано дважды`, 'Оставьте одну строку с этим показателем.');
      continue;
    }
    spots[code] = spot;
    const { value, fixed, wrong } = normalise(cell, field);
    if (wrong !== undefined)
      notes.add(
        'error',
        field.list === undefined ? 'N2' : 'K2',
        place,
        `«${field.label}»: ${wrong}`,
        `Допускается ${accepted(field)}; нет данных – оставьте пусто. ${field.prompt}`,
      );
    else if (fixed !== undefined)
      notes.add('info', 'T6', place, `«${field.label}»: ${fixed} (исправлено автоматически)`, 'Делать ничего не надо.');
    if (value !== null) values[code] = value;
  }
  return { values, spots };
}

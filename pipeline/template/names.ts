import { vocabularies, type Vocabulary } from '../catalogue/vocabularies.ts';
import { address, sheetRange } from '../xlsx/address.ts';
import { autoColumn, columnRange, fieldColumns, nameOf, type Form } from './layout.ts';

export interface Named {
  readonly name: string;
  readonly range: string;
}

/** Values of a list for the drop-down, and every way of writing them that is understood. */
export const listName = ({ id }: Vocabulary): string => `list_${id}`;
export const keysName = ({ id }: Vocabulary): string => `keys_${id}`;

/** Lists that this form uses, each once, in the order of the dictionary. */
export function listsOf({ staff, training, singles }: Form): Vocabulary[] {
  const used = new Set(
    [...fieldColumns(staff), ...fieldColumns(training), ...singles].map(({ field }) => field.list?.id),
  );
  return Object.values(vocabularies).filter(({ id }) => used.has(id));
}

/** Defined names of all fields: a column, or a cell of the school; the document beside it is «s_cmn_doc». */
export function fieldNames(form: Form): Named[] {
  const names: Named[] = [];
  for (const sheet of [form.staff, form.training]) {
    for (const { field, part, at } of fieldColumns(sheet))
      names.push({ name: nameOf(field.code, part), range: columnRange(sheet, at) });
    const left = autoColumn(sheet, 'left');
    if (left !== undefined)
      names.push({ name: sheet === form.staff ? 'staff_left' : 'training_left', range: columnRange(sheet, left) });
  }
  for (const { field, sheet, row, column, evidence } of form.singles) {
    names.push({ name: nameOf(field.code), range: sheetRange(sheet, address(row, column)) });
    if (evidence !== undefined)
      names.push({ name: documentName(field.code), range: sheetRange(sheet, address(row, evidence)) });
  }
  return names;
}

export const documentName = (code: string): string => `${nameOf(code)}_doc`;

import { findField, fields, type Field, type Owner } from '../catalogue/fields.ts';
import { dictionaryTitles } from '../catalogue/titles.ts';
import { likeness, normalise } from './normalise.ts';

/** A column of a growing sheet and what it holds. */
export interface Column {
  readonly field: Field;
  /** 1-based. */
  readonly at: number;
  /** For yes/no columns «code.value»: the value that «да» stands for. */
  readonly option?: string;
}

/** Titles as the form prints them, and as the dictionary has them. */
const byTitle = new Map(
  fields.flatMap((field) =>
    [dictionaryTitles[field.code], field.label].flatMap((title) =>
      title === undefined ? [] : [[likeness(title), field] as const],
    ),
  ),
);

/** The title as the form prints it carries marks of duty («*») and the number of a repeated column («, 2»). */
const bareTitle = (title: string): string => likeness(title.replace(/(\s*\*+|,\s*\d)\s*$/, ''));

/**
 * What a header cell names: a field code, «code.value» of a field of several values, or a Russian title.
 * Undefined when it is neither.
 */
export function columnOf(header: string, at: number): Column | undefined {
  const written = header.trim();
  const exact = findField(written) ?? findField(written.toLowerCase()) ?? byTitle.get(bareTitle(written));
  if (exact !== undefined) return { field: exact, at };
  const several = fields.find(({ kind, code }) => kind === 'lists' && written.toLowerCase().startsWith(`${code}.`));
  if (several === undefined) return undefined;
  const { value } = normalise({ value: written.slice(several.code.length + 1) }, several);
  return Array.isArray(value) && value.length === 1 ? { field: several, at, option: value[0] } : undefined;
}

/** The columns of the owner among the header cells; a single-value field named twice keeps its first column. */
export function columnsOf(
  headers: readonly { readonly at: number; readonly text: string }[],
  owner: Owner,
): { columns: Column[]; repeated: Column[]; foreign: { at: number; text: string }[] } {
  const columns: Column[] = [];
  const repeated: Column[] = [];
  const foreign: { at: number; text: string }[] = [];
  for (const header of headers) {
    const column = columnOf(header.text, header.at);
    if (column === undefined || column.field.owner !== owner) foreign.push(header);
    else if (column.field.kind !== 'lists' && columns.some(({ field }) => field === column.field))
      repeated.push(column);
    else columns.push(column);
  }
  return { columns, repeated, foreign };
}

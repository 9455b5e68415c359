import { askedOf } from '../catalogue/asked.ts';
import type { Field, Owner } from '../catalogue/fields.ts';
import type { Value, Values } from '../condition/predicate.ts';
import { russianDate } from '../period.ts';
import type { School } from '../registry.ts';
import type { Report } from './roster.ts';

const quoted = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as a text with semicolons. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('');

/** UTF-8 with the mark by which Excel knows it. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`);

/** Windows-1251, as Excel on a Russian machine saves CSV; a sign it does not have becomes «?». */
export function windows1251(text: string): Uint8Array {
  const signs = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  const codes = new Map([...signs].map((sign, at) => [sign, at]));
  return Uint8Array.from(text, (sign) => codes.get(sign) ?? 0x3f);
}

/** A value as people write it in a text file: decimal comma, dd.mm.yyyy, several values with commas. */
function written(value: Value | undefined, { kind }: Field): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return value.join(', ');
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return russianDate(String(value));
  return kind === 'number' ? String(value).replace('.', ',') : String(value);
}

/** The three files of a school that reports in text files; names of people are not among them. */
export function folderTexts(
  { school, values, staff, training }: Report,
  asked: ReadonlySet<string>,
): Record<'staff.csv' | 'training.csv' | 'school.csv', string> {
  const fieldsOf = (owner: Owner): Field[] => askedOf(asked, owner).filter(({ local }) => local !== true);
  const grid = (owner: Owner, rows: readonly Values[]): string => {
    const fields = fieldsOf(owner);
    return csvText([
      fields.map(({ code }) => code),
      ...rows.map((row) => fields.map((field) => written(row[field.code], field))),
    ]);
  };
  const own: Values = { ...registryRow(school), ...values };
  return {
    'staff.csv': grid('staff', staff),
    'training.csv': grid('training', training),
    'school.csv': csvText([
      ['code', 'value'],
      ...fieldsOf('school').map((field) => [field.code, written(own[field.code], field)]),
    ]),
  };
}

const registryRow = ({ code, name, type, shnor, shnsu }: School): Record<string, string> => ({
  org_code: code,
  org_name: name,
  org_type: type,
  org_shnor: shnor ? 'да' : 'нет',
  org_shnsu: shnsu ? 'да' : 'нет',
});

/** `schools.csv`. */
export const registryText = (schools: readonly School[]): string =>
  csvText([
    ['org_code', 'org_name', 'org_type', 'org_shnor', 'org_shnsu'],
    ...schools.map((school) => Object.values(registryRow(school))),
  ]);

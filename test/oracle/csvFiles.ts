import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OracleInput, Row, SchoolInput } from './input.ts';
import type { Random } from './random.ts';

/** How a school saves its files. */
export interface Manner {
  readonly encoding: 'utf-8' | 'bom' | 'windows-1251';
  readonly delimiter: ';' | ',' | '\t';
  readonly decimal: ',' | '.';
  readonly dates: 'iso' | 'russian';
  readonly newline: '\n' | '\r\n';
}

export const PLAIN: Manner = { encoding: 'utf-8', delimiter: ';', decimal: '.', dates: 'iso', newline: '\n' };

export const mannerOf = (random: Random): Manner => ({
  encoding: random.pick(['utf-8', 'bom', 'windows-1251']),
  delimiter: random.pick([';', ',', '\t']),
  decimal: random.pick([',', '.']),
  dates: random.pick(['iso', 'russian']),
  newline: random.pick(['\n', '\r\n']),
});

const upper = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128));
const byteOf = new Map([...upper].map((letter, at) => [letter, at + 128]));

/** Windows-1251, which Node can read but not write. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const byte = letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : byteOf.get(letter);
    if (byte === undefined) throw new Error(`windows-1251 has no ${letter}`);
    return byte;
  });
}

export function encoded(text: string, encoding: Manner['encoding']): Uint8Array {
  if (encoding === 'windows-1251') return windows1251(text);
  return new TextEncoder().encode(encoding === 'bom' ? `\ufeff${text}` : text);
}

/** A table as CSV text: numbers and dates in the school's manner, quotes where they are needed. */
export function csvText(rows: readonly (readonly string[])[], { delimiter, decimal, dates, newline }: Manner): string {
  const cell = (text: string): string => {
    let written = text;
    if (/^\d{4}-\d\d-\d\d$/.test(text) && dates === 'russian') written = text.split('-').reverse().join('.');
    if (/^\d+\.\d+$/.test(text)) written = text.replace('.', decimal);
    return /["\n;,\t]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
}

/** The columns that have a value anywhere; a table without rows keeps its keys. */
function tableOf(rows: readonly Row[], keys: readonly string[], random?: Random): string[][] {
  const codes = new Set(keys);
  for (const row of rows) for (const [code, text] of Object.entries(row)) if (text !== '') codes.add(code);
  const header = random === undefined ? [...codes] : random.shuffled([...codes]);
  return [header, ...rows.map((row) => header.map((code) => row[code] ?? ''))];
}

const STAFF_KEYS = `row_no position employment birth_year ped_experience category education_level edu_matches
  load_hours`.split(/\s+/);
const TRAINING_KEYS = ['course.person', 'course.kind', 'course.end_date'];

/** The three files of a school. */
export function filesOf(school: SchoolInput, manner: Manner = PLAIN, random?: Random): Record<string, Uint8Array> {
  const staff = tableOf(school.staff, STAFF_KEYS, random);
  // A row with nothing but its number is no row (indicators.md rule 5).
  if (random?.chance(0.2)) staff.push(staff[0]!.map((code) => (code === 'row_no' ? '9999' : '')));
  const answers = Object.entries(school.answers).filter(([, text]) => text !== '' || random?.chance(0.5) === true);
  const pairs = [['code', 'value'], ['org_code', school.registry.code], ...answers];
  const file = (rows: readonly (readonly string[])[]): Uint8Array => encoded(csvText(rows, manner), manner.encoding);
  return {
    'staff.csv': file(staff),
    'training.csv': file(tableOf(school.training, TRAINING_KEYS, random)),
    'school.csv': file(pairs),
  };
}

export function writeFolder(folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/** `schools.csv` of a municipality. */
export const registryText = (registry: OracleInput['registry']): string =>
  csvText(
    [
      ['org_code', 'org_name', 'org_type', 'org_shnor', 'org_shnsu'],
      // «нет» and a blank are the same.
      ...registry.map(({ code, type, shnor, shnsu }, at) => [
        code,
        `Организация ${code}`,
        type,
        shnor ? 'да' : at % 2 === 0 ? 'нет' : '',
        shnsu ? 'да' : '',
      ]),
    ],
    PLAIN,
  );

export const municipalityText = (municipality: Row): string =>
  csvText([['code', 'value'], ...Object.entries(municipality)], PLAIN);

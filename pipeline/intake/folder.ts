import { fields, findField } from '../catalogue/fields.ts';
import type { Entry, Explanation, Spot, Submission } from '../submission.ts';
import { letters } from '../xlsx/address.ts';
import { readAnswers } from './answers.ts';
import { columnsOf } from './columns.ts';
import { csvCell, readCsv, readPairs, type CsvTable } from './csv.ts';
import { readEntries, spotsOf, type RawRow } from './entries.ts';
import { likeness } from './normalise.ts';
import { Notes } from './notes.ts';

/** The three files of a CSV submission. */
export const FOLDER_FILES = ['staff.csv', 'training.csv', 'school.csv'] as const;
export type FolderFile = (typeof FOLDER_FILES)[number];

const rowsOf = ({ rows, lines }: CsvTable): RawRow[] =>
  rows.slice(1).map((row, at) => ({ line: lines[at + 1]!, cell: (column) => csvCell(row[column - 1]) }));

/**
 * Reads a CSV folder (contract, «The CSV way in»). A missing file is an error finding; what is there is read all the same.
 * @param file name of the folder, for findings
 */
export function readFolder(
  file: string,
  sha256: string,
  contents: Partial<Record<FolderFile, Uint8Array>>,
): Submission {
  const notes = new Notes(file);
  const spots: Record<string, Spot> = {};
  const absent: string[] = [];
  for (const name of FOLDER_FILES)
    if (contents[name] === undefined)
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: '' },
        `нет файла ${name}`,
        'Положите в папку школы все три файла: staff.csv, training.csv, school.csv.',
      );

  const growing = (name: 'staff.csv' | 'training.csv', owner: 'staff' | 'training'): Entry[] => {
    const bytes = contents[name];
    if (bytes === undefined) return [];
    const table = readCsv(bytes);
    const headers = (table.rows[0] ?? []).map((text, at) => ({ at: at + 1, text }));
    const { columns, repeated, foreign } = columnsOf(headers, owner);
    for (const { field, at } of repeated)
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: `${letters(at)}1` },
        `столбец «${field.code}» стоит дважды`,
        'Оставьте один столбец.',
      );
    for (const { at, text } of foreign)
      if (text.trim() !== '')
        notes.add(
          'info',
          'T7',
          { sheet: name, cell: `${letters(at)}1` },
          `столбец «${text}» незнаком и пропущен`,
          'Если он нужен, назовите его кодом поля или заголовком формы.',
        );
    const present = new Set(columns.map(({ field }) => field.code));
    absent.push(...fields.filter((one) => one.owner === owner && !present.has(one.code)).map(({ code }) => code));
    Object.assign(spots, spotsOf(columns, name));
    return readEntries(name, columns, rowsOf(table), notes);
  };
  const staff = growing('staff.csv', 'staff');
  const training = growing('training.csv', 'training');

  const school = contents['school.csv'];
  const pairs = school === undefined ? [] : readPairs(readCsv(school));
  const answers = pairs.flatMap(({ code, cell, line }) => {
    const field =
      findField(code) ?? fields.find(({ owner, label }) => owner === 'school' && likeness(label) === likeness(code));
    if (field === undefined || field.owner !== 'school') {
      notes.add(
        'info',
        'T7',
        { sheet: 'school.csv', cell: `A${line}` },
        `строка «${code}» незнакома и пропущена`,
        'Проверьте код поля.',
      );
      return [];
    }
    return [{ field, code: field.code, cell, spot: { sheet: 'school.csv', column: 'B', row: line } }];
  });
  const read = readAnswers(answers, notes);
  Object.assign(spots, read.spots);
  const code = typeof read.values['org_code'] === 'string' ? read.values['org_code'] : null;
  notes.school = code;
  if (code === null && school !== undefined)
    notes.add(
      'error',
      'T3',
      { sheet: 'school.csv', cell: '' },
      'не указан код ОО (org_code)',
      'Впишите код организации из реестра ИМЦ.',
    );
  return {
    file,
    sha256,
    identity: null,
    code,
    school: read.values,
    staff,
    training,
    spots,
    evidence: new Set(),
    explanations: [] satisfies Explanation[],
    absent,
    findings: notes.done(),
  };
}

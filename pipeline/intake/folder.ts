import { fields } from '../catalogue/fields.ts';
import type { Entry, Explanation, Spot, Submission } from '../submission.ts';
import { letters } from '../xlsx/address.ts';
import { readAnswers } from './answers.ts';
import { columnOf, columnsOf } from './columns.ts';
import { csvCell, readCsv, readPairs, type CsvTable } from './csv.ts';
import { readEntries, spotsOf, type RawRow } from './entries.ts';
import { quoted, tidy } from './normalise.ts';
import { Notes } from './notes.ts';

/** The three files of a CSV submission. */
export const FOLDER_FILES = ['staff.csv', 'training.csv', 'school.csv'] as const;
export type FolderFile = (typeof FOLDER_FILES)[number];

const rowsOf = ({ rows, lines }: CsvTable): RawRow[] =>
  rows.slice(1).map((row, at) => ({ line: lines[at + 1]!, cell: (column) => csvCell(row[column - 1]) }));

/** Reads the text; tells what would be lost in it unseen. */
function readTable(name: FolderFile, bytes: Uint8Array, notes: Notes): CsvTable {
  const table = readCsv(bytes);
  const place = { sheet: name, cell: '' };
  if (table.rows.length === 0)
    notes.add('query', 'T2', place, 'файл пуст, нет даже строки заголовков', 'Если сведений нет, поясните.');
  if (table.unclosed !== undefined)
    notes.add(
      'error',
      'T2',
      { sheet: name, cell: `A${table.unclosed}` },
      `в строке ${table.unclosed} кавычка открыта и не закрыта: дальше файл не разобрать`,
      'Закройте кавычку; кавычку внутри текста пишите дважды («""»).',
    );
  return table;
}

/** A row longer than the heading: an unquoted separator inside a value has shifted its cells. */
function tellLong(name: FolderFile, { rows, lines }: CsvTable, notes: Notes): void {
  const width = rows[0]?.length ?? 0;
  rows.forEach((row, at) => {
    if (row.slice(width).some((cell) => tidy(cell) !== ''))
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: `${letters(width + 1)}${lines[at]}` },
        `в строке ${lines[at]} ячеек больше, чем столбцов в заголовке: значения могли сдвинуться`,
        'Возьмите значение с разделителем внутри в кавычки: "математика, физика".',
      );
  });
}

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
    if (bytes === undefined) {
      absent.push(...fields.filter((one) => one.owner === owner).map(({ code }) => code));
      return [];
    }
    const table = readTable(name, bytes, notes);
    const headers = (table.rows[0] ?? []).map((text, at) => ({ at: at + 1, text }));
    const { columns, repeated, foreign } = columnsOf(headers, owner);
    const present = new Set(columns.map(({ field }) => field.code));
    absent.push(...fields.filter((one) => one.owner === owner && !present.has(one.code)).map(({ code }) => code));
    if (headers.length > 0 && columns.length === 0) {
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: `A${table.lines[0]}` },
        'в первой строке нет ни одного кода поля или заголовка формы; файл не прочитан',
        `Первой строкой напишите коды столбцов, например: ${owner === 'staff' ? 'row_no;position;employment' : 'course.person;course.kind;course.end_date'}.`,
      );
      return [];
    }
    tellLong(name, table, notes);
    for (const { field, at } of repeated)
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: `${letters(at)}${table.lines[0]}` },
        `столбец «${field.code}» стоит дважды`,
        'Оставьте один столбец.',
      );
    for (const { at, text } of foreign)
      if (text.trim() !== '')
        notes.add(
          'info',
          'T7',
          { sheet: name, cell: `${letters(at)}${table.lines[0]}` },
          `столбец ${quoted(tidy(text))} незнаком и пропущен`,
          'Если он нужен, назовите его кодом поля или заголовком формы.',
        );
    Object.assign(spots, spotsOf(columns, name));
    return readEntries(name, columns, rowsOf(table), notes);
  };
  const staff = growing('staff.csv', 'staff');
  const training = growing('training.csv', 'training');

  const school = contents['school.csv'];
  const pairs = school === undefined ? [] : readPairs(readTable('school.csv', school, notes));
  const answers = pairs.flatMap(({ code, cell, line }) => {
    const field = columnOf(code, 1)?.field;
    if (field === undefined || field.owner !== 'school') {
      notes.add(
        'info',
        'T7',
        { sheet: 'school.csv', cell: `A${line}` },
        `строка ${quoted(code)} незнакома и пропущена`,
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
    evidence: new Map(),
    explanations: [] satisfies Explanation[],
    absent,
    findings: notes.done(),
  };
}

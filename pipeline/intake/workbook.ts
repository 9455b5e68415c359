import { field, fields, findField, type Field } from '../catalogue/fields.ts';
import type { Explanation, Identity, Spot, Submission } from '../submission.ts';
import { address, letters } from '../xlsx/address.ts';
import type { SheetData, XlsxBook, XlsxCell, XlsxRow, XlsxSheet } from '../xlsx/read.ts';
import { readAnswers, type Answer } from './answers.ts';
import { columnsOf, type Column } from './columns.ts';
import { readEntries, spotsOf, type RawRow } from './entries.ts';
import { readIdentity } from './identity.ts';
import { tidy, type RawCell } from './normalise.ts';
import { Notes } from './notes.ts';

/** Sheets that schools fill, tried first; the rest are looked at only when something is missing. */
const USUAL = ['Титул', 'Кадры', 'Обучение', 'Организация', 'Пояснения'];
/** A header stands near the top; further down nobody looks for one. */
const HEADER_ROWS = 60;

const raw = (cell: XlsxCell | undefined): RawCell | undefined =>
  cell === undefined ? undefined : { value: cell.value, date: cell.date, error: cell.error };

interface Growing {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly XlsxRow[];
}

/** Finds the row of field codes on a sheet that grows; undefined when the sheet is not one. */
function findGrowing(
  name: string,
  { rows }: SheetData,
  owner: 'staff' | 'training',
  notes: Notes,
): Growing | undefined {
  const key = owner === 'staff' ? 'position' : 'course.kind';
  for (const [at, row] of rows.entries()) {
    if (row.row > HEADER_ROWS) return undefined;
    const headers = row.cells.flatMap(({ value, column }) =>
      typeof value === 'string' ? [{ at: column, text: value }] : [],
    );
    if (!headers.some(({ text }) => text.trim() === key)) continue;
    const { columns, repeated } = columnsOf(headers, owner);
    for (const { field, at: column } of repeated)
      notes.add(
        'error',
        'T2',
        { sheet: name, cell: address(row.row, column) },
        `столбец «${field.label}» стоит дважды`,
        'Удалите лишний столбец: неясно, какой из двух верен.',
      );
    return { sheet: name, columns, rows: rows.slice(at + 1) };
  }
  return undefined;
}

const rawRows = function* (rows: readonly XlsxRow[]): Generator<RawRow> {
  for (const { row, cells } of rows) {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    yield { line: row, cell: (column) => raw(byColumn.get(column)) };
  }
};

/** Something typed outside the columns of the form, below the header: told once, nothing is lost unseen. */
function tellStrays({ sheet, columns, rows }: Growing, notes: Notes): void {
  const ours = new Set(columns.map(({ at }) => at));
  const last = Math.max(...ours);
  const strays = rows.flatMap(({ cells }) =>
    cells.filter(
      ({ column, value, formula }) => !ours.has(column) && column > last && value !== null && formula !== true,
    ),
  );
  if (strays.length > 0)
    notes.add(
      'query',
      'T7',
      { sheet, cell: address(strays[0]!.row, strays[0]!.column) },
      `правее таблицы что-то вписано (ячеек: ${strays.length}), это не прочитано`,
      'Перенесите данные в столбцы формы или удалите.',
    );
}

/** Codes in column A of a sheet of single answers, with the cells beside them. */
function answersOn({ name, unlocked }: XlsxSheet, { rows }: SheetData, evidence: Set<string>): Answer[] {
  return rows.flatMap(({ row, cells }): Answer[] => {
    const [head, ...rest] = cells;
    if (head?.column !== 1 || typeof head.value !== 'string') return [];
    const code = head.value.trim();
    const found: Field | undefined = findField(code);
    if (found === undefined || found.owner !== 'school') return [];
    const open = rest.filter(({ style }) => unlocked(style));
    // A registry field is locked: its value stands right after the label, which is text too.
    const cell = open[0] ?? rest.filter(({ value }) => value !== null)[1] ?? rest[1];
    if (open[1] !== undefined && typeof open[1].value === 'string' && tidy(open[1].value) !== '') evidence.add(code);
    const spot: Spot = { sheet: name, column: letters(cell?.column ?? 2), row };
    return [{ field: found, code, cell: raw(cell) ?? { value: null }, spot }];
  });
}

/** The table of «Пояснения»: rows whose hidden header names `rule`, `about`, `text`. */
function explanationsOn({ rows }: SheetData): Explanation[] {
  const header = rows.find(({ row, cells }) => row <= HEADER_ROWS && cells.some(({ value }) => value === 'rule'));
  if (header === undefined) return [];
  const at = (name: string): number | undefined => header.cells.find(({ value }) => value === name)?.column;
  const [rule, about, text] = [at('rule'), at('about'), at('text')];
  return rows.flatMap(({ row, cells }): Explanation[] => {
    if (row <= header.row) return [];
    const read = (column: number | undefined): string =>
      tidy(String(cells.find((cell) => cell.column === column)?.value ?? ''));
    const said = { code: read(rule), about: read(about), text: read(text) };
    return said.code === '' || said.text === '' ? [] : [{ ...said, cell: address(row, text ?? 1) }];
  });
}

/**
 * Reads a school workbook by its field codes, wherever they stand: sheets may be renamed, moved or hidden, columns
 * moved, rows inserted. Names of people are dropped here.
 * @returns undefined when the book holds none of our sheets
 */
export function readWorkbook(file: string, sha256: string, book: XlsxBook): Submission | undefined {
  const notes = new Notes(file);
  const identity = readIdentity(book, notes);
  const usual = USUAL.flatMap((name) => book.sheets.filter((sheet) => tidy(sheet.name) === name));
  const others = book.sheets.filter((sheet) => !usual.includes(sheet));
  let staff: Growing | undefined;
  let training: Growing | undefined;
  const answers: Answer[] = [];
  const evidence = new Set<string>();
  const explanations: Explanation[] = [];
  const complete = (): boolean => staff !== undefined && training !== undefined && answers.length > 0;
  for (const sheet of [...usual, ...others]) {
    if (complete() && !usual.includes(sheet)) break;
    const data = sheet.read({
      unlocked: sheet.name === 'Титул' || sheet.name === 'Организация' || !usual.includes(sheet),
    });
    const people = findGrowing(sheet.name, data, 'staff', notes);
    const courses = people === undefined ? findGrowing(sheet.name, data, 'training', notes) : undefined;
    if (people !== undefined && staff !== undefined) tellCopy(sheet.name, staff.sheet, notes);
    else staff ??= people;
    if (courses !== undefined && training !== undefined) tellCopy(sheet.name, training.sheet, notes);
    else training ??= courses;
    if (people !== undefined || courses !== undefined) continue;
    answers.push(...answersOn(sheet, data, evidence));
    explanations.push(...explanationsOn(data));
  }
  if (staff === undefined && training === undefined && answers.length === 0 && identity === null) return undefined;

  const absent: string[] = [];
  const spots: Record<string, Spot> = {};
  const entries = (growing: Growing | undefined, owner: 'staff' | 'training', title: string) => {
    if (growing === undefined) {
      notes.add(
        'error',
        'T2',
        { sheet: title, cell: '' },
        `нет листа «${title}» или его скрытой строки с кодами полей`,
        'Возьмите книгу, выданную ИМЦ, и перенесите в неё данные.',
      );
      absent.push(...fields.filter((one) => one.owner === owner).map(({ code }) => code));
      return [];
    }
    tellStrays(growing, notes);
    const present = new Set(growing.columns.map(({ field }) => field.code));
    absent.push(...fields.filter((one) => one.owner === owner && !present.has(one.code)).map(({ code }) => code));
    Object.assign(spots, spotsOf(growing.columns, growing.sheet));
    return readEntries(growing.sheet, growing.columns, rawRows(growing.rows), notes);
  };
  const people = entries(staff, 'staff', 'Кадры');
  const courses = entries(training, 'training', 'Обучение');
  const single = readAnswers(answers, notes);
  absent.push(
    ...fields
      .filter(({ owner, code }) => owner === 'school' && single.spots[code] === undefined)
      .map(({ code }) => code),
  );
  Object.assign(spots, single.spots);

  const written = single.values['org_code'];
  const code = typeof written === 'string' ? written : (identity?.school ?? null);
  notes.school = code;
  if (code === null)
    notes.add(
      'error',
      'T3',
      { sheet: 'Титул', cell: '' },
      `не указан «${field('org_code').label}»`,
      'Впишите код организации из реестра ИМЦ.',
    );
  else if (identity !== null && identity.school !== code)
    notes.add(
      'error',
      'T3',
      { sheet: spots['org_code']?.sheet ?? '', cell: placeCell(spots['org_code']) },
      `книга выдана организации ${identity.school}, а указан код ${code}`,
      'Возьмите книгу своей организации.',
    );
  for (const note of book.notes)
    notes.add('info', 'T8', { sheet: '', cell: '' }, note, 'Проверьте, что нужное на месте.');
  return {
    file,
    sha256,
    identity: identity satisfies Identity | null,
    code,
    school: single.values,
    staff: people,
    training: courses,
    spots,
    evidence,
    explanations,
    absent,
    findings: notes.done(),
  };
}

const placeCell = (spot: Spot | undefined): string => (spot === undefined ? '' : `${spot.column}${spot.row ?? ''}`);

const tellCopy = (copy: string, first: string, notes: Notes): void =>
  notes.add(
    'error',
    'T2',
    { sheet: copy, cell: '' },
    `лист «${copy}» повторяет лист «${first}»`,
    'Оставьте один из двух листов: неясно, какой верен.',
  );

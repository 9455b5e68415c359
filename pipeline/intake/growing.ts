import { findField } from '../catalogue/fields.ts';
import type { Entry } from '../submission.ts';
import { address } from '../xlsx/address.ts';
import type { SheetData, XlsxCell, XlsxRow } from '../xlsx/read.ts';
import { columnsOf, type Column } from './columns.ts';
import type { RawRow } from './entries.ts';
import { tidy, type RawCell } from './normalise.ts';
import type { Notes } from './notes.ts';

/** A header stands near the top; further down nobody looks for one. */
export const HEADER_ROWS = 60;
/** So many codes in one row make it the header: a single one may have been pasted over. */
const ENOUGH = 2;

/** A sheet with a row per person or per course: its columns and all that stands below the header. */
export interface Growing {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly XlsxRow[];
}

/** A cell of a workbook as it is looked at everywhere in intake. */
export const rawCell = ({ value, date, error, formula }: XlsxCell): RawCell => ({ value, date, error, formula });

/** Finds the row of field codes on a sheet that grows; undefined when the sheet is not one. */
export function findGrowing(
  sheet: string,
  { rows }: SheetData,
  owner: 'staff' | 'training',
  notes: Notes,
): Growing | undefined {
  for (const [at, row] of rows.entries()) {
    if (row.row > HEADER_ROWS) return undefined;
    const headers = row.cells.flatMap(({ value, column }) =>
      typeof value === 'string' ? [{ at: column, text: value }] : [],
    );
    if (headers.filter(({ text }) => findField(text.trim())?.owner === owner).length < ENOUGH) continue;
    const { columns, repeated, foreign } = columnsOf(headers, owner);
    for (const { field, at: column } of repeated)
      notes.add(
        'error',
        'T2',
        { sheet, cell: address(row.row, column) },
        `столбец «${field.label}» стоит дважды`,
        'Удалите лишний столбец: неясно, какой из двух верен.',
      );
    for (const { at: column, text } of foreign)
      if (tidy(text) !== '')
        notes.add(
          'query',
          'T7',
          { sheet, cell: address(row.row, column) },
          `столбец с кодом «${tidy(text)}» незнаком и не прочитан`,
          'Верните код столбца из книги, выданной ИМЦ, или удалите столбец.',
        );
    return { sheet, columns, rows: rows.slice(at + 1) };
  }
  return undefined;
}

/** The rows as `readEntries` wants them. */
export function* rawRows({ rows }: Growing): Generator<RawRow> {
  for (const { row, cells } of rows) {
    const byColumn: XlsxCell[] = [];
    for (const cell of cells) byColumn[cell.column] = cell;
    yield {
      line: row,
      cell: (column) => {
        const cell = byColumn[column];
        return cell === undefined ? undefined : rawCell(cell);
      },
    };
  }
}

/** Whether anything but row numbers is filled in. */
export const hasData = ({ columns, rows }: Growing): boolean => {
  const telling = new Set(columns.flatMap(({ field, at }) => (field.code === 'row_no' ? [] : [at])));
  return rows.some(({ cells }) =>
    cells.some(({ column, value }) => telling.has(column) && value !== null && value !== ''),
  );
};

/**
 * Tells what stands below the header outside the columns of the form, so that nothing is lost unseen: a formula
 * pasted over (the sheet's own columns are recomputed anyway), or data that nobody reads.
 */
export function tellUnread({ sheet, columns, rows }: Growing, notes: Notes): void {
  const ours = new Set(columns.map(({ at }) => at));
  const last = Math.max(...ours);
  const computed = new Set<number>();
  const typed: XlsxCell[] = [];
  for (const { cells } of rows)
    for (const cell of cells) {
      if (ours.has(cell.column)) continue;
      if (cell.formula) computed.add(cell.column);
      else if (cell.value !== null && cell.value !== '') typed.push(cell);
    }
  const tell = (level: 'info' | 'query', code: string, strays: readonly XlsxCell[], words: string, hint: string) => {
    const [first] = strays;
    if (first === undefined) return;
    const count = strays.length === 1 ? '' : ` (ячеек: ${strays.length})`;
    notes.add(level, code, { sheet, cell: address(first.row, first.column) }, `${words}${count}`, hint);
  };
  tell(
    'info',
    'T5',
    typed.filter(({ column }) => computed.has(column)),
    'формула заменена значением; «Свод» пересчитал сам, вписанное не учтено',
    'Делать ничего не надо; чтобы формула вернулась, возьмите книгу у ИМЦ.',
  );
  const foreign = typed.filter(({ column }) => !computed.has(column));
  const advice = 'Перенесите данные в столбцы формы или удалите.';
  const inside = foreign.filter(({ column }) => column < last);
  tell('query', 'T7', inside, 'в столбец без кода, вставленный в таблицу, что-то вписано; это не прочитано', advice);
  const right = foreign.filter(({ column }) => column > last);
  tell('query', 'T7', right, 'правее таблицы что-то вписано; это не прочитано', advice);
}

/** Rows hidden by a filter are read like the others; a paste over filtered rows changes them unseen. */
export function tellHidden({ sheet, rows }: Growing, entries: readonly Entry[], notes: Notes): void {
  const filled = new Set(entries.map(({ line }) => line));
  const hidden = rows.filter(({ row, hidden: is }) => is && filled.has(row));
  const [first] = hidden;
  if (first !== undefined)
    notes.add(
      'info',
      'T8',
      { sheet, cell: `A${first.row}` },
      `скрытые фильтром строки прочитаны тоже (строк: ${hidden.length}, первая – ${first.row})`,
      'Снимите фильтр и проверьте, не протянулось ли заполнение через скрытые строки.',
    );
}

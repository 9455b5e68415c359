import { address } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { columnNumber, SheetDraft } from '../xlsx/write.ts';
import { SHEETS } from '../form.ts';
import { columnOf, placeOf, type Form, type Growing } from './layout.ts';

/** A comment of the ИМЦ at a cell of the book the school sent. */
export interface GivenRemark {
  readonly sheet: string;
  /** Address in the school's own book («F12»), empty for the whole sheet. */
  readonly cell: string;
  readonly code?: string;
  /** Row of the school's own book. */
  readonly line?: number;
  readonly text: string;
}

/** Remarks, and rows of the school's own book in the order in which they are drawn now. */
export interface Remarks {
  readonly given: readonly GivenRemark[];
  readonly lines: { readonly staff: readonly number[]; readonly training: readonly number[] };
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where the remark stands in this book; undefined when it is about no single cell. */
function placeIn(form: Form, lines: Remarks['lines'], remark: GivenRemark): Place | undefined {
  const { sheet, cell, code } = remark;
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d*)$/.exec(cell) ?? [];
  const column = letters === '' ? undefined : columnNumber(letters);
  const row = remark.line ?? (digits === '' ? undefined : Number(digits));
  const inGrowing = (growing: Growing, its: readonly number[]): Place | undefined => {
    const index = row === undefined ? -1 : its.indexOf(row);
    const at = (code === undefined ? undefined : columnOf(growing, code)) ?? column;
    return index < 0 || at === undefined ? undefined : { row: growing.first + index, column: at };
  };
  if (sheet === form.staff.sheet) return inGrowing(form.staff, lines.staff);
  if (sheet === form.training.sheet) return inGrowing(form.training, lines.training);
  const known = code === undefined ? undefined : placeOf(form, code);
  if (known?.row !== undefined) return { row: known.row, column: columnNumber(known.column) };
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Marks the cells, each with a comment, and lists all remarks on the sheet «Замечания» with links. */
export function drawRemarks(form: Form, drafts: readonly SheetDraft[], remarks: Remarks, footer: string): SheetDraft {
  const draft = new SheetDraft(SHEETS.remarks);
  draft.columns = [{ width: 5 }, { width: 18 }, { width: 12 }, { width: 90 }];
  draft.tab = 'C00000';
  draft.freeze = { rows: 4, columns: 0 };
  draft.print = { titleRows: [3, 4], footer };
  draft.put(1, 1, 'Замечания ИМЦ: что исправить', looks.heading).height(1, 22);
  draft
    .put(2, 1, 'Ячейки отмечены цветом, в каждой примечание. Исправьте и отправьте книгу снова.', looks.plain)
    .merge(2, 1, 2, 4, looks.plain);
  draft.row(3, 1, ['№', 'Лист', 'Ячейка', 'Замечание'], looks.head).row(4, 1, [1, 2, 3, 4], looks.columnNumber);
  const comments = new Map<SheetDraft, Map<string, { place: Place; texts: string[] }>>();
  remarks.given.forEach((remark, index) => {
    const row = 5 + index;
    const sheet = drafts.find(({ name }) => name === remark.sheet);
    const place = sheet === undefined ? undefined : placeIn(form, remarks.lines, remark);
    const cell = place === undefined ? '' : address(place.row, place.column);
    draft.put(row, 1, index + 1, looks.centred).put(row, 2, remark.sheet, looks.text);
    if (cell === '') draft.put(row, 3, '', looks.centred);
    else draft.link(row, 3, cell, `'${remark.sheet}'!${cell}`, looks.centred);
    draft.put(row, 4, remark.text, looks.text).height(row, 14 * Math.max(1, Math.ceil(remark.text.length / 85)) + 4);
    if (sheet === undefined || place === undefined) return;
    const own = comments.get(sheet) ?? new Map<string, { place: Place; texts: string[] }>();
    const there = own.get(cell) ?? { place, texts: [] };
    there.texts.push(remark.text);
    comments.set(sheet, own.set(cell, there));
  });
  for (const [sheet, own] of comments)
    for (const [cell, { place, texts }] of own)
      sheet.comment(place.row, place.column, texts.join('\n')).highlight(cell, 'TRUE', fills.bad);
  return draft;
}

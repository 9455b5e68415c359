import { findField } from '../catalogue/fields.ts';
import type { Explanation, Spot } from '../submission.ts';
import { address, letters } from '../xlsx/address.ts';
import type { SheetData, XlsxCell, XlsxSheet } from '../xlsx/read.ts';
import type { Answer } from './answers.ts';
import { HEADER_ROWS, rawCell } from './growing.ts';
import { tidy } from './normalise.ts';

/** Column of the heading that begins so, if the sheet has one. */
const headed = ({ rows }: SheetData, pattern: RegExp): number | undefined =>
  rows
    .filter(({ row }) => row <= HEADER_ROWS)
    .flatMap(({ cells }) => cells)
    .find(({ value }) => typeof value === 'string' && pattern.test(tidy(value)))?.column;

/**
 * Single answers: a field code, and in its row the value. It stands in the first cell a person may type in; where an
 * office program lost the locks, under the heading «Значение».
 * @param evidence takes the documents that are filled in, by code
 */
export function answersOn({ name, unlocked }: XlsxSheet, data: SheetData, evidence: Map<string, string>): Answer[] {
  const [valueColumn, documentColumn] = [headed(data, /^значение$/i), headed(data, /^реквизиты/i)];
  return data.rows.flatMap(({ row, cells }): Answer[] => {
    const at = cells.findIndex(({ value }) => typeof value === 'string' && isSchoolCode(value));
    if (at < 0) return [];
    const code = String(cells[at]!.value).trim();
    const rest = cells.slice(at + 1);
    const open = rest.filter(({ style }) => unlocked(style));
    const under = (column: number | undefined): XlsxCell | undefined => rest.find((cell) => cell.column === column);
    // An unlocked label means that the locks are lost; then the heading tells the column.
    const locked = open[0] !== undefined && (open[0] !== rest[0] || valueColumn === undefined);
    // A registry field is locked: its value stands right after the label, which is text too.
    const unopened = valueColumn === undefined ? rest.filter(({ value }) => value !== null)[1] : under(valueColumn);
    const cell = locked ? open[0] : unopened;
    const document = locked || documentColumn === undefined ? open[1] : under(documentColumn);
    // «х» stands where no document is asked.
    const proof = typeof document?.value === 'string' ? tidy(document.value) : '';
    if (proof !== '' && proof !== 'х') evidence.set(code, proof);
    const spot: Spot = { sheet: name, column: letters(cell?.column ?? valueColumn ?? cells[at]!.column + 2), row };
    return [{ field: findField(code)!, code, cell: cell === undefined ? { value: null } : rawCell(cell), spot }];
  });
}

const isSchoolCode = (text: string): boolean => findField(text.trim())?.owner === 'school';

/** Cyrillic letters typed for the Latin ones of an address: «С12» → «C12». */
const LATIN: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X',
}; // prettier-ignore

/** «строка 12» → «12», «f12» → «F12»: how schools write which place they speak of. */
const placed = (about: string): string =>
  about
    .toUpperCase()
    .replace(/^(СТРОКА|СТР\.?|ЯЧЕЙКА)\s*/, '')
    .replace(/[АВСЕНКМОРТХ]/g, (letter) => LATIN[letter]!);

/** The table of «Пояснения»: rows whose hidden header names `rule`, `about`, `text`. */
export function explanationsOn({ rows }: SheetData): Explanation[] {
  const header = rows.find(({ row, cells }) => row <= HEADER_ROWS && cells.some(({ value }) => value === 'rule'));
  if (header === undefined) return [];
  const at = (name: string): number | undefined => header.cells.find(({ value }) => value === name)?.column;
  const [rule, about, text] = [at('rule'), at('about'), at('text')];
  return rows.flatMap(({ row, cells }): Explanation[] => {
    if (row <= header.row) return [];
    const read = (column: number | undefined): string =>
      tidy(String(cells.find((cell) => cell.column === column)?.value ?? ''));
    const said = { code: placed(read(rule)), about: placed(read(about)), text: read(text) };
    return said.code === '' || said.text === '' ? [] : [{ ...said, cell: address(row, text ?? 1) }];
  });
}

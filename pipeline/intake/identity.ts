import { findFramework } from '../catalogue/index.ts';
import { SERVICE_SHEET } from '../form.ts';
import type { Identity } from '../submission.ts';
import type { SheetData, XlsxBook } from '../xlsx/read.ts';
import { address } from '../xlsx/address.ts';
import { tidy } from './normalise.ts';
import type { Notes } from './notes.ts';

/** The keys that all three places share. */
const KEYS = ['form', 'frameworks', 'school', 'period'] as const;
type Written = Partial<Record<(typeof KEYS)[number], string>>;

/**
 * The form's identity from its three places: document properties, defined names, service sheet. Office programs lose
 * one or another, so each key is taken from the first place that has it; if two disagree, the file was put together
 * from several.
 */
export function readIdentity(book: XlsxBook, notes: Notes): Identity | null {
  const said = [fromProperties(book), ...fromSheet(book)];
  const written: Written = {};
  for (const key of KEYS) {
    const values = new Set(said.flatMap((place) => place[key] ?? []));
    const [first] = values;
    if (first !== undefined) written[key] = first;
    if (values.size > 1)
      tell(notes, `служебные сведения книги противоречат друг другу (${WORDS[key]}: ${[...values].join(' и ')})`);
  }
  const { form, frameworks, school, period } = written;
  if (form === undefined || frameworks === undefined || school === undefined || period === undefined) return null;
  const ids = frameworks.split(',').map((id) => id.trim());
  if (!/^\d+$/.test(form)) tell(notes, `версия формы «${form}» неизвестна`);
  if (ids.every((id) => findFramework(id) === undefined))
    tell(notes, `книга для неизвестного документа «${frameworks}»`);
  return { form: Number(form), frameworks: ids, school, period };
}

const WORDS = { form: 'версия формы', frameworks: 'документы', school: 'код ОО', period: 'период' } as const;

const tell = (notes: Notes, message: string): void =>
  notes.add(
    'error',
    'T1',
    { sheet: SERVICE_SHEET, cell: '' },
    message,
    'Возьмите книгу, выданную ИМЦ, и перенесите в неё данные (вставка «Значения»).',
  );

function fromProperties({ properties }: XlsxBook): Written {
  const written: Written = {};
  for (const key of KEYS) put(written, key, properties.get(`svod.${key}`));
  return written;
}

/** The service sheet twice: by the keys in its first column, and by the defined names of its values. */
function fromSheet(book: XlsxBook): Written[] {
  const named = KEYS.flatMap((key) => {
    const reference = nameOf(book, `svod_${key}`);
    const [, sheet, column, row] = /^'?(.+?)'?!\$?([A-Z]+)\$?(\d+)$/.exec(reference ?? '') ?? [];
    return sheet === undefined ? [] : [{ key, sheet, cell: `${column}${row}` }];
  });
  const name = book.sheets.some((sheet) => sheet.name === SERVICE_SHEET) ? SERVICE_SHEET : named[0]?.sheet;
  const data = book.sheets.find((sheet) => sheet.name === name)?.read();
  if (data === undefined) return [];
  const byNames: Written = {};
  for (const { key, sheet, cell } of named) if (sheet === name) put(byNames, key, valueAt(data, cell));
  const byKeys: Written = {};
  for (const { cells } of data.rows) {
    const key = KEYS.find((one) => cells[0]?.value === `svod.${one}`);
    if (key !== undefined) put(byKeys, key, cells[1]?.value);
  }
  return [byKeys, byNames];
}

/** A name of the book, or of one sheet: copying a sheet may leave it there only. */
const nameOf = ({ names }: XlsxBook, wanted: string): string | undefined =>
  names.get(wanted) ?? [...names].find(([name]) => name.endsWith(`!${wanted}`))?.[1];

const valueAt = ({ rows }: SheetData, cell: string) =>
  rows.flatMap(({ cells }) => cells).find(({ row, column }) => address(row, column) === cell)?.value;

function put(written: Written, key: keyof Written, value: string | number | boolean | null | undefined): void {
  const text = value === undefined || value === null ? '' : tidy(String(value));
  if (text !== '') written[key] = text;
}

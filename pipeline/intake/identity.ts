import { SERVICE_SHEET } from '../form.ts';
import type { Identity } from '../submission.ts';
import type { XlsxBook } from '../xlsx/read.ts';
import type { Notes } from './notes.ts';

/** The keys that all three places share. */
const KEYS = ['form', 'frameworks', 'school', 'period'] as const;
type Written = Partial<Record<(typeof KEYS)[number], string>>;

/**
 * The form's identity from its three places: document properties, defined names, service sheet. Office programs lose
 * one or another, so the first that is whole decides; if two disagree, the file was put together from several.
 */
export function readIdentity(book: XlsxBook, notes: Notes): Identity | null {
  const properties: Written = Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = book.properties.get(`svod.${key}`);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const sheet = serviceSheet(book);
  const said = [properties, sheet].map(whole).filter((one) => one !== undefined);
  const [first, second] = said;
  if (first === undefined) return null;
  if (second !== undefined && KEYS.some((key) => first[key] !== second[key]))
    notes.add(
      'error',
      'T1',
      { sheet: SERVICE_SHEET, cell: '' },
      'служебные сведения книги противоречат друг другу',
      'Возьмите книгу, выданную ИМЦ, и перенесите в неё данные (вставка «Значения»).',
    );
  return {
    form: Number(first.form),
    frameworks: first.frameworks.split(',').map((id) => id.trim()),
    school: first.school,
    period: first.period,
  };
}

const whole = (written: Written): Required<Written> | undefined =>
  KEYS.every((key) => (written[key] ?? '') !== '') ? (written as Required<Written>) : undefined;

/** Keys and values of the service sheet, found by the defined name if the sheet was renamed. */
function serviceSheet(book: XlsxBook): Written {
  const named = /^'?(.+?)'?!/.exec(book.names.get('svod_form') ?? '')?.[1];
  const sheet = book.sheets.find(({ name }) => name === SERVICE_SHEET || name === named);
  if (sheet === undefined) return {};
  const written: Written = {};
  for (const { cells } of sheet.read().rows) {
    const key = KEYS.find((one) => cells[0]?.value === one || cells[0]?.value === `svod.${one}`);
    if (key !== undefined && cells[1]?.value != null) written[key] = String(cells[1].value);
  }
  return written;
}

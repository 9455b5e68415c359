import { type Limits, limits as usual, NotReadable, type RefusalCode } from './limits.ts';
import { readSheet } from './sheet.ts';
import { SharedStrings } from './strings.ts';
import { Xml } from './xml.ts';
import { NO_STYLES, readStyles } from './styles.ts';
import { readWorkbook, type SheetState } from './workbook.ts';
import { type Inflate, Zip } from './zip.ts';

export { type Limits, NotReadable, type RefusalCode, refusals } from './limits.ts';
export type { SheetState } from './workbook.ts';
export type { Inflate } from './zip.ts';

/** One cell. A share of nothing is no number: what is not known is `null`, never 0. */
export interface XlsxCell {
  /** 1-based, as people count. */
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean | null;
  readonly style: number;
  /** The cell holds a formula; `value` is the result saved with it, null when none was. */
  readonly formula?: true;
  /** `#REF!` and the like; `value` is null then. */
  readonly error?: string;
  /** A number shown as a date: days of the 1900 system, whatever system the book counts in. */
  readonly date?: true;
}

export interface XlsxRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly XlsxCell[];
}

export interface XlsxColumns {
  readonly from: number;
  readonly to: number;
  readonly hidden: boolean;
  /** The style of cells the file does not mention at all. */
  readonly style: number;
}

export interface SheetData {
  /** Only rows with cells, only cells with something in them; both ascending. */
  readonly rows: readonly XlsxRow[];
  readonly merged: readonly string[];
  readonly columns: readonly XlsxColumns[];
}

/** `unlocked`: also yield empty cells a person may type in (value null), to see where a form expects data. */
export interface SheetOptions {
  readonly unlocked?: boolean;
}

export interface XlsxSheet {
  readonly name: string;
  readonly state: SheetState;
  /** Inflates and parses the sheet; nothing is kept, so ask once. */
  read(options?: SheetOptions): SheetData;
  /** May a person type into cells of this style when the sheet is protected? */
  unlocked(style: number): boolean;
}

export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  /** Defined name → reference; names that belong to one sheet are `Sheet!name`. */
  readonly names: ReadonlyMap<string, string>;
  /** Custom document properties. The author's name is left alone on purpose: names of people stay at school. */
  readonly properties: ReadonlyMap<string, string>;
  /** What was passed over, in words for the person who sent the file. */
  readonly notes: readonly string[];
}

/** Opens an untrusted .xlsx, or throws `NotReadable` that says in Russian what the file is and what to do. */
export function readXlsx(bytes: Uint8Array, inflate: Inflate, options: { limits?: Partial<Limits> } = {}): XlsxBook {
  const limits = { ...usual, ...options.limits };
  refuseOtherFiles(bytes, limits);
  const zip = new Zip(bytes, inflate, limits);
  const book = readWorkbook(zip, limits);
  const open = (part: string) => new Xml(zip.read(part), part, limits);
  for (const { name, part } of book.sheets) if (!zip.has(part)) throw new NotReadable('part-missing', name);
  const styles = once(() => (book.styles === undefined ? NO_STYLES : readStyles(open(book.styles))));
  const strings = once(() => (book.strings === undefined ? undefined : new SharedStrings(open(book.strings))));

  const sheets = book.sheets.map(({ name, state, part }) => ({
    name,
    state,
    read: (wanted?: SheetOptions) =>
      zip.look(part, (bytes) =>
        readSheet(new Xml(bytes, part, limits), { name, styles: styles(), strings, from1904: book.from1904 }, wanted),
      ),
    unlocked: (style: number) => styles().isUnlocked(style),
  }));
  return { sheets, names: book.names, properties: book.properties, notes: book.notes };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const SIGNATURES: readonly (readonly [start: string, code: RefusalCode])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['%PDF', 'pdf'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf', 'archive'],
  ['\x1f\x8b', 'archive'],
];

/** Tells by the first bytes what was sent instead of a zip: the name of a file proves nothing. */
function refuseOtherFiles(bytes: Uint8Array, limits: Limits): void {
  if (bytes.length === 0) throw new NotReadable('empty');
  if (bytes.length > limits.file) throw new NotReadable('file-too-large');
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return;
  const known = SIGNATURES.find(([start]) => head.startsWith(start));
  if (known !== undefined) throw new NotReadable(known[1] === 'ole' ? compoundKind(bytes) : known[1]);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head)) throw new NotReadable('xml-2003');
  if (/<(!doctype html|html|table|head|meta)[\s>]/i.test(head)) throw new NotReadable('html');
  if (bytes.every((byte) => byte === 0)) throw new NotReadable('zeros');
  throw new NotReadable('not-zip');
}

/** An OLE file is an old .xls or a new book under a password; its stream names, in UTF-16, tell which. */
function compoundKind(bytes: Uint8Array): 'password' | 'xls' | 'ole' {
  const holds = (name: string) => {
    const wanted = Uint8Array.from(`${name}\0`, (letter) => letter.charCodeAt(0));
    const at = (p: number) => wanted.every((byte, i) => bytes[p + 2 * i] === byte && bytes[p + 2 * i + 1] === 0);
    for (let p = bytes.indexOf(wanted[0]!); p >= 0; p = bytes.indexOf(wanted[0]!, p + 1)) if (at(p)) return true;
    return false;
  };
  if (holds('EncryptedPackage')) return 'password';
  return holds('Workbook') || holds('Book') ? 'xls' : 'ole';
}

import { address } from './address.ts';
import { NotReadable, type RefusalCode } from './limits.ts';
import type { SheetData, SheetOptions, XlsxCell, XlsxColumns, XlsxRow } from './read.ts';
import { richText, type SharedStrings, Texts } from './strings.ts';
import type { Xml } from './xml.ts';
import { isTrue, type Styles, toSerial } from './styles.ts';
import { UsualCell } from './usual.ts';

export interface SheetContext {
  readonly name: string;
  readonly styles: Styles;
  readonly from1904: boolean;
  /** Undefined when the book has none. */
  strings(): SharedStrings | undefined;
}

type Kind = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** From the first day of 1904 to the first day of 1900, with the 29 February 1900 Excel believes in. */
const DAYS_1904 = 1462;
const [ZERO, NINE, MINUS, DOT, SPACE, EQUALS] = [48, 57, 45, 46, 32, 61] as const;
const [LETTER_R, LETTER_S, LETTER_T] = [114, 115, 116] as const;
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;
const POWERS = Float64Array.from({ length: 16 }, (_, i) => 10 ** i);

export const readSheet = (xml: Xml, context: SheetContext, options: SheetOptions = {}): SheetData =>
  new SheetReader(xml, context, options).read();

class SheetReader {
  private readonly xml: Xml;
  private readonly context: SheetContext;
  private readonly unlocked: boolean;
  private readonly texts: Texts;
  private readonly cell: UsualCell;
  private count = 0;
  private row = 0;
  /** The attributes of the cell being read. */
  private column = 0;
  private style = 0;
  private kind: Kind = 'n';

  constructor(xml: Xml, context: SheetContext, options: SheetOptions) {
    this.xml = xml;
    this.context = context;
    this.unlocked = options.unlocked ?? false;
    this.texts = new Texts(xml);
    this.cell = new UsualCell(xml.bytes);
  }

  read(): SheetData {
    const { xml } = this;
    let rows: XlsxRow[] = [];
    const merged: string[] = [];
    const columns: XlsxColumns[] = [];
    while (xml.next(0)) {
      if (!xml.is('worksheet')) throw new NotReadable('xml', xml.part);
      while (xml.next(1)) {
        if (xml.is('sheetData')) rows = this.rows();
        else if (xml.is('cols')) while (xml.next(2)) columns.push(this.columns(columns.length));
        else if (xml.is('mergeCells')) {
          while (xml.next(2)) {
            if (merged.push(xml.attr('ref') ?? '') > xml.limits.cells) throw new NotReadable('too-many-cells');
          }
        }
      }
    }
    return { rows, merged, columns };
  }

  private columns(before: number): XlsxColumns {
    const { xml } = this;
    const number = (name: string) => Number(xml.attr(name) ?? 0);
    const [from, to] = [number('min'), number('max')];
    if (!(from >= 1 && from <= to && to <= xml.limits.columns) || before >= xml.limits.columns) {
      throw new NotReadable('too-many-columns', this.context.name);
    }
    return { from, to, hidden: isTrue(xml.attr('hidden')), style: number('style') };
  }

  private rows(): XlsxRow[] {
    const { xml } = this;
    const rows: XlsxRow[] = [];
    let sorted = true;
    let last = 0;
    while (xml.next(2)) {
      if (!xml.is('row')) continue;
      const before = this.row;
      const number = xml.attr('r');
      this.row = number === undefined ? before + 1 : Number(number);
      if (!(this.row >= 1 && this.row <= xml.limits.rows)) {
        throw new NotReadable('too-many-rows', `${this.context.name}, строка ${this.row}`);
      }
      const hidden = isTrue(xml.attr('hidden'));
      const cells = this.cells();
      if (cells.length === 0) continue;
      if (this.row <= last) sorted = false;
      last = this.row;
      rows.push({ row: this.row, hidden, cells });
    }
    return sorted ? rows : this.sort(rows, (one) => one.row);
  }

  private cells(): XlsxCell[] {
    const { xml } = this;
    const { isUnlocked } = this.context.styles;
    const cells: XlsxCell[] = [];
    let sorted = true;
    let last = 0;
    this.column = 0;
    for (;;) {
      let cell = this.usual();
      if (cell === undefined) {
        if (!xml.next(3)) break;
        if (!xml.is('c')) continue;
        this.attributes();
        cell = xml.empty ? null : this.scanned();
      }
      const kept = cell ?? (this.unlocked && isUnlocked(this.style) ? this.emptyCell() : undefined);
      if (kept === undefined) continue;
      if (++this.count > xml.limits.cells) throw new NotReadable('too-many-cells', this.context.name);
      if (this.column <= last) sorted = false;
      last = this.column;
      cells.push(kept);
    }
    return sorted ? cells : this.sort(cells, (one) => one.column);
  }

  /** The next cell, null for an empty box; undefined, and nothing has moved, when the scanner has to read it. */
  private usual(): XlsxCell | null | undefined {
    const { xml, cell } = this;
    const end = xml.isInside(3) ? cell.read(xml.pos, this.row) : -1;
    if (end < 0 || cell.column > xml.limits.columns) return undefined;
    xml.pos = end;
    const { column, style, kind, formula, start } = cell;
    this.column = column;
    this.style = style;
    if (start === 0 && !formula) return null;
    const read: Writable<XlsxCell> = { row: this.row, column, value: null, style };
    if (formula) {
      read.formula = true;
      if (kind === 'str') read.value = '';
    } else if (kind === 's') read.value = this.sharedText(this.integer(start, cell.end));
    else this.number(read, this.float(start, cell.end));
    return read;
  }

  private emptyCell(): XlsxCell {
    return { row: this.row, column: this.column, value: null, style: this.style };
  }

  /** Some programs write in any order; two claims to one place, however, have no right answer. */
  private sort<T extends { row: number; column?: number }>(items: T[], key: (item: T) => number): T[] {
    items.sort((a, b) => key(a) - key(b));
    const twice = items.find((item, i) => i > 0 && key(item) === key(items[i - 1]!));
    if (twice !== undefined) {
      this.row = twice.row;
      this.column = twice.column ?? 1;
      this.fail('cell');
    }
    return items;
  }

  /** `r`, `s` and `t` in one pass over the bytes: this runs for every empty box of a form. */
  private attributes(): void {
    const { bytes, attrEnd } = this.xml;
    this.style = 0;
    this.kind = 'n';
    let reference = false;
    for (let p = this.xml.attrStart; p < attrEnd;) {
      if (bytes[p]! <= SPACE) {
        p++;
        continue;
      }
      const from = p;
      while (p < attrEnd && bytes[p] !== EQUALS) p++;
      const quote = bytes[p + 1];
      const start = p + 2;
      // `r = "A1"` is legal and nobody writes it; better refused than half understood.
      if (p >= attrEnd || (quote !== 34 && quote !== 39) || bytes[p - 1]! <= SPACE) this.fail('cell');
      for (p = start; p < attrEnd && bytes[p] !== quote;) p++;
      if (p >= attrEnd) this.fail('cell');
      if (start - from === 3) {
        const name = bytes[from]!;
        if (name === LETTER_R) {
          this.reference(start, p);
          reference = true;
        } else if (name === LETTER_S) this.style = this.integer(start, p);
        else if (name === LETTER_T) this.kind = this.toKind(start, p);
      }
      p++;
    }
    if (!reference) this.column++;
    if (this.column > this.xml.limits.columns) this.fail('too-many-columns');
  }

  private reference(from: number, to: number): void {
    const { bytes } = this.xml;
    let column = 0;
    let p = from;
    for (let c = 0; p < to && (c = bytes[p]! & 0xdf) >= 65 && c <= 90 && p < from + 4; p++)
      column = column * 26 + c - 64;
    if (column === 0 || this.integer(p, to) !== this.row) this.fail('cell');
    this.column = column;
  }

  private toKind(from: number, to: number): Kind {
    const { bytes } = this.xml;
    if (to - from === 1) {
      const kind = String.fromCharCode(bytes[from]!);
      if (kind === 's' || kind === 'n' || kind === 'b' || kind === 'e' || kind === 'd') return kind;
    } else if (to - from === 3) return 'str';
    else if (to - from === 9) return 'inlineStr';
    return this.fail('cell');
  }

  /** The content of a cell, or null when there is none. */
  private scanned(): XlsxCell | null {
    const { xml, kind } = this;
    const { level } = xml;
    const cell: Writable<XlsxCell> = { row: this.row, column: this.column, value: null, style: this.style };
    let filled = false;
    while (xml.next(level)) {
      if (xml.is('v')) {
        if (kind === 'inlineStr') continue;
        if (kind === 'n') this.number(cell, xml.span() ? this.float(xml.start, xml.end) : this.slowFloat(xml.text()));
        else if (kind === 's') cell.value = this.shared();
        else this.other(cell);
        filled ||= cell.value !== null || kind === 'e';
      } else if (xml.is('f')) {
        cell.formula = true;
        filled = true;
      } else if (xml.is('is')) {
        cell.value = richText(xml, this.texts);
        filled = true;
      }
    }
    return filled ? cell : null;
  }

  private number(cell: Writable<XlsxCell>, value: number | null): void {
    if (value === null) return;
    const date = this.context.styles.isDate(this.style);
    cell.value = date && this.context.from1904 ? value + DAYS_1904 : value;
    if (date) cell.date = true;
  }

  private shared(): string | null {
    const { xml } = this;
    const plain = xml.span();
    if (plain && xml.start === xml.end) return null;
    const index = plain ? this.integer(xml.start, xml.end) : Number(xml.text());
    return this.sharedText(index);
  }

  private sharedText(index: number): string {
    return this.context.strings()?.get(index) ?? this.fail('cell');
  }

  private other(cell: Writable<XlsxCell>): void {
    const { kind } = this;
    const text = kind === 'str' ? this.texts.read() : this.xml.text();
    if (kind === 'str') cell.value = text;
    else if (text === '') cell.value = null;
    else if (kind === 'e') cell.error = text;
    else if (kind === 'd') {
      cell.value = toSerial(text) ?? this.fail('cell');
      cell.date = true;
    } else if (text === '1' || text === 'true') cell.value = true;
    else if (text === '0' || text === 'false') cell.value = false;
    else this.fail('cell');
  }

  /** Digits straight from the bytes while the result is exact (below 2^53, a power of ten a double holds exactly). */
  private float(start: number, end: number): number | null {
    const { bytes } = this.xml;
    if (start === end) return null;
    let p = bytes[start] === MINUS ? start + 1 : start;
    let number = 0;
    let digits = 0;
    let point = -1;
    for (; p < end; p++) {
      const c = bytes[p]!;
      if (c >= ZERO && c <= NINE) {
        number = number * 10 + (c - ZERO);
        digits++;
      } else if (c === DOT && point < 0) point = p;
      else break;
    }
    if (p < end || digits === 0 || digits > 15) return this.slowFloat(this.xml.decode(start, end, true));
    if (point >= 0) number /= POWERS[end - 1 - point]!;
    return bytes[start] === MINUS ? -number : number;
  }

  private slowFloat(text: string): number | null {
    const trimmed = text.trim();
    if (trimmed === '') return null;
    const number = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
    return Number.isFinite(number) ? number : this.fail('cell');
  }

  private integer(from: number, to: number): number {
    const { bytes } = this.xml;
    let number = 0;
    if (from === to || to - from > 9) this.fail('cell');
    for (let p = from; p < to; p++) {
      const digit = bytes[p]! - ZERO;
      if (!(digit >= 0 && digit <= 9)) this.fail('cell');
      number = number * 10 + digit;
    }
    return number;
  }

  private fail(code: RefusalCode): never {
    throw new NotReadable(code, `${this.context.name}!${address(this.row, this.column)}`);
  }
}

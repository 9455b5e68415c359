import { type Limits, NotReadable } from './limits.ts';

const [TAB, LF, CR, SPACE, BANG, QUOTE, HASH, AMP, APOS, SLASH] = [9, 10, 13, 32, 33, 34, 35, 38, 39, 47] as const;
const [COLON, SEMICOLON, LT, EQUALS, GT, QUESTION] = [58, 59, 60, 61, 62, 63] as const;
/** Markup is usually closer than this; calling a search costs as much as looking at so many bytes. */
const NEAR = 48;
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const [COMMENT, COMMENT_END, CDATA, CDATA_END, PI_END] = ['<!--', '-->', '<![CDATA[', ']]>', '?>'].map(ascii) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * A pull scanner over the bytes of one XML part: no tree, no strings until asked for, no entities but the five.
 * `next(level)` goes from child to child of the element opened at that level; whatever was not looked into is skipped,
 * yet checked to be closed properly, so a part cut in the middle never passes for a short one.
 * One class, because scanning and decoding share the bytes and every call between them is paid for per cell.
 */
export class Xml {
  readonly bytes: Uint8Array;
  readonly part: string;
  readonly limits: Limits;
  /** How many elements are open, the current one included. */
  level = 0;
  /** The current element is `<so/>`. */
  empty = false;
  /** The raw attributes of the current element. */
  attrStart = 0;
  attrEnd = 0;
  /** The plain text found by `span`. */
  start = 0;
  end = 0;
  /** Where the scanner stands; a reader that knows its own shortcut may move it past a whole element. */
  pos = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private rooted = false;
  private readonly open: Int32Array;

  constructor(bytes: Uint8Array, part: string, limits: Limits) {
    this.bytes = toUtf8(bytes, part);
    this.part = part;
    this.limits = limits;
    this.open = new Int32Array(2 * limits.depth + 2);
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.pos = 3;
  }

  /** The next child of the element at `level`; false once that element is closed. */
  next(level: number): boolean {
    const { bytes } = this;
    const length = bytes.length;
    for (;;) {
      if (this.empty) {
        this.empty = false;
        if (--this.level < level) return false;
      }
      let p = this.pos;
      const near = Math.min(length, p + NEAR);
      while (p < near && bytes[p] !== LT) p++;
      if (p === near && p < length) {
        // A formula nobody reads: the machine's own search goes through it ten times faster.
        p = bytes.indexOf(LT, p);
        if (p < 0) p = length;
      }
      if (p === length) {
        if (this.level > 0 || !this.rooted) this.fail('xml-truncated');
        return false;
      }
      const c = bytes[p + 1];
      if (c === SLASH) {
        this.closeTag(p + 2);
        if (this.level < level) return false;
      } else if (c === BANG || c === QUESTION) {
        this.pos = this.skipMarkup(p);
      } else {
        this.openTag(p + 1);
        if (this.level === level + 1) return true;
      }
    }
  }

  /** Does the scanner stand among the children of the element at `level`, with none of them open? */
  isInside(level: number): boolean {
    if (this.empty && this.level === level + 1) {
      this.empty = false;
      this.level = level;
    }
    return this.level === level && !this.empty;
  }

  /** Is the current element called so? Prefixes are free to differ between programs, the local names are not. */
  is(name: string): boolean {
    return this.same(this.nameStart, this.nameEnd, name);
  }

  /** An attribute by its full name; `:id` asks for `id` with any prefix. */
  attr(name: string): string | undefined {
    const { bytes, attrEnd } = this;
    for (let p = this.attrStart; p < attrEnd;) {
      if (bytes[p]! <= SPACE) {
        p++;
        continue;
      }
      let from = p;
      for (let c; p < attrEnd && (c = bytes[p]!) !== EQUALS && c > SPACE; p++) {
        if (c === COLON && name.charCodeAt(0) === COLON) from = p;
      }
      const to = p;
      while (p < attrEnd && (bytes[p] === EQUALS || bytes[p]! <= SPACE)) p++;
      const quote = bytes[p];
      if (quote !== QUOTE && quote !== APOS) this.fail('xml');
      const start = ++p;
      while (p < attrEnd && bytes[p] !== quote) p++;
      if (p >= attrEnd) this.fail('xml');
      if (this.same(from, to, name)) return this.decode(start, p, true);
      p++;
    }
    return undefined;
  }

  /** The text of the current element as one plain run of bytes in `start..end`; false when it is in pieces. */
  span(): boolean {
    const { bytes } = this;
    this.start = this.pos;
    this.end = this.pos;
    if (this.empty) return true;
    const length = bytes.length;
    let p = this.pos;
    while (p < length && bytes[p] !== LT) p++;
    if (bytes[p + 1] !== SLASH) return false;
    this.end = p;
    this.pos = p;
    return true;
  }

  /** The whole text of the current element: comments dropped, CDATA taken as it is, children passed over. */
  text(): string {
    if (this.span()) return this.start === this.end ? '' : this.decode(this.start, this.end, true);
    const { bytes, level } = this;
    let text = '';
    for (;;) {
      let p = bytes.indexOf(LT, this.pos);
      if (p < 0) this.fail('xml-truncated');
      text += this.decode(this.pos, p, true);
      this.pos = p;
      if (bytes[p + 1] === SLASH) break;
      if (this.at(p, CDATA)) {
        this.pos = this.skipMarkup(p);
        text += this.decode(p + CDATA.length, this.pos - CDATA_END.length, false);
      } else if (bytes[p + 1] === BANG || bytes[p + 1] === QUESTION) {
        this.pos = this.skipMarkup(p);
      } else {
        this.openTag(p + 1);
        while (this.next(level + 1));
      }
    }
    if (text.length > this.limits.text) this.fail('text-too-long');
    return text;
  }

  /** Bytes to text by hand: a TextDecoder call costs more than the short texts of cells do. */
  decode(from: number, to: number, entities: boolean): string {
    const { bytes } = this;
    let n = 0;
    for (let p = from; p < to;) {
      const c = bytes[p++]!;
      let unit = c;
      if (c >= 0x80) {
        const size = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
        unit = c & (0x3f >> size);
        if (c < 0xc2 || c > 0xf4 || p + size > to) this.fail('xml-encoding');
        for (let i = 0; i < size; i++) {
          const d = bytes[p++]!;
          if ((d & 0xc0) !== 0x80) this.fail('xml-encoding');
          unit = (unit << 6) | (d & 0x3f);
        }
        if ((size === 2 && unit < 0x800) || (size === 3 && unit < 0x10000) || !isLegal(unit)) this.fail('xml-encoding');
      } else if (c === AMP && entities) {
        let stop = p;
        while (stop < to && bytes[stop] !== SEMICOLON) if (stop++ > p + 8) this.fail('xml');
        if (stop === to) this.fail('xml');
        unit = this.entity(p, stop);
        p = stop + 1;
      } else if (c === CR) {
        // XML says a line ends with one LF; a true CR is written as an entity.
        if (bytes[p] === LF && p < to) p++;
        unit = LF;
      } else if (c < SPACE && !isLegal(c)) this.fail('xml');
      if (n >= LONGEST || n >= this.limits.text) this.fail('text-too-long');
      if (unit > 0xffff) {
        units[n++] = 0xd7c0 + (unit >> 10);
        unit = 0xdc00 | (unit & 0x3ff);
      }
      units[n++] = unit;
    }
    return fromUnits(n);
  }

  fail(code: 'xml' | 'xml-truncated' | 'xml-encoding' | 'text-too-long' | 'too-deep' | 'doctype'): never {
    throw new NotReadable(code, this.part);
  }

  /** Digit by digit: some programs write every Cyrillic letter as `&#1040;`. */
  private entity(from: number, to: number): number {
    const { bytes } = this;
    if (bytes[from] !== HASH) return ENTITIES[String.fromCharCode(...bytes.subarray(from, to))] ?? this.fail('xml');
    const hex = (bytes[from + 1]! | 0x20) === 0x78;
    let code = 0;
    let p = from + (hex ? 2 : 1);
    if (p === to) this.fail('xml');
    for (; p < to; p++) {
      const c = bytes[p]!;
      const letter = (c | 0x20) - 87;
      const digit = c >= 48 && c <= 57 ? c - 48 : hex && letter >= 10 && letter <= 15 ? letter : -1;
      if (digit < 0) this.fail('xml');
      code = code * (hex ? 16 : 10) + digit;
    }
    if (!isLegal(code)) this.fail('xml');
    return code;
  }

  private openTag(from: number): void {
    const { bytes } = this;
    const length = bytes.length;
    let p = from;
    let local = from;
    for (; p < length; p++) {
      const c = bytes[p]!;
      if (c <= SPACE || c === GT || c === SLASH) break;
      if (c === COLON) local = p + 1;
      else if (c === LT) this.fail('xml');
    }
    if (p === local) this.fail(p < length ? 'xml' : 'xml-truncated');
    this.nameStart = local;
    this.nameEnd = p;
    this.attrStart = p;
    for (let c; p < length && (c = bytes[p]) !== GT; p++) {
      if (c === QUOTE || c === APOS) {
        p++;
        while (p < length && bytes[p] !== c) if (bytes[p++] === LT) this.fail('xml');
      } else if (c === LT) this.fail('xml');
    }
    if (p >= length) this.fail('xml-truncated');
    if (p - from > this.limits.tag) this.fail('xml');
    this.empty = bytes[p - 1] === SLASH;
    this.attrEnd = this.empty ? p - 1 : p;
    this.pos = p + 1;
    const level = ++this.level;
    if (level > this.limits.depth) this.fail('too-deep');
    if (level === 1 && this.rooted) this.fail('xml');
    this.rooted = true;
    this.open[2 * level] = from;
    this.open[2 * level + 1] = this.nameEnd - from;
  }

  private closeTag(from: number): void {
    const { bytes, level } = this;
    const opened = this.open[2 * level]!;
    const size = this.open[2 * level + 1]!;
    if (level === 0) this.fail('xml');
    let p = from;
    for (let i = opened; i < opened + size; i++)
      if (bytes[i] !== bytes[p++]) this.fail(p <= bytes.length ? 'xml' : 'xml-truncated');
    while (bytes[p]! <= SPACE) p++;
    if (bytes[p] !== GT) this.fail(p < bytes.length ? 'xml' : 'xml-truncated');
    this.pos = p + 1;
    this.level = level - 1;
  }

  /** Where the comment, CDATA or instruction at `from` ends. DOCTYPE is refused unread: entity bombs live there. */
  private skipMarkup(from: number): number {
    const [open, close] = this.at(from, COMMENT)
      ? [COMMENT, COMMENT_END]
      : this.at(from, CDATA)
        ? [CDATA, CDATA_END]
        : [null, PI_END];
    if (open === null && this.bytes[from + 1] === BANG) this.fail('doctype');
    for (let p = from + (open?.length ?? 2); ; p++) {
      p = this.bytes.indexOf(close[0]!, p);
      if (p < 0) this.fail('xml-truncated');
      if (this.at(p, close)) return p + close.length;
    }
  }

  private same(from: number, to: number, name: string): boolean {
    const length = name.length;
    if (to - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.bytes[from + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  private at(p: number, what: Uint8Array): boolean {
    for (let i = 0; i < what.length; i++) if (this.bytes[p + i] !== what[i]) return false;
    return true;
  }
}

const ENTITIES: Readonly<Record<string, number>> = {
  __proto__: null as never,
  lt: LT,
  gt: GT,
  amp: AMP,
  quot: QUOTE,
  apos: APOS,
};

const isLegal = (code: number): boolean =>
  (code >= SPACE && code < 0xd800) ||
  code === TAB ||
  code === LF ||
  code === CR ||
  (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);

/** One buffer for all: decoding never yields to anybody. */
const LONGEST = 65_535;
const units = new Uint16Array(LONGEST + 1);

function fromUnits(n: number): string {
  if (n <= 4096) return String.fromCharCode.apply(null, units.subarray(0, n) as unknown as number[]);
  let text = '';
  for (let i = 0; i < n; i += 4096) {
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(n, i + 4096)) as unknown as number[]);
  }
  return text;
}

/** UTF-16 with a mark is legal in a package though no office writes it; every other encoding is refused. */
function toUtf8(bytes: Uint8Array, part: string): Uint8Array {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    try {
      const text = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
      return new TextEncoder().encode(text);
    } catch (cause) {
      throw new NotReadable('xml-encoding', part, cause);
    }
  }
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const encoding = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(head)?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii|ascii)$/i.test(encoding)) throw new NotReadable('xml-encoding', part);
  return bytes;
}

/** Excel's own escape for characters XML cannot carry: `_x000D_`, and `_x005F_` for the underscore itself. */
export const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

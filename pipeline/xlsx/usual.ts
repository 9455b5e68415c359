const [LT, GT, SLASH, SPACE, QUOTE, APOS, EQUALS, DOT] = [60, 62, 47, 32, 34, 39, 61, 46] as const;
const [ZERO, NINE, BEFORE_A, LAST_LETTER] = [48, 57, 64, 90] as const;
const [CELL, FORMULA, REFERENCE, STYLE, TYPE, NUMBER, SHARED] = [99, 102, 114, 115, 116, 110, 115] as const;
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const TEXT = ascii('str');
const VALUE = ascii('<v>');
const VALUE_END = ascii('</v></c>');
const NO_VALUE = ascii('<v></v></c>');
const CELL_END = ascii('</c>');
const FORMULA_END = ascii('</f>');
/** A tag or a number is never as long; what is, is not usual. */
const LONGEST = 200;

/**
 * A cell written byte for byte as offices write it: an empty box, `<c r="B7" s="4" t="s"><v>12</v></c>`, or a formula
 * whose result is blank. A school form is hardly anything else, and reading these without the scanner, which knows
 * all of XML, halves the time. Nothing is guessed: any other byte, and the scanner reads the cell.
 */
export class UsualCell {
  column = 0;
  style = 0;
  kind: 'n' | 's' | 'str' = 'n';
  formula = false;
  /** The bytes of the value; none when the two are equal. */
  start = 0;
  end = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Reads the cell of this row at `from`; returns where it ends, or -1 when it is written in another way. */
  read(from: number, row: number): number {
    const { bytes } = this;
    const p = this.tag(from, row);
    if (p < 0) return -1;
    this.start = 0;
    this.end = 0;
    this.formula = false;
    if (bytes[p] === SLASH) return bytes[p + 1] === GT ? p + 2 : -1;
    if (bytes[p] !== GT) return -1;
    return bytes[p + 2] === FORMULA ? this.blankFormula(p + 1) : this.value(p + 1);
  }

  /** `<c r="B7" s="4" t="s"`, the type before or after the style. */
  private tag(from: number, row: number): number {
    const { bytes } = this;
    if (bytes[from] !== LT || bytes[from + 1] !== CELL || !this.isAttribute(from + 2, REFERENCE)) return -1;
    let p = from + 6;
    let column = 0;
    for (let c; (c = bytes[p]!) > BEFORE_A && c <= LAST_LETTER && column < 1000; p++)
      column = column * 26 + c - BEFORE_A;
    if (column === 0) return -1;
    let number = 0;
    for (let c; (c = bytes[p]!) >= ZERO && c <= NINE && number < 1e8; p++) number = number * 10 + c - ZERO;
    if (number !== row || bytes[p++] !== QUOTE) return -1;
    this.column = column;
    this.style = 0;
    this.kind = 'n';
    while (bytes[p] === SPACE) {
      if (this.isAttribute(p, STYLE)) {
        let style = 0;
        for (let c, q = (p += 4); (c = bytes[p]!) >= ZERO && c <= NINE && p - q < 8; p++) style = style * 10 + c - ZERO;
        this.style = style;
      } else if (this.isAttribute(p, TYPE)) {
        p += 4;
        if (this.isNext(p, TEXT)) this.kind = 'str';
        else if (bytes[p] === SHARED) this.kind = 's';
        else if (bytes[p] === NUMBER) this.kind = 'n';
        else return -1;
        p += this.kind === 'str' ? 3 : 1;
      } else return -1;
      if (bytes[p++] !== QUOTE) return -1;
    }
    return p;
  }

  /** `<v>12</v></c>`: digits and a point, or the number of a shared text. */
  private value(from: number): number {
    const { bytes } = this;
    if (this.kind === 'str' || !this.isNext(from, VALUE)) return -1;
    let p = from + VALUE.length;
    this.start = p;
    for (let c; ((c = bytes[p]!) >= ZERO && c <= NINE) || c === DOT;) p++;
    this.end = p;
    return p > this.start && p - this.start < LONGEST && this.isNext(p, VALUE_END) ? p + VALUE_END.length : -1;
  }

  /** `<f…>…</f>` and no value, or an empty one: most rows of a form wait to be filled. */
  private blankFormula(from: number): number {
    const { bytes } = this;
    let p = from + 2;
    if (bytes[from] !== LT || (bytes[p] !== GT && bytes[p] !== SPACE)) return -1;
    let quoted = false;
    for (; bytes[p] !== GT || quoted; p++) {
      if (bytes[p] === QUOTE) quoted = !quoted;
      else if (bytes[p] === LT || bytes[p] === APOS || p - from > LONGEST) return -1;
    }
    this.formula = true;
    if (bytes[p - 1] !== SLASH) {
      // The text may be long, and nobody reads it: the machine's own search is the fastest.
      p = bytes.indexOf(LT, p);
      if (p < 0 || !this.isNext(p, FORMULA_END)) return -1;
      p += FORMULA_END.length - 1;
    }
    if (this.isNext(p + 1, CELL_END)) return this.kind === 'str' ? -1 : p + 1 + CELL_END.length;
    return this.isNext(p + 1, NO_VALUE) ? p + 1 + NO_VALUE.length : -1;
  }

  /** Does ` r="` stand here, for the letter r? */
  private isAttribute(p: number, letter: number): boolean {
    const { bytes } = this;
    return bytes[p] === SPACE && bytes[p + 1] === letter && bytes[p + 2] === EQUALS && bytes[p + 3] === QUOTE;
  }

  private isNext(p: number, what: Uint8Array): boolean {
    const { bytes } = this;
    for (let i = 0; i < what.length; i++) if (bytes[p + i] !== what[i]) return false;
    return true;
  }
}

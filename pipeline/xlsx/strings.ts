import { NotReadable } from './limits.ts';
import { unescape, type Xml } from './xml.ts';

/** Slots of the memory of texts, a power of two. */
const SLOTS = 1024;

/** Where texts were seen last, by a hash of their bytes. */
class Memory {
  readonly starts = new Int32Array(SLOTS);
  readonly ends = new Int32Array(SLOTS);
  readonly texts: string[] = Array<string>(SLOTS).fill('');
}

/** Short texts repeat down a column («учитель», «да»): the same bytes are decoded once. */
export class Texts {
  private readonly xml: Xml;
  private memory: Memory | undefined;

  constructor(xml: Xml) {
    this.xml = xml;
  }

  /** The text of the current element. */
  read(): string {
    const { xml } = this;
    if (!xml.span()) return unescape(xml.text());
    const { bytes, start, end } = xml;
    const size = end - start;
    if (size === 0) return '';
    if (size > 512) return unescape(xml.decode(start, end, true));
    let hash = size;
    for (let p = start; p < end; p++) hash = (Math.imul(hash, 31) + bytes[p]!) | 0;
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
    // Made when needed: most books keep their texts in one place and have none in the sheets.
    const { starts, ends, texts } = (this.memory ??= new Memory());
    const known = starts[slot]!;
    if (ends[slot]! - known === size) {
      let i = 0;
      while (i < size && bytes[known + i] === bytes[start + i]) i++;
      if (i === size) return texts[slot]!;
    }
    const text = unescape(xml.decode(start, end, true));
    starts[slot] = start;
    ends[slot] = end;
    texts[slot] = text;
    return text;
  }
}

/** `<is>`: plain text or rich runs; `rPh`, the reading aid of East Asian offices, is no part of the text. */
export function richText(xml: Xml, texts: Texts): string {
  const { level } = xml;
  let text = '';
  while (xml.next(level)) text += piece(xml, texts);
  return within(xml, text);
}

/** The text of one child of `<si>` or `<is>`. */
function piece(xml: Xml, texts: Texts): string {
  if (xml.is('t')) return texts.read();
  let text = '';
  if (xml.is('r')) for (const { level } = xml; xml.next(level);) if (xml.is('t')) text += texts.read();
  return text;
}

function within(xml: Xml, text: string): string {
  if (text.length > xml.limits.text) xml.fail('text-too-long');
  return text;
}

/** Texts that cells share by number: found in one pass, decoded when first asked for. Most belong to sheets nobody reads. */
export class SharedStrings {
  private readonly xml: Xml;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: (string | undefined)[] = [];

  constructor(xml: Xml) {
    this.xml = xml;
    const texts = new Texts(xml);
    while (xml.next(0)) {
      while (xml.next(1)) {
        if (!xml.is('si')) continue;
        if (this.texts.length === xml.limits.strings) throw new NotReadable('too-many-strings');
        this.add(texts);
      }
    }
  }

  /** Undefined when there is no text of that number. */
  get(index: number): string | undefined {
    const known = this.texts[index];
    const start = this.starts[index];
    if (known !== undefined || start === undefined) return known;
    return (this.texts[index] = unescape(this.xml.decode(start, this.ends[index]!, true)));
  }

  private add(texts: Texts): void {
    const { xml } = this;
    const { level } = xml;
    if (!xml.next(level)) return this.keep(0, 0, '');
    const plain = xml.is('t') && xml.span();
    const { start, end } = xml;
    let text = plain ? '' : piece(xml, texts);
    const more = xml.next(level);
    if (plain && !more) return this.keep(start, end, undefined);
    if (plain) text = unescape(xml.decode(start, end, true));
    if (more)
      do text += piece(xml, texts);
      while (xml.next(level));
    this.keep(0, 0, within(xml, text));
  }

  private keep(start: number, end: number, text: string | undefined): void {
    this.starts.push(start);
    this.ends.push(end);
    this.texts.push(text);
  }
}

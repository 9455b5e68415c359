import { NotReadable } from './limits.ts';
import { unescape, type Xml } from './xml.ts';

/** Short texts repeat down a column («учитель», «да»): the same bytes are decoded once. */
export class Texts {
  private readonly xml: Xml;
  private readonly starts = new Int32Array(1024);
  private readonly ends = new Int32Array(1024);
  private readonly texts = Array.from({ length: 1024 }, () => '');

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
    const slot = (hash ^ (hash >>> 11)) & 1023;
    const known = this.starts[slot]!;
    if (this.ends[slot]! - known === size) {
      let i = 0;
      while (i < size && bytes[known + i] === bytes[start + i]) i++;
      if (i === size) return this.texts[slot]!;
    }
    const text = unescape(xml.decode(start, end, true));
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.texts[slot] = text;
    return text;
  }
}

/** `<si>` or `<is>`: plain text or rich runs; `rPh`, the reading aid of East Asian offices, is no part of the text. */
export function richText(xml: Xml, texts: Texts): string {
  const { level } = xml;
  let text = '';
  while (xml.next(level)) {
    if (xml.is('t')) text += texts.read();
    else if (xml.is('r')) while (xml.next(level + 1)) if (xml.is('t')) text += texts.read();
  }
  if (text.length > xml.limits.text) xml.fail('text-too-long');
  return text;
}

export function readStrings(xml: Xml): string[] {
  const strings: string[] = [];
  const texts = new Texts(xml);
  while (xml.next(0)) {
    while (xml.next(1)) {
      if (!xml.is('si')) continue;
      if (strings.length === xml.limits.strings) throw new NotReadable('too-many-strings');
      strings.push(richText(xml, texts));
    }
  }
  return strings;
}

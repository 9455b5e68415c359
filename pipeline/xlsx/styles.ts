import { NotReadable } from './limits.ts';
import type { Xml } from './xml.ts';

/** All that a style id means to us. */
export interface Styles {
  isDate(style: number): boolean;
  isUnlocked(style: number): boolean;
}

interface Format {
  readonly number: number;
  /** Undefined when the format says nothing of its own and its parent style decides. */
  readonly locked: boolean | undefined;
  readonly parent: number;
}

/** The formats every office knows by number; pure times (18–21, 45–47) hold no day. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Excel allows no longer format; a longer one is not worth the time. */
const LONGEST = 255;

/** Does the format show a day, a month or a year? Minutes share their letter with months. */
export function isDateFormat(code: string): boolean {
  if (code.length > LONGEST) return false;
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g, '')
    .split(';', 1)[0]!
    .toLowerCase();
  if (letters === 'general' || letters.includes('e+')) return false;
  return /[yd]/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters));
}

export const NO_STYLES: Styles = { isDate: () => false, isUnlocked: () => false };

export function readStyles(xml: Xml): Styles {
  const custom = new Map<number, boolean>();
  const parents: Format[] = [];
  const formats: Format[] = [];
  const add = (to: Format[]) => {
    if (to.push(readFormat(xml)) > xml.limits.styles) throw new NotReadable('too-many-styles');
  };
  while (xml.next(0)) {
    while (xml.next(1)) {
      if (xml.is('numFmts')) {
        while (xml.next(2)) custom.set(Number(xml.attr('numFmtId')), isDateFormat(xml.attr('formatCode') ?? ''));
      } else if (xml.is('cellStyleXfs')) {
        while (xml.next(2)) add(parents);
      } else if (xml.is('cellXfs')) {
        while (xml.next(2)) add(formats);
      }
    }
  }
  const dates = formats.map(({ number }) => custom.get(number) ?? isBuiltInDate(number));
  const unlocked = formats.map(({ locked, parent }) => !(locked ?? parents[parent]?.locked ?? true));
  return {
    isDate: (style) => dates[style] ?? false,
    isUnlocked: (style) => unlocked[style] ?? false,
  };
}

function readFormat(xml: Xml): Format {
  const number = Number(xml.attr('numFmtId') ?? 0);
  const parent = Number(xml.attr('xfId') ?? 0);
  const { level } = xml;
  let locked: boolean | undefined;
  while (xml.next(level)) {
    if (xml.is('protection')) locked = isTrue(xml.attr('locked'), true);
  }
  return { number, locked, parent };
}

/** An XML boolean: Excel writes digits, LibreOffice words. */
export const isTrue = (text: string | undefined, otherwise = false): boolean =>
  text === undefined ? otherwise : text === '1' || text === 'true' || text === 'on';

/** An ISO date of a Strict book as Excel's day number. */
export function toSerial(text: string): number | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?Z?$/.exec(text.trim());
  const time = found === null ? NaN : Date.parse(`${found[1]}T${found[2] ?? '00:00'}Z`);
  if (Number.isNaN(time)) return null;
  const days = time / 86_400_000 + 25_569;
  return days < 61 ? days - 1 : days;
}

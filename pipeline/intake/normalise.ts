import type { Field } from '../catalogue/fields.ts';
import type { Vocabulary } from '../catalogue/vocabularies.ts';
import type { Value } from '../condition/predicate.ts';
import { dateOf, russianDate } from '../period.ts';

/** A cell as the file has it. */
export interface RawCell {
  readonly value: string | number | boolean | null;
  /** The number is shown as a date; it is a serial of the 1900 system. */
  readonly date?: boolean | undefined;
  /** From a text file, where every number is text: «27,5» needs no correction. */
  readonly plain?: boolean | undefined;
  /** An error value instead of a number, as files have it: «#REF!». */
  readonly error?: string | undefined;
  /** The cell holds a formula; with the value null its result was not saved. */
  readonly formula?: boolean | undefined;
}

/** What became of a cell: its value, what was put right on the way, or why it cannot be read. */
export interface Normalised {
  readonly value: Value;
  readonly fixed?: string;
  readonly wrong?: string;
}

const blank: Normalised = { value: null };

/** Latin letters that look like Cyrillic ones, as keyboards mix them up. */
const TWINS: Readonly<Record<string, string>> = {
  a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', k: 'к', m: 'м', t: 'т', b: 'в', h: 'н',
}; // prettier-ignore

/** Words of letters, digits and common signs with single spaces between: nothing to tidy, as in nearly every cell. */
const TIDY = /^(?:[!-~А-Яа-яЁё№«»–—]+(?: [!-~А-Яа-яЁё№«»–—]+)*)?$/;

/** Text as people see it: one kind of space, none at the ends, no invisible marks, composed letters. */
export const tidy = (text: string): string => (TIDY.test(text) ? text : tidied(text));

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    // Control characters that no keyboard types, except the spaces among them.
    .replace(/[^\P{Cc}\s]/gu, '')
    .replace(/[\s\u00a0\u2007\u202f]+/g, ' ')
    .trim();

/** How a list's value is recognised: case, ё, dots, quotes and Latin twins do not matter. */
export const likeness = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.«»"]/g, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/[acekmopxtybh]/g, (letter) => TWINS[letter]!)
    .trim();

const known = new Map<Vocabulary, Map<string, string>>();

function recognise(vocabulary: Vocabulary, text: string): string | undefined {
  if (vocabulary.values.includes(text)) return text;
  let words = known.get(vocabulary);
  if (words === undefined) {
    const pairs = [
      ...Object.entries(vocabulary.synonyms ?? {}),
      ...vocabulary.values.map((value): [string, string] => [value, value]),
    ];
    words = new Map(pairs.map(([written, value]) => [likeness(written), value]));
    known.set(vocabulary, words);
  }
  // A bullet before the word («- учитель») comes along when a list is pasted from a text.
  return words.get(likeness(text)) ?? words.get(likeness(text.replace(/^[-–—•·*]\s+/, '')));
}

/** Errors of formulas as Russian offices show them. */
const ERRORS: ReadonlyMap<string, string> = new Map([
  ['#REF!', '#ССЫЛКА!'],
  ['#NAME?', '#ИМЯ?'],
  ['#VALUE!', '#ЗНАЧ!'],
  ['#DIV/0!', '#ДЕЛ/0!'],
  ['#N/A', '#Н/Д'],
  ['#NUM!', '#ЧИСЛО!'],
  ['#NULL!', '#ПУСТО!'],
]);

const LONGEST = 60;
/** «Иванова А. А.», «Иванова Анна Петровна»: what looks like a person is not repeated in remarks, they leave the school. */
const PERSON = /^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)? ([А-ЯЁ]\.( ?[А-ЯЁ]\.)?|[А-ЯЁ][а-яё]+( [А-ЯЁ][а-яё]+)?)$/;

/** A value as a remark repeats it. */
export const quoted = (text: string): string =>
  PERSON.test(tidy(text))
    ? 'текст, похожий на ФИО (не показан),'
    : `«${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}»`;

/** «нет данных» in so many words; never the same as «нет». */
const NO_DATA = new Set(['н/д', 'нд', 'нет данных', 'н/п', 'не применимо', 'х', '#н/д']);

/**
 * Reads one cell as its field asks. Puts right what is safe and says so; what is not safe comes back `wrong`
 * with the value null, never guessed.
 */
export function normalise(raw: RawCell, field: Field): Normalised {
  if (raw.error !== undefined) return { value: null, wrong: `ошибка формулы ${ERRORS.get(raw.error) ?? raw.error}` };
  if (raw.value === null)
    return raw.formula ? { value: null, wrong: 'вместо значения формула, результат которой не сохранён' } : blank;
  const text =
    typeof raw.value === 'string'
      ? tidy(raw.value)
      : typeof raw.value === 'boolean'
        ? truth(raw.value)
        : `${raw.value}`;
  if (text === '') return blank;
  if (field.owner !== 'staff' && field.owner !== 'training' && field.kind !== 'text' && NO_DATA.has(likeness(text)))
    return { value: null, fixed: `«${text}» понято как «нет данных» (пусто)` };
  switch (field.kind) {
    case 'text':
      return { value: text };
    case 'list':
      return listValue(raw, text, field.list!);
    case 'lists':
      return listValues(text, field.list!);
    case 'date':
      return dateValue(raw, text);
    case 'integer':
    case 'number':
      return numberValue(raw, text, field);
  }
}

const truth = (value: boolean): string => (value ? 'ИСТИНА' : 'ЛОЖЬ');

function listValue(raw: RawCell, text: string, vocabulary: Vocabulary): Normalised {
  const said = /^(истина|true)$/i.test(text) ? 'да' : /^(ложь|false)$/i.test(text) ? 'нет' : text;
  const value = recognise(vocabulary, said);
  if (value === undefined) return wrong(text);
  if (value === raw.value) return { value };
  // The same word to the eye: the difference was in spaces, invisible marks or letters of two parts.
  if (value === text) return { value, fixed: `убраны лишние пробелы и невидимые знаки: «${value}»` };
  return { value, fixed: `${quoted(text)} → «${value}»` };
}

const wrong = (text: string): Normalised => ({ value: null, wrong: `${quoted(text)} не из списка` });

function listValues(text: string, vocabulary: Vocabulary): Normalised {
  const parts = text
    .split(/[,;\n]/)
    .map(tidy)
    .filter((part) => part !== '');
  const values: string[] = [];
  const fixed: string[] = [];
  for (const part of parts) {
    const value = recognise(vocabulary, part) ?? (vocabulary.open ? part.toLowerCase() : undefined);
    if (value === undefined) return wrong(part);
    const kept = vocabulary.open ? value.toLowerCase() : value;
    if (kept.toLowerCase() !== part.toLowerCase()) fixed.push(`${quoted(part)} → «${kept}»`);
    if (!values.includes(kept)) values.push(kept);
  }
  return { value: values, ...(fixed.length === 0 ? {} : { fixed: fixed.join(', ') }) };
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isoDate(year: number, month: number, day: number): string | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !leap ? 28 : MONTH_DAYS[month - 1];
  if (days === undefined || day < 1 || day > days || year < 1900 || year > 2199) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A civil date of a text, with or without «г.»; undefined when it is none. */
export function readDate(text: string): string | undefined {
  const bare = text.replace(/\s*г(ода|од|\.)?\.?$/i, '').trim();
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare);
  if (russian !== null) return isoDate(Number(russian[3]), Number(russian[2]), Number(russian[1]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(bare);
  return iso === null ? undefined : isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
}

/** Serials of 1970–2099; others are no dates of ours. */
const isPlausible = (serial: number): boolean => serial >= 25_569 && serial < 73_051;

function dateValue(raw: RawCell, text: string): Normalised {
  if (typeof raw.value === 'number') {
    if (!isPlausible(raw.value)) return { value: null, wrong: `число ${text} вместо даты` };
    const value = dateOf(raw.value);
    return raw.date ? { value } : { value, fixed: `число ${text} прочитано как дата ${russianDate(value)}` };
  }
  const value = readDate(text);
  if (value === undefined) return { value: null, wrong: `${quoted(text)} – не дата дд.мм.гггг` };
  // In a text file every date is text; in a workbook it was pasted as text and the sheet's formulas miss it.
  const plain = raw.plain && (text === value || text === russianDate(value));
  return plain ? { value } : { value, fixed: `текст ${quoted(text)} прочитан как дата ${russianDate(value)}` };
}

/** Digits that were typed as letters: «1О», «З5», «l2». */
const unmask = (text: string): string =>
  text
    .replace(/[ОоOo]/g, '0')
    .replace(/[Зз]/g, '3')
    .replace(/[lI|]/g, '1');

function numberValue(raw: RawCell, text: string, { kind, unit, code }: Field): Normalised {
  const fits = (number: number, fixed?: string): Normalised => {
    const nearest = Math.round(number * 1e6) / 1e6;
    if (!Number.isFinite(number)) return { value: null, wrong: `${quoted(text)} – не число` };
    if (kind === 'integer' && !Number.isInteger(nearest))
      return { value: null, wrong: `${quoted(text)} – не целое число` };
    return fixed === undefined ? { value: nearest } : { value: nearest, fixed };
  };
  const isYear = code.endsWith('_year');
  if (typeof raw.value === 'number') {
    if (raw.date && isPlausible(raw.value)) {
      const date = dateOf(raw.value);
      if (isYear) return fits(Number(date.slice(0, 4)), 'из даты взят год');
      return { value: null, wrong: `вместо числа – дата ${russianDate(date)}: Excel принял число за дату` };
    }
    // Years and small numbers in a cell that shows dates: the number itself is what was typed.
    if (raw.date) return fits(raw.value, `число ${text} в ячейке с видом даты`);
    return fits(raw.value);
  }
  if (typeof raw.value === 'boolean') return { value: null, wrong: `${quoted(text)} – не число` };
  const date = isYear ? readDate(text) : undefined;
  if (date !== undefined) return fits(Number(date.slice(0, 4)), 'из даты взят год');
  const unitLess = text.replace(unitSuffix(unit, isYear), '').trim();
  const bare = unitLess.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '');
  const digits = /\d/.test(bare) && !/^[+-]?\d+([.,]\d+)?$/.test(bare) ? unmask(bare) : bare;
  if (!/^[+-]?\d+([.,]\d+)?$/.test(digits)) return { value: null, wrong: `${quoted(text)} – не число` };
  const number = Number(digits.replace(',', '.'));
  const same = raw.plain ? /^\d+([.,]\d+)?$/.test(String(raw.value)) : String(raw.value) === String(number);
  return fits(number, same ? undefined : `${quoted(text)} → ${String(number).replace('.', ',')}`);
}

const unitSuffix = (unit: string | undefined, isYear: boolean): RegExp =>
  isYear ? /\s*(г\.?|год)$/i : unit === 'чел.' ? /\s*(чел\.?|человек)$/i : unit === 'лет' ? /\s*(лет|год|года|л\.?)$/i
  : unit === 'ч' ? /\s*(ч\.?|час(а|ов)?)$/i : unit === 'ед.' ? /\s*(ед\.?|ставк[аи]|ставок)$/i : /$^/; // prettier-ignore

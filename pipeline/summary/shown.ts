import type { Indicator } from '../catalogue/types.ts';
import type { Fraction, IndicatorResult } from '../indicators/results.ts';
import { percent } from '../indicators/share.ts';
import { looks } from '../xlsx/looks.ts';
import type { Style } from '../xlsx/write.ts';
import { style } from './style.ts';
import type { Rich } from './table.ts';

export const NO_DATA = 'нет данных';
export const DASH = '–';

export const unknown: Rich = { value: NO_DATA, look: style.unknown };
export const none: Rich = { value: DASH, look: looks.centred };

/** A decimal as Russian text: 9.9 → «9,9». */
export const russian = (number: number): string => `${number}`.replace('.', ',');

/** 1 школа, 2 школы, 5 школ. */
export function plural(number: number, one: string, few: string, many: string): string {
  const [tens, units] = [number % 100, number % 10];
  if (units === 1 && tens !== 11) return one;
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}

/** A whole number, or hundredths of staff units; a blank is not zero. */
export function amount(value: number | null | undefined): Rich {
  if (value === undefined) return none;
  if (value === null) return unknown;
  return { value, look: Number.isInteger(value) ? looks.number : style.hundredths };
}

/** A percentage without its sign, for columns headed «%». */
export const percentage = (value: number | null | undefined): Rich =>
  value === undefined ? none : value === null ? unknown : { value, look: looks.percent };

const inUnits = (unit: string): Style => ({ ...looks.number, numFmt: `#,##0" ${unit}"` });
const UNIT_LOOKS: Readonly<Record<string, Style>> = {
  '%': style.share,
  'чел.': inUnits('чел.'),
  'ед.': inUnits('ед.'),
  дней: inUnits('дней'),
};

const yesNo = (value: boolean): string => (value ? 'Да' : 'Нет');

/** The value of an indicator as the document's own column would hold it. */
export function factOf({ value, unit, numerator, denominator }: IndicatorResult): Rich {
  if (value === null) return unknown;
  if (typeof value === 'boolean') {
    const share = percent(numerator ?? null, denominator ?? null);
    const asked = share === null ? '' : ` (${numerator} из ${denominator} ОО, ${russian(share)} %)`;
    return { value: `${yesNo(value)}${asked}`, look: looks.centred };
  }
  if (typeof value === 'string') return { value: `${value[0]?.toUpperCase() ?? ''}${value.slice(1)}` };
  return { value, look: UNIT_LOOKS[unit] ?? looks.decimal };
}

/** The percentage behind an indicator: its value, or the share of schools that said «да». */
export const shareOf = ({ kind, value, numerator, denominator }: IndicatorResult): number | null | undefined => {
  if (kind === 'share') return typeof value === 'number' ? value : null;
  return kind === 'presence' && typeof denominator === 'number' ? percent(numerator ?? null, denominator) : undefined;
};

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '<': '<', '>': '>', '=': '=' };

/** «≥ 10 %», «да»; empty without a target. */
export function bareTarget({ target, unit }: Pick<IndicatorResult, 'target' | 'unit'>): string {
  if (target === undefined) return '';
  if (target.value === true) return 'да';
  return `${SIGNS[target.op] ?? target.op} ${russian(target.value)}${unit === '%' ? ' %' : ''}`;
}

/** The target with the word of who set it, where that is not the document: «≥ 15 % (порог ИМЦ)». */
export const targetText = (result: Pick<IndicatorResult, 'target' | 'unit'>): string =>
  `${bareTarget(result)}${isOwn(result) ? ' (порог ИМЦ)' : ''}`;

/** Whether the ИМЦ has set the target itself. */
export const isOwn = ({ target }: Pick<IndicatorResult, 'target'>): boolean => target?.by !== undefined;

/** Whether the target is reached, in a word and a colour: print is black and white. */
export function metOf({ target, met }: IndicatorResult): Rich {
  if (target === undefined) return none;
  if (met === undefined || met === null) return unknown;
  return metWord(met);
}

/** «да» or «нет» on its colour. */
export const metWord = (met: boolean): Rich =>
  met ? { value: 'да', look: style.met } : { value: 'нет', look: style.missed };

/** Last year's value. */
export const previousOf = ({ previous, unit }: IndicatorResult): Rich =>
  previous === undefined ? none : factOf({ id: '', kind: 'share', unit, value: previous });

export const changeOf = ({ change }: IndicatorResult): Rich =>
  typeof change === 'number' ? { value: change, look: style.change } : none;

/** «13 из 16»; the ИМЦ's own numbers say so. */
export const coverageOf = ({ coverage }: IndicatorResult): string =>
  coverage === undefined ? 'ИМЦ' : `${coverage.schools} из ${coverage.of}`;

/** «55,1–71,0» while schools are missing. */
export const boundsText = ({ bounds }: IndicatorResult): string =>
  bounds === undefined ? DASH : `${bounds[0].toFixed(1)}–${bounds[1].toFixed(1)}`.replaceAll('.', ',');

/** A school's value of any kind. */
export const fractionValue = ({ value }: Fraction): string | number =>
  value === null ? DASH : typeof value === 'boolean' ? yesNo(value).toLowerCase() : value;

/** Number and wording together where no column shows the number: «П5. Доля…». */
export const numbered = ({ printed, text }: Pick<Indicator, 'printed' | 'text'>): string =>
  printed === '' ? text : `${printed} ${text}`;

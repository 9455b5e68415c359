import type { Indicator } from '../../../pipeline/catalogue/types.ts';
import type { Fraction, IndicatorResult } from '../../../pipeline/indicators/results.ts';
import { percent } from '../../../pipeline/indicators/share.ts';
import { russian } from '../words.ts';

export { labelOf, rowTitle, sectionTitle, shorten } from '../../../pipeline/summary/labels.ts';
export { bareTarget, boundsText, coverageOf, isOwn, targetText } from '../../../pipeline/summary/shown.ts';
export { formulaOf } from '../../../pipeline/summary/words.ts';

export const NO_DATA = 'нет данных';

/** «9,9 %», «Да (5 из 14 ОО)», «нет данных». */
export function factText({
  value,
  unit,
  numerator,
  denominator,
}: Pick<IndicatorResult, 'value' | 'unit' | 'numerator' | 'denominator'>): string {
  if (value === null) return NO_DATA;
  if (typeof value === 'boolean') {
    const share = percent(numerator ?? null, denominator ?? null);
    return `${value ? 'Да' : 'Нет'}${share === null ? '' : ` (${numerator} из ${denominator} ОО)`}`;
  }
  if (typeof value === 'string') return `${value[0]?.toUpperCase() ?? ''}${value.slice(1)}`;
  return unit === '%'
    ? `${value.toLocaleString('ru-RU', { minimumFractionDigits: 1 })} %`
    : `${russian(value)} ${unit === 'да/нет' || unit === 'статус' ? '' : unit}`.trim();
}

/** A school's or a subject's value without its unit. */
export const valueText = ({ value }: Fraction): string =>
  value === null ? '–' : typeof value === 'boolean' ? (value ? 'да' : 'нет') : russian(value);

/** «37 из 374»; nothing where there is no fraction. */
export const fractionText = ({ numerator, denominator }: Pick<IndicatorResult, 'numerator' | 'denominator'>): string =>
  typeof numerator === 'number' && typeof denominator === 'number'
    ? `${russian(numerator)} из ${russian(denominator)}`
    : '';

/** «+3,2 п. п.», «−2». */
export function changeText({ change, unit }: Pick<IndicatorResult, 'change' | 'unit'>): string {
  if (typeof change !== 'number') return '';
  const size = russian(Math.abs(change));
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${size}${unit === '%' ? ' п. п.' : ''}`;
}

/** Last year's value. */
export const previousText = ({ previous, unit }: IndicatorResult): string =>
  previous === undefined ? '' : factText({ value: previous, unit });

/** «П5. Доля…», «8.4 Доля…». */
export const titleOf = (indicator: Indicator): string =>
  indicator.printed === '' ? indicator.text : `${indicator.printed} ${indicator.text}`;

import type { Indicator } from '../catalogue/types.ts';
import { looks } from '../xlsx/looks.ts';
import { resultOf, type Context } from './context.ts';
import {
  amount,
  boundsText,
  changeOf,
  coverageOf,
  factOf,
  metOf,
  none,
  percentage,
  previousOf,
  shareOf,
  targetText,
} from './shown.ts';
import { style } from './style.ts';
import type { Column } from './table.ts';

/**
 * Our columns beside a table of the document: what the value is made of, what it is held against, how complete it is,
 * and a link to where it comes from.
 * @param valueShown the document has a column for the value
 */
export function ownColumns(
  context: Context,
  indicators: readonly Indicator[],
  valueShown: boolean,
): Column<Indicator>[] {
  const { framework, settings, previous } = context.request;
  const of = (indicator: Indicator) => resultOf(context, indicator);
  const held = new Map(
    framework.facts.flatMap((fact) => (fact.comparesTo === undefined ? [] : [[fact.comparesTo, fact]])),
  );
  const own = true;
  const centred = looks.centred;
  const change = indicators.some(({ unit }) => unit === '%') ? 'Δ, п. п.' : 'Δ';
  const columns: Column<Indicator>[] = [
    { heading: 'Числитель', width: 10.5, own, show: (row) => amount(of(row).numerator) },
    { heading: 'Знаменатель', width: 12.5, own, show: (row) => amount(of(row).denominator) },
    valueShown
      ? { heading: '%', width: 8, own, show: (row) => percentage(shareOf(of(row))) }
      : { heading: 'Значение', width: 12, own, look: style.boldCentred, show: (row) => factOf(of(row)) },
    ...(indicators.some((indicator) => of(indicator).target !== undefined)
      ? ([
          {
            heading: `Порог на ${settings.period.year}`,
            width: 9,
            own,
            look: centred,
            show: (row) => targetText(of(row)) || none,
          },
          { heading: 'Порог достигнут?', width: 11, own, show: (row) => metOf(of(row)) },
        ] satisfies Column<Indicator>[])
      : []),
    ...(previous === undefined
      ? []
      : ([
          { heading: `Прошлый период`, width: 10, own, look: centred, show: (row) => previousOf(of(row)) },
          { heading: change, width: 8, own, show: (row) => changeOf(of(row)) },
        ] satisfies Column<Indicator>[])),
    { heading: 'По данным ОО', width: 9, own, look: centred, show: (row) => coverageOf(of(row)) },
    { heading: 'Границы, %', width: 11, own, look: centred, show: (row) => boundsText(of(row)) },
  ];
  const dates = new Set(indicators.flatMap(({ id }) => held.get(id)?.asOf ?? []));
  if (dates.size > 0)
    columns.push({
      heading: `В документе, ${[...dates].join(', ')}`,
      width: 12,
      own,
      look: centred,
      show: ({ id, unit }) => {
        const value = held.get(id)?.value ?? null;
        if (value === null) return none;
        if (unit === '%') return { value, look: style.share };
        return unit === 'да/нет' ? { value: value === 1 ? 'Да' : 'Нет' } : value;
      },
    });
  if (indicators.some((indicator) => of(indicator).comment !== undefined))
    columns.push({ heading: 'Комментарий ИМЦ', width: 26, own, show: (row) => of(row).comment ?? '' });
  columns.push({
    heading: 'Откуда',
    width: 8,
    own,
    show: ({ id }) => {
      const to = context.origins.get(id);
      return to === undefined ? none : { value: 'откуда', to, look: style.linkCentred };
    },
  });
  return columns;
}

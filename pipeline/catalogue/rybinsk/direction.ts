import type { Measure, Norm, Term } from '../types.ts';

type Quantity = Omit<Norm, 'id'>;

/** A row of the programme's plan as printed; its key, place and dates follow from it. */
interface Row {
  readonly no: string;
  /** The number was printed before: 1.13–1.16 stand in the plan twice. */
  readonly again?: true;
  readonly text: string;
  readonly term: string;
  readonly executor: string;
  readonly result: string;
  readonly norms?: readonly Quantity[];
  readonly readings?: readonly string[];
}

export const least = (raw: string, value: number, unit = '%'): Quantity => ({ raw, op: '>=', value, unit });

/** «100 %»: all of them. */
export const whole = (raw: string): Quantity => ({ raw, op: '=', value: 100, unit: '%' });

const recurrences: Readonly<Record<string, Term['recurrence']>> = {
  'Не менее 2 раз в год': 'дважды в год',
  'По запросу руководителя ОО': 'по запросу',
};

/** A cell with several years (one for each part of the measure) runs from the first to the last. */
function term(raw: string): Term {
  const years = raw.match(/\d{4}/g);
  const recurrence = recurrences[raw];
  return {
    raw,
    ...(years === null ? {} : { from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-31` }),
    ...(recurrence === undefined ? {} : { recurrence }),
  };
}

export function direction(section: string, rows: readonly Row[]): Measure[] {
  const place = `Система программных мероприятий, ${section.slice(0, section.indexOf('.'))}`;
  return rows.map(({ no, again, norms = [], readings, ...row }): Measure => {
    const number = no.replace(/\.$/, '');
    return {
      ...row,
      key: `ryb.${number}${again ? 'b' : ''}`,
      printed: no,
      section,
      term: term(row.term),
      norms: norms.map((norm, index) => ({ id: String(index + 1), ...norm })),
      clause: `${place}, ${number}${again ? ' (второй раз)' : ''}`,
      ...(readings === undefined ? {} : { readings }),
    };
  });
}

import type { Field } from '../catalogue/fields.ts';
import { address } from '../xlsx/address.ts';
import { fieldColumns, type Growing } from './layout.ts';

/** Formula that counts the blank required cells of a filled row; empty for a row nobody has begun. */
export function leftFormula(layout: Growing): string {
  const { first } = layout;
  const inputs = fieldColumns(layout).filter(({ field }) => field.code !== 'row_no');
  const cell = (at: number): string => address(first, at);
  // Neighbouring input columns are looked at together.
  const runs: [number, number][] = [];
  for (const { at } of inputs) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === at - 1) run[1] = at;
    else runs.push([at, at]);
  }
  const begun = runs
    .map(([from, to]) =>
      from === to ? `LEN(TRIM(${cell(from)}))` : `SUMPRODUCT(LEN(TRIM(${cell(from)}:${cell(to)})))`,
    )
    .join('+');
  const blanks = (required: Field['required']): string[] =>
    inputs
      .filter(({ field, part }) => field.required === required && part === 1)
      .map(({ at }) => `(LEN(TRIM(${cell(at)}))=0)`);
  const position = inputs.find(({ field }) => field.code === 'position');
  const teacher = blanks('teacher');
  const sum = [
    ...blanks('always'),
    ...(teacher.length === 0 || position === undefined
      ? []
      : [`(${cell(position.at)}="учитель")*(${teacher.join('+')})`]),
  ].join('+');
  return `IF(${begun}=0,"",${sum})`;
}

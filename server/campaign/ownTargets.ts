import { findFramework } from '../../pipeline/catalogue/index.ts';
import type { Indicator, OwnTarget } from '../../pipeline/catalogue/types.ts';
import { either, list, Mismatch, number, object, oneOf, optional, record, type Shape } from '../http/shape.ts';

const yes: Shape<true> = {
  schema: { const: true },
  read(value, at) {
    if (value !== true) throw new Mismatch(at, 'нужно true');
    return value;
  },
};

/** Targets of the ИМЦ by «framework/indicator», each in force from a year on; one without a year always is. */
export const ownTargetsShape = record(
  list(
    object({
      op: oneOf('>=', '<=', '<', '>', '='),
      value: either(yes, number({ min: 0, max: 1000, whole: false })),
      from: optional(number({ min: 2000, max: 2100 })),
    }),
    { min: 1, max: 20 },
  ),
  { max: 500 },
);

function findIndicator(key: string): Indicator | undefined {
  const [framework = '', id] = key.split('/', 2);
  return findFramework(framework)?.indicators.find((one) => one.id === id);
}

/** What is wrong with a target for this indicator, in words. */
function unfit({ computation, unit }: Indicator, { op, value }: OwnTarget): string | undefined {
  if (computation.kind === 'text') return 'у показателя-статуса порога не бывает';
  if (computation.kind === 'presence')
    return value === true && op === '=' ? undefined : 'у показателя «да/нет» порог – op «=», value true';
  if (value === true) return 'нужно число';
  if (unit === '%' ? Math.round(10 * value) / 10 === value : Number.isInteger(value)) return undefined;
  return unit === '%' ? 'не больше одного знака после запятой' : 'нужно целое число';
}

/** What the shape cannot say: indicators that exist, a number or «да» as the indicator has it, each year once. */
export function wrongTarget(
  targets: Readonly<Record<string, readonly OwnTarget[]>>,
): { readonly at: string; readonly words: string } | undefined {
  for (const [key, list] of Object.entries(targets)) {
    const indicator = findIndicator(key);
    if (indicator === undefined) return { at: key, words: 'такого показателя нет' };
    if (new Set(list.map(({ from }) => from)).size < list.length) return { at: key, words: 'год назван дважды' };
    for (const [place, target] of list.entries()) {
      const words = unfit(indicator, target);
      if (words !== undefined) return { at: `${key}.${place}.value`, words };
    }
  }
  return undefined;
}

import type { Field } from './fields.ts';

/** What a cell of the field accepts, in words: «целое число от 0 до 60 лет», «одно из: да, нет». */
export function accepted({ kind, list, min, max, unit }: Field): string {
  if (list !== undefined) return `одно из: ${list.values.join(', ')}`;
  if (kind === 'text') return 'любой текст';
  const number = kind === 'integer' ? 'целое число' : kind === 'date' ? 'дата дд.мм.гггг' : 'число';
  const to = typeof max === 'object' ? `отчётного года${max.year === 0 ? '' : ` минус ${-max.year}`}` : max?.toString();
  return [number, ...(min === undefined ? [] : [`от ${min}`]), ...(to === undefined ? [] : [`до ${to}`]), unit ?? '']
    .filter((word) => word !== '')
    .join(' ');
}

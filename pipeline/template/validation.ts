import type { Field } from '../catalogue/fields.ts';
import { serialOf, type Period } from '../period.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { listName } from './names.ts';

type Validation = Parameters<SheetDraft['validate']>[1];

/** Excel shows no more than this. */
const TITLE = 32;
const TEXT = 255;
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

/** Upper bound of a number field in the reporting year, if it has one. */
export const highest = ({ max }: Field, { year }: Period): number | undefined =>
  typeof max === 'object' ? year + max.year : max;

/** What a cell of the field accepts, with its prompt and its refusal. */
export function validationOf(field: Field, period: Period): Validation {
  const { kind, label, prompt, min } = field;
  const shown = {
    allowBlank: true,
    showInputMessage: true,
    inputTitle: cut(label, TITLE),
    inputMessage: cut(prompt, TEXT),
  };
  const refused = (expected: string, message: string) =>
    ({
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: cut(`Ожидается ${expected}`, TITLE),
      errorMessage: cut(message, TEXT),
    }) as const;
  if (field.list !== undefined)
    return {
      ...shown,
      ...refused('значение из списка', 'Выберите значение из выпадающего списка (Alt + ↓).'),
      type: 'list',
      formula1: listName(field.list),
      // Rare subjects are kept as they are: the list helps, it does not forbid.
      ...(field.list.open ? { errorStyle: 'information' as const } : {}),
    };
  if (kind === 'date')
    return {
      ...shown,
      ...refused('дата', 'Введите дату в виде 15.03.2026.'),
      type: 'date',
      operator: 'between',
      formula1: `${serialOf('1970-01-01')}`,
      formula2: `${serialOf('2099-12-31')}`,
    };
  if (kind === 'integer' || kind === 'number') {
    const to = highest(field, period) ?? 99999;
    const what = kind === 'integer' ? 'целое число' : 'число';
    return {
      ...shown,
      ...refused(what, `Введите ${what} от ${min ?? 0} до ${to}. Только цифры: единицы писать не надо.`),
      type: kind === 'integer' ? 'whole' : 'decimal',
      operator: 'between',
      formula1: `${min ?? 0}`,
      formula2: `${to}`,
    };
  }
  return {
    ...shown,
    ...refused('короткий текст', 'Не больше 500 знаков.'),
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formula1: '500',
  };
}

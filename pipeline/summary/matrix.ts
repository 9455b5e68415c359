import type { IndicatorResult, SchoolValue } from '../indicators/results.ts';
import type { SheetDraft, Style } from '../xlsx/write.ts';
import { ofSchools } from './advice.ts';
import type { Context } from './context.ts';
import { gridPage, type GridColumn } from './grid.ts';
import type { Page } from './page.ts';
import { sparse, steps, style } from './style.ts';

/** Fewer people than this say nothing. */
const FEW = 5;
/** Percentage points that bound the five steps. */
const BOUNDS = [-20, -5, 5, 20] as const;
const STEP_WORDS = [
  'хуже более чем на 20 п. п.',
  'хуже на 5–20 п. п.',
  'в пределах 5 п. п.',
  'лучше на 5–20 п. п.',
  'лучше более чем на 20 п. п.',
];
const MARKS =
  'н/д – ОО не сдала отчёт, он отклонён или нужное число не заполнено; х – показатель к этому типу ОО не относится; – – знаменатель 0, доли нет. ОО стоят в порядке реестра: это не рейтинг.';

/** Values of every school, plain. */
export function matrixSheet(context: Context): SheetDraft {
  return gridPage(context, 'Матрица', 'Матрица: образовательные организации и показатели', (page) =>
    page.note(MARKS),
  ).sign();
}

/** Numerators and denominators of every school: provenance where a row for each would be too many. */
export function numbersSheet(context: Context): SheetDraft {
  const show = ({ numerator, denominator, value }: SchoolValue): string =>
    numerator === undefined ? `${value}` : denominator === undefined ? `${numerator}` : `${numerator}/${denominator}`;
  return gridPage(
    context,
    'Числа ОО',
    'Числители и знаменатели по организациям',
    (page) => page.note(`Числитель/знаменатель. Файлы и их контрольные суммы – лист «Протокол». ${MARKS}`),
    undefined,
    show,
  ).sign();
}

/** Step 0–4 of a school's share against the target, or against the municipality where there is none. */
export function stepOf(share: number, { value, target }: IndicatorResult): number | undefined {
  const against = typeof target?.value === 'number' ? target.value : value;
  if (typeof against !== 'number') return undefined;
  const better = target?.op.startsWith('<') === true ? against - share : share - against;
  return BOUNDS.filter((bound) => (bound < 0 ? better >= bound : better > bound)).length;
}

function colourOf({ value, denominator }: SchoolValue, { indicator, result }: GridColumn): Style | undefined {
  if (typeof value !== 'number' || result.kind !== 'share') return undefined;
  if (!ofSchools(indicator) && denominator !== undefined && denominator < FEW) return sparse;
  const step = stepOf(value, result);
  return step === undefined ? undefined : steps[step];
}

/** Below the grid: above it, it would leave no room on a small screen for the rows that scroll. */
function putLegend(page: Page): void {
  page.heading('Что значат цвета');
  const lines = [
    ...STEP_WORDS.map((words, at) => [words, steps[at]!] as const),
    [`мало данных: знаменатель меньше ${FEW}`, sparse] as const,
  ];
  for (const [words, look] of lines) {
    page.sheet.put(page.row, 1, '12,3', look).put(page.row, 2, words, style.denseText);
    page.sheet.height(page.row++, 14);
  }
  page.note(MARKS);
}

/** The same grid in five steps of one colour. */
export function heatSheet(context: Context): SheetDraft {
  const page = gridPage(
    context,
    'Тепловая карта',
    'Тепловая карта: отклонение от порога или от муниципального значения',
    (top) =>
      top.note(
        'Цвет – отклонение доли ОО от порога, а где порога нет – от значения муниципалитета; легенда – под таблицей. Мест и баллов нет, значения читаются без цвета.',
      ),
    colourOf,
  );
  putLegend(page);
  return page.sign();
}

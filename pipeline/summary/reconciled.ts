import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { Page } from './page.ts';
import { unknown } from './shown.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Rich } from './table.ts';
import type { ReconciliationRow } from './reconciliation.ts';

const VERDICTS = {
  сходится: style.met,
  расхождение: style.missed,
  'нет данных': style.unknown,
  'к сведению': looks.centred,
} as const;

const number = (value: number | null): Rich => (value === null ? unknown : { value, look: looks.number });

/** «Сверка»: what was compared, both numbers and the name of every difference. */
export function reconciledSheet(context: Context): SheetDraft {
  const { reconciliation } = context.request;
  const columns: Column<ReconciliationRow>[] = [
    { heading: '№', width: 5, look: looks.centred, show: (_, at) => at + 1 },
    { heading: 'Что сверяется', width: 42, show: ({ check }) => check },
    { heading: 'Где', width: 52, show: ({ about }) => about },
    { heading: 'Первое число', width: 11, show: ({ left }) => number(left) },
    { heading: 'Второе число', width: 11, show: ({ right }) => number(right) },
    {
      heading: 'Разница',
      width: 10,
      show: ({ difference }) => (difference === null ? unknown : { value: difference, look: style.difference }),
    },
    { heading: 'Вывод', width: 13, show: ({ verdict }) => ({ value: verdict, look: VERDICTS[verdict] }) },
    { heading: 'Чем объясняется', width: 48, show: ({ explanation }) => explanation },
  ];
  const page = new Page(
    context,
    'Сверка',
    columns.map(({ width }) => width),
    'Сверка контрольных сумм',
  );
  const wrong = reconciliation.filter(({ verdict }) => verdict === 'расхождение').length;
  page.line(
    wrong === 0
      ? `Сверено строк: ${reconciliation.length}. Расхождений нет.`
      : `Сверено строк: ${reconciliation.length}. Расхождений: ${wrong}; свод не выпускают, пока каждое не объяснено.`,
  );
  putTable(page, columns, rows(reconciliation), { freeze: true });
  return page.sign();
}

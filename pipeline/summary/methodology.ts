import type { Indicator, Reading } from '../catalogue/types.ts';
import { targetOf } from '../indicators/target.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { ownTargets, resultOf, type Context } from './context.ts';
import { labelOf } from './labels.ts';
import { Page } from './page.ts';
import { bareTarget, numbered } from './shown.ts';
import { putTable, rows, type Column } from './table.ts';

/** Rules common to all numbers, in the words of the sheet. */
const rules = (young: number): readonly string[] => [
  'Доля по муниципалитету – сумма числителей принятых ОО, делённая на сумму их знаменателей, а не среднее процентов ОО. Процент округляется до одного знака по целым числам, половина – вверх.',
  'Достижение порога проверяется по точной, неокруглённой доле. «Не менее» включает равенство, «менее» – нет; «100 %» достигнуто при 100 и больше.',
  'Пустая ячейка – не ноль. Неизвестное число показано как «нет данных»; ОО, не заполнившая нужное число, не входит ни в числитель, ни в знаменатель показателя.',
  'Рядом с каждым показателем написано, по данным скольких ОО он посчитан и к скольким ОО реестра он относится. Отклонённый отчёт в суммы не входит.',
  `Возраст – полных лет на 1 января отчётного года. «До ${young} лет» – ${young} лет включительно (настройка муниципалитета).`,
  'Внешние совместители считаются по основному месту работы: здесь их нет нигде, кроме показателя о совместительстве.',
  'Границы: каким могло бы стать значение, если бы сдали все. Принимается, что в каждой несдавшей ОО столько же людей (или иных единиц знаменателя), сколько в среднем в принятых ОО того же типа, и что её доля – 0 % (нижняя граница) или 100 % (верхняя). Это предположение о размере, а не доверительный интервал; когда сдали все, границ нет.',
  'Тепловая карта сравнивает долю ОО с порогом, а где порога нет – со значением муниципалитета. Доли со знаменателем меньше 5 закрашены серым: по ним нельзя судить.',
];

/** «Методика»: rules, how unclear places of the document are read, and choices taken beyond them. */
export function methodologySheet(context: Context): SheetDraft {
  const { framework, settings } = context.request;
  const page = new Page(context, 'Методика', [12, 52, 52, 52], 'Методика: как посчитаны показатели');
  page.heading('Общие правила');
  rules(settings.youngMaxAge).forEach((rule, at) => page.line(`${at + 1}. ${rule}`));
  if (framework.readings.length > 0) {
    page.heading('Как прочитаны неясные места документа');
    const columns: Column<Reading>[] = [
      { heading: 'Отметка', width: 12, look: looks.centred, show: ({ mark }) => mark },
      { heading: 'Что неясно', width: 52, show: ({ unclear }) => unclear },
      { heading: 'Как прочитано', width: 52, show: ({ reading }) => reading },
      { heading: 'Почему', width: 52, show: ({ reason }) => reason },
    ];
    putTable(page, columns, rows(framework.readings));
  }
  putOwnTargets(page, context);
  const chosen = framework.indicators.filter(({ choice }) => choice !== undefined);
  if (chosen.length > 0) {
    page.heading('Решения, принятые сверх документа');
    const columns: Column<Indicator>[] = [
      { heading: '№', width: 12, look: looks.centred, show: labelOf },
      { heading: 'Показатель', width: 52, show: numbered },
      { heading: 'Решение', width: 52, show: ({ choice = '' }) => choice },
      { heading: 'Где в документе', width: 52, show: ({ clause }) => clause },
    ];
    putTable(page, columns, rows(chosen));
  }
  return page.sign();
}

/** What the ИМЦ has set itself, beside the words of the document. */
function putOwnTargets(page: Page, context: Context): void {
  const { year } = context.request.settings.period;
  const own = ownTargets(context);
  if (own.length === 0) return;
  page.heading('Пороги, установленные ИМЦ, а не документом');
  const columns: Column<Indicator>[] = [
    { heading: '№', width: 12, look: looks.centred, show: labelOf },
    { heading: 'Показатель', width: 52, show: numbered },
    { heading: `Порог ИМЦ на ${year} год`, width: 52, show: (row) => bareTarget(resultOf(context, row)) },
    {
      heading: `Порог документа на ${year} год`,
      width: 52,
      show: ({ targets }) => targetOf(targets, year)?.raw ?? 'не установлен',
    },
  ];
  putTable(page, columns, rows(own));
}

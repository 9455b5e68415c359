import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { resultOf, type Context } from './context.ts';
import { labelOf } from './labels.ts';
import { Page } from './page.ts';
import { amount, numbered, unknown } from './shown.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Shown } from './table.ts';

/** «В разрезе учебных предметов»: undefined when no indicator of the framework is broken down so. */
export function subjectsSheet(context: Context): SheetDraft | undefined {
  const broken = context.request.framework.indicators.filter(({ bySubject }) => bySubject === true);
  if (broken.length === 0) return undefined;
  const results = broken.map((indicator) => ({ indicator, result: resultOf(context, indicator) }));
  const subjects = [...new Set(results.flatMap(({ result }) => result.bySubject?.map(({ subject }) => subject) ?? []))];
  // «Без предмета» goes last: it is a remainder, not a subject.
  subjects.sort((a, b) => Number(a.startsWith('без ')) - Number(b.startsWith('без ')) || a.localeCompare(b, 'ru'));
  const page = new Page(
    context,
    'По предметам',
    [34, ...broken.flatMap(() => [14, 14, 14])],
    'Показатели в разрезе учебных предметов',
  );
  for (const { indicator } of results) page.line(`${labelOf(indicator)} – ${numbered(indicator)}`);
  page.note(
    'Учитель считается в строке каждого своего предмета, поэтому строки складываются больше чем в итог; в итоге каждый человек посчитан один раз.',
  );
  const columns: Column<string | null>[] = [
    {
      heading: 'Предмет',
      width: 34,
      show: (subject) => (subject === null ? { value: 'Всего человек', look: style.bold } : subject),
    },
    ...results.flatMap(({ indicator, result }) => {
      const label = labelOf(indicator);
      const of = (subject: string | null) =>
        subject === null ? result : result.bySubject?.find((one) => one.subject === subject);
      const column = (heading: string, show: (subject: string | null) => Shown): Column<string | null> => ({
        heading: `${label}: ${heading}`,
        width: 14,
        show,
      });
      return [
        column('числитель', (subject) => amount(of(subject)?.numerator)),
        column('знаменатель', (subject) => amount(of(subject)?.denominator)),
        column('%', (subject) => {
          const value = of(subject)?.value;
          if (typeof value !== 'number') return unknown;
          return { value, look: subject === null ? style.totalShare : looks.percent };
        }),
      ];
    }),
  ];
  putTable(page, columns, rows([null, ...subjects]), { freeze: true, numbered: true });
  return page.sign();
}

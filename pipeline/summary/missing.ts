import type { School } from '../registry.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { Page } from './page.ts';
import { errorsOf, reasonOf, reminderOf } from './reminder.ts';
import { style } from './style.ts';
import { putTable, rows, type Column } from './table.ts';

/** Who has not submitted and whose report was rejected, with a letter ready for each. */
export function missingSheet(context: Context): SheetDraft {
  const { registry, results, findings } = context.request;
  const out = new Set([...results.schools.missing, ...results.schools.rejected]);
  const rejected = new Set(results.schools.rejected);
  const columns: Column<School>[] = [
    { heading: '№', width: 5, look: looks.centred, show: (_, at) => at + 1 },
    { heading: 'Код', width: 9, look: looks.centred, show: ({ code }) => code },
    { heading: 'Организация', width: 34, show: ({ name }) => name },
    { heading: 'Тип', width: 7, look: looks.centred, show: ({ type }) => type },
    {
      heading: 'Статус',
      width: 11,
      show: ({ code }) =>
        rejected.has(code) ? { value: 'отклонён', look: style.missed } : { value: 'не сдал', look: style.query },
    },
    {
      heading: 'Причина',
      width: 36,
      show: ({ code }) => (rejected.has(code) ? reasonOf(errorsOf(findings, code)) : 'отчёт не поступил'),
    },
    { heading: 'Текст напоминания', width: 60, show: (school) => reminderOf(context, school) },
    { heading: 'Исполнитель, телефон', width: 18, look: looks.inputText, show: () => null },
    { heading: 'Последний контакт', width: 14, look: looks.inputText, show: () => null },
  ];
  const page = new Page(
    context,
    'Не сдали',
    columns.map(({ width }) => width),
    'Организации, отчётов которых нет в своде',
  );
  const absent = registry.filter(({ code }) => out.has(code));
  if (absent.length === 0) page.line('Отчёты приняты от всех организаций.');
  else putTable(page, columns, rows(absent), { freeze: true });
  return page.sign();
}

import type { Explanation } from '../submission.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { nameOf, type Context } from './context.ts';
import { Page } from './page.ts';
import { putTable, rows, type Column } from './table.ts';

type Row = Explanation & { readonly school: string; readonly file: string };

/** Everything the schools wrote on «Пояснения», word for word; always text, whatever it begins with. */
export function explanationsSheet(context: Context): SheetDraft {
  const columns: Column<Row>[] = [
    { heading: '№', width: 6, look: looks.centred, show: (_, at) => at + 1 },
    { heading: 'Код ОО', width: 10, look: looks.centred, show: ({ school }) => school },
    { heading: 'Организация', width: 40, show: ({ school }) => nameOf(context, school) },
    { heading: 'Правило', width: 10, look: looks.centred, show: ({ code }) => code },
    { heading: 'О чём', width: 16, show: ({ about }) => about },
    { heading: 'Пояснение', width: 70, show: ({ text }) => text },
    { heading: 'Ячейка', width: 9, look: looks.centred, show: ({ cell }) => cell },
    { heading: 'Файл', width: 36, show: ({ file }) => file },
  ];
  const page = new Page(
    context,
    'Пояснения',
    columns.map(({ width }) => width),
    'Пояснения организаций дословно',
  );
  const found = context.request.submissions.flatMap(({ school, file, explanations }) =>
    explanations.map((one): Row => ({ ...one, school, file })),
  );
  if (found.length === 0) page.line('Организации ничего не поясняли.');
  else putTable(page, columns, rows(found), { freeze: true });
  return page.sign();
}

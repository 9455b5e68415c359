import type { Passage } from '../catalogue/types.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { Page } from './page.ts';
import { dateText } from './printedFigures.ts';
import { style } from './style.ts';
import { putTable, rows, type Column } from './table.ts';

/** Lines of one cell: a longer passage goes on in the next row, for no row may be higher than a page. */
const LINES = 14;
const LETTERS = 1500;

/** Long lists and paragraphs in pieces that fit a row each; the title stands on the first. */
function pieces({ title, text, clause }: Passage): Passage[] {
  const found: string[] = [];
  let piece: string[] = [];
  for (const line of text.split('\n')) {
    const length = piece.reduce((sum, one) => sum + one.length, 0);
    if (piece.length > 0 && (piece.length >= LINES || length + line.length > LETTERS)) {
      found.push(piece.join('\n'));
      piece = [];
    }
    piece.push(line);
  }
  found.push(piece.join('\n'));
  return found.map((one, at) => ({ title: at === 0 ? title : `${title} (продолжение)`, text: one, clause }));
}

/** «О документе»: its passport, aims, stages, risks, methods and figures, word for word, to be read. */
export function aboutSheet(context: Context): SheetDraft {
  const { framework } = context.request;
  const page = new Page(context, 'О документе', [34, 100, 34], framework.document.title, framework.document.act);
  const columns: Column<Passage>[] = [
    { heading: 'О чём', width: 34, look: style.topBold, show: ({ title }) => title },
    { heading: 'Слова документа', width: 100, look: style.top, show: ({ text }) => text },
    { heading: 'Где', width: 34, look: style.small, show: ({ clause }) => clause },
  ];
  const part = (heading: string, passages: readonly Passage[]): void => {
    if (passages.length === 0) return;
    page.heading(heading);
    putTable(page, columns, rows(passages.flatMap(pieces)));
  };
  part('Кто и как часто', [
    { title: 'Оператор', text: framework.operator, clause: framework.document.act },
    framework.periodicity,
  ]);
  part('Паспорт документа', framework.passport);
  part('Цели и задачи', framework.aims);
  part('Этапы', framework.stages);
  part(
    'Риски',
    framework.risks.map(({ title, text, clause, remedy }) => ({
      title,
      text: remedy === '' ? text : `${text}\nЧто делается: ${remedy}`,
      clause,
    })),
  );
  part('Методы и источники', framework.methods);
  if (framework.facts.length > 0) {
    page.heading('Цифры, которые приводит документ');
    putTable<(typeof framework.facts)[number]>(
      page,
      [
        {
          heading: 'Значение',
          width: 34,
          look: looks.centred,
          show: ({ value, unit, asOf }) =>
            `${value === null ? 'нет данных' : `${value}`.replace('.', ',')} ${unit}${asOf === undefined ? '' : ` (${dateText(asOf)})`}`,
        },
        { heading: 'Слова документа', width: 100, show: ({ text }) => text },
        { heading: 'Где', width: 34, look: style.small, show: ({ clause }) => clause },
      ],
      rows(framework.facts),
    );
  }
  return page.sign();
}

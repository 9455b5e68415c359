import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { keptKey } from './kept.ts';
import { Page } from './page.ts';
import { putTable, rows, type Column } from './table.ts';

const SHEET = 'Решения';
/** Blank lines to begin with; more appear as they are filled. */
const LINES = 12;

const linesFor = (context: Context): number => {
  const written = [...(context.request.kept?.keys() ?? [])].flatMap((key) => {
    const [sheet, row] = key.split('\u0000');
    return sheet === SHEET ? [Number(row)] : [];
  });
  return Math.max(LINES, ...written.map((row) => row + 3));
};

/** «Решения»: an empty register for people to fill; the effect is measured by next year's summary. */
export function decisionsSheet(context: Context): SheetDraft {
  const input = (heading: string, width: number): Column<number> => ({
    heading,
    width,
    look: looks.inputText,
    show: (row) => context.request.kept?.get(keptKey(SHEET, String(row), heading)) ?? null,
  });
  const columns: Column<number>[] = [
    { heading: '№', width: 6, look: looks.centred, show: (row) => row },
    input('Документ: вид, дата, номер', 30),
    input('Показатель, основание', 24),
    input('Мера, управленческое решение', 48),
    input('Срок', 14),
    input('Исполнитель', 26),
    input('Эффект: показатель через год', 26),
  ];
  const page = new Page(
    context,
    SHEET,
    columns.map(({ width }) => width),
    'Меры и управленческие решения',
  );
  page.note(
    'Заполняет ИМЦ. Эффект виден в своде следующего периода: столбцы «Прошлый период» и «Δ» того же показателя.',
  );
  const lines = linesFor(context);
  const first = page.row + 1;
  putTable(page, columns, rows(Array.from({ length: lines }, (_, at) => at + 1)), { freeze: true });
  for (let row = first; row < first + lines; row++) page.sheet.height(row, 28);
  return page.sign();
}

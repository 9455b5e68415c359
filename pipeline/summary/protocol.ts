import type { ProtocolLine } from '../indicators/results.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { nameOf, type Context } from './context.ts';
import { Page } from './page.ts';
import { style } from './style.ts';
import { putTable, rows, type Column } from './table.ts';

const VERDICTS = {
  принят: style.met,
  'принят с вопросами': style.query,
  отклонён: style.missed,
  копия: looks.centred,
  'не отчёт': style.unknown,
} as const;

/** «Протокол»: every file that was given to the summary, its fingerprint and what became of it. */
export function protocolSheet(context: Context): SheetDraft {
  const columns: Column<ProtocolLine>[] = [
    { heading: '№', width: 6, look: looks.centred, show: (_, at) => at + 1 },
    { heading: 'Файл', width: 52, show: ({ file }) => file },
    { heading: 'Код ОО', width: 9, look: looks.centred, show: ({ school }) => school ?? '' },
    { heading: 'Организация', width: 38, show: ({ school }) => (school === null ? '' : nameOf(context, school)) },
    { heading: 'Вердикт', width: 19, show: ({ verdict }) => ({ value: verdict, look: VERDICTS[verdict] }) },
    { heading: 'Ошибок', width: 9, look: looks.number, show: ({ errors }) => errors },
    { heading: 'Вопросов', width: 10, look: looks.number, show: ({ queries }) => queries },
    { heading: 'Исправлено', width: 11, look: looks.number, show: ({ infos }) => infos },
    { heading: 'SHA-256', width: 62, look: style.hash, show: ({ sha256 }) => sha256 },
  ];
  const page = new Page(
    context,
    'Протокол',
    columns.map(({ width }) => width),
    'Протокол приёма файлов',
  );
  putTable(page, columns, rows(context.request.protocol), { freeze: true });
  return page.sign();
}

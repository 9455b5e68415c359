import { SUMMARY_MARK } from '../form.ts';
import { writeBook, type SheetDraft } from '../xlsx/write.ts';
import { aboutSheet } from './about.ts';
import { adviceSheet } from './advice.ts';
import { contextOf, type Context } from './context.ts';
import { decisionsSheet } from './decisions.ts';
import { explanationsSheet } from './explanations.ts';
import { figureSheets } from './figures.ts';
import { heatSheet, matrixSheet, numbersSheet } from './matrix.ts';
import { measuresSheet } from './measures.ts';
import { methodologySheet } from './methodology.ts';
import { leftOver } from './leftOver.ts';
import { mirrorSheet } from './mirror.ts';
import { missingSheet } from './missing.ts';
import { originSheet } from './origin.ts';
import { passportsSheet } from './passports.ts';
import { progressSheet } from './progress.ts';
import { protocolSheet } from './protocol.ts';
import { qualitySheet } from './quality.ts';
import { reconciledSheet } from './reconciled.ts';
import type { SummaryRequest } from './request.ts';
import { subjectsSheet } from './subjects.ts';
import { titleSheet } from './title.ts';

export type { SourceFile, SummaryRequest } from './request.ts';

type Listed = readonly [sheet: SheetDraft, about: string];

/** Sheets between the title and the end, in the order a reader needs them, each with a line for the contents. */
function sheetsOf(context: Context): Listed[] {
  const { framework } = context.request;
  // First: it notes where each number is explained, and the others link there.
  const origin = originSheet(context);
  const left = leftOver(framework);
  const tables = left === undefined ? framework.printed : [...framework.printed, left];
  const measures = measuresSheet(context);
  const subjects = subjectsSheet(context);
  const listed = (sheet: SheetDraft | undefined, about: string): Listed[] =>
    sheet === undefined ? [] : [[sheet, about]];
  return [
    ...tables.map((table): Listed => [mirrorSheet(context, table), 'таблица документа со значениями']),
    ...listed(subjects, 'показатели по учебным предметам'),
    ...listed(progressSheet(context), 'пороги и значения, диаграмма'),
    ...figureSheets(context).map((sheet): Listed => [sheet, 'таблица анализа, диаграмма']),
    ...listed(measures, 'мероприятия документа: нормы и выполнение'),
    ...listed(matrixSheet(context), 'все организации и показатели'),
    ...listed(heatSheet(context), 'то же в цвете'),
    ...listed(missingSheet(context), 'кто не сдал, тексты напоминаний'),
    ...listed(reconciledSheet(context), 'контрольные суммы'),
    ...listed(qualitySheet(context), 'ошибки, вопросы, пояснения'),
    ...listed(explanationsSheet(context), 'что написали организации'),
    [origin, 'формулы, организации и файлы каждого числа'],
    ...(context.compact ? listed(numbersSheet(context), 'числители и знаменатели организаций') : []),
    ...listed(methodologySheet(context), 'правила счёта и прочтения документа'),
    ...listed(passportsSheet(context), 'паспорт каждого показателя'),
    ...listed(protocolSheet(context), 'принятые и отклонённые файлы'),
    ...listed(adviceSheet(context), 'проект рекомендаций'),
    ...listed(decisionsSheet(context), 'бланк для заполнения'),
    ...listed(aboutSheet(context), 'паспорт, цели, этапы, риски'),
  ];
}

/**
 * The summary workbook of one document: its own tables with values first, then what stands behind them.
 * Numbers are numbers, totals are sums; whatever schools wrote is text. The same request gives the same bytes.
 */
export function summaryBook(request: SummaryRequest): Promise<Uint8Array> {
  const context = contextOf(request);
  const listed = sheetsOf(context);
  const contents = listed.map(([{ name }, about]) => [name, about] as const);
  const { framework, settings, made } = request;
  return writeBook({
    sheets: [titleSheet(context, contents), ...listed.map(([sheet]) => sheet)],
    title: `Свод ${settings.period.name}. ${framework.name}`,
    properties: { [SUMMARY_MARK]: framework.id, 'svod.period': settings.period.name },
    made,
  });
}

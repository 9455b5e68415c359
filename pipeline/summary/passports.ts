import type { Indicator, Measure } from '../catalogue/types.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { resultOf, type Context } from './context.ts';
import { shorten } from './labels.ts';
import { originLink } from './origin.ts';
import { Page } from './page.ts';
import { bareTarget, isOwn, numbered } from './shown.ts';
import { style } from './style.ts';
import { putTable, rows, type Column } from './table.ts';
import { formulaOf } from './words.ts';

const WIDTHS = [8, 8, 44, 9, 34, 30, 28, 26, 20, 26];

/** «Паспорта показателей»: what each indicator is, how it is counted, where it stands in the document. */
export function passportsSheet(context: Context): SheetDraft {
  const { framework, settings } = context.request;
  const small = style.dense9;
  const columns: Column<Indicator>[] = [
    { heading: '№', width: 8, show: (row) => originLink(context, row) },
    { heading: 'Код', width: 8, look: looks.centred, show: ({ id }) => id },
    { heading: 'Наименование', width: 44, show: numbered },
    { heading: 'Ед. изм.', width: 9, look: looks.centred, show: ({ unit }) => unit },
    {
      heading: 'Формула, числитель',
      width: 34,
      look: small,
      show: (row) => {
        const { formula, numerator } = formulaOf(row);
        return numerator ?? formula;
      },
    },
    { heading: 'Знаменатель', width: 30, look: small, show: (row) => formulaOf(row).denominator ?? '–' },
    { heading: 'Источник', width: 28, look: small, show: ({ source }) => source ?? 'отчёты ОО, данные ИМЦ' },
    { heading: 'Периодичность', width: 26, look: small, show: () => shorten(framework.periodicity.text, 60) },
    {
      heading: 'Порог (слова документа)',
      width: 20,
      look: small,
      show: (row) => {
        const said = [...new Set(row.targets?.map(({ raw }) => raw))].join('; ') || '–';
        const result = resultOf(context, row);
        return isOwn(result) ? `${said}\nПорог ИМЦ на ${settings.period.year} год: ${bareTarget(result)}` : said;
      },
    },
    {
      heading: 'Место в документе, отметки методики',
      width: 26,
      look: small,
      show: ({ clause, readings = [] }) => `${clause}${readings.length > 0 ? ` [${readings.join(', ')}]` : ''}`,
    },
  ];
  const page = new Page(context, 'Паспорта показателей', WIDTHS, 'Паспорта показателей');
  page.note(`Периодичность: ${framework.periodicity.text} (${framework.periodicity.clause})`);
  putTable(page, columns, rows(framework.indicators), { freeze: true, numbered: true });
  if (framework.measures.length > 0) {
    page.heading('Ключи мероприятий для measures.csv');
    putTable<Measure>(
      page,
      [
        { heading: '№', width: 8, look: looks.centred, show: ({ printed }) => printed },
        { heading: 'Ключ', width: 8, look: style.small, show: ({ key }) => key },
        { heading: 'Мероприятие', width: 44, look: small, show: ({ text }) => text },
        { heading: 'Норм', width: 9, look: looks.number, show: ({ norms }) => norms.length },
        { heading: 'Место в документе', width: 34, look: small, show: ({ clause }) => clause },
      ],
      rows(framework.measures),
    );
  }
  return page.sign();
}

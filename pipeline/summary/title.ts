import type { School } from '../registry.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { ownTargets, type Context } from './context.ts';
import { labelOf, placeIn } from './labels.ts';
import { Page } from './page.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Rich, type Shown } from './table.ts';

const WIDTHS = [18, 62, 14, 20, 12, 12];

/** What became of a school's report. */
function statusOf({ request: { results, protocol } }: Context, { code }: School): Rich {
  if (results.schools.missing.includes(code)) return { value: 'не сдал', look: style.query };
  if (results.schools.rejected.includes(code)) return { value: 'отклонён', look: style.missed };
  const line = protocol.find((one) => one.school === code && one.verdict.startsWith('принят'));
  return { value: line?.verdict ?? 'принят', look: style.met };
}

function putSettings(page: Page, context: Context): void {
  const { framework, settings, municipality, previous } = context.request;
  const own = ownTargets(context).map(labelOf).join(', ');
  const lines: [string, string][] = [
    ['Документ', framework.document.title],
    ['Акт', framework.document.act],
    ['Срок действия', framework.document.years],
    ['Муниципалитет', framework.municipality],
    ['Отчётный период', `${context.period} (${settings.period.name})`],
    ['Пороги', `действующие на ${settings.period.year} год${own === '' ? '' : `; порог ИМЦ, а не документа: ${own}`}`],
    ['«До 35 лет»', `до ${settings.youngMaxAge} лет включительно, полных лет на 01.01.${settings.period.year}`],
    ['Прошлый период', previous === undefined ? 'данных нет, сравнения не показаны' : previous.period],
    ['Полнота', context.coverage],
    ...(municipality?.centre === undefined ? [] : ([['Оператор', municipality.centre]] satisfies [string, string][])),
  ];
  page.heading('Параметры свода');
  for (const [name, value] of lines) {
    page.sheet.put(page.row, 1, name, style.bold);
    page.sheet.put(page.row, 2, value, looks.text).merge(page.row, 2, page.row, 6, looks.text);
    page.sheet.height(page.row++, value.length > 115 ? 30 : 17);
  }
}

/** Schools by type: how many there are, how many are in the sums. */
function putCoverage(page: Page, context: Context): void {
  const { registry, results } = context.request;
  const out = new Set([...results.schools.missing, ...results.schools.rejected]);
  const missing = new Set(results.schools.missing);
  const types = [...new Set(registry.map(({ type }) => type))].sort();
  const of = (type: string) => registry.filter((school) => school.type === type);
  page.heading('Сколько отчётов принято');
  const first = page.row + 1;
  const count = (heading: string, letter: string, read: (schools: readonly School[]) => number) => ({
    heading,
    width: 14,
    show: (type: string | null): Shown =>
      type === null
        ? {
            value: read(registry),
            look: looks.total,
            formula: `SUM(${letter}${first}:${letter}${first + types.length - 1})`,
          }
        : { value: read(of(type)), look: looks.number },
  });
  putTable<string | null>(
    page,
    [
      { heading: '№', width: 18, look: looks.centred, show: (type, at) => (type === null ? '' : at + 1) },
      { heading: 'Тип ОО', width: 62, show: (type) => type ?? { value: 'Всего', look: style.bold } },
      count('В реестре', 'C', (schools) => schools.length),
      count('Сдали', 'D', (schools) => schools.filter(({ code }) => !missing.has(code)).length),
      count('Принято', 'E', (schools) => schools.filter(({ code }) => !out.has(code)).length),
    ],
    rows([...types, null]),
  );
}

/** The first sheet: what the summary is, what it rests on, and where to find things. */
export function titleSheet(
  context: Context,
  contents: readonly (readonly [sheet: string, about: string])[],
): SheetDraft {
  const { framework, registry } = context.request;
  const page = new Page(
    context,
    'Титул',
    WIDTHS,
    `Свод мониторинга. ${framework.document.title}`,
    framework.document.act,
  );
  putSettings(page, context);
  putCoverage(page, context);
  page.heading('Содержание');
  contents.forEach(([sheet, about], at) => {
    page.sheet.put(page.row, 1, at + 1, looks.centred).link(page.row, 2, sheet, placeIn(sheet, 1), looks.link);
    page.sheet.put(page.row, 3, about, looks.text).merge(page.row, 3, page.row, 6, looks.text);
    page.sheet.height(page.row++, 17);
  });
  page.heading('Организации');
  const columns: Column<School>[] = [
    { heading: 'Код', width: 18, look: looks.centred, show: ({ code }) => code },
    { heading: 'Организация', width: 62, show: ({ name }) => name },
    { heading: 'Тип', width: 14, look: looks.centred, show: ({ type }) => type },
    { heading: 'Статус отчёта', width: 20, show: (school) => statusOf(context, school) },
    { heading: 'ШНОР', width: 12, look: looks.centred, show: ({ shnor }) => (shnor ? 'да' : '') },
    { heading: 'ШНСУ', width: 12, look: looks.centred, show: ({ shnsu }) => (shnsu ? 'да' : '') },
  ];
  putTable(page, columns, rows(registry));
  return page.sign();
}

import type { Indicator } from '../catalogue/types.ts';
import type { IndicatorResult, SchoolValue } from '../indicators/results.ts';
import type { School } from '../registry.ts';
import { looks } from '../xlsx/looks.ts';
import type { Style } from '../xlsx/write.ts';
import { ofSchools } from './advice.ts';
import { resultOf, type Context } from './context.ts';
import { heightOf, linesOf } from './height.ts';
import { shorten } from './labels.ts';
import { originLink } from './origin.ts';
import { Page } from './page.ts';
import { bareTarget, DASH, factOf, fractionValue, isOwn } from './shown.ts';
import { style } from './style.ts';
import type { Rich } from './table.ts';

/** Characters of a landscape page when many narrow columns are printed small. */
const PAGE = 230;
/** So few columns need not be narrow. */
const FEW_COLUMNS = 16;
/** Mark of a target that is not the document's. */
const OWN = '*';

export interface GridColumn {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
  readonly bySchool: ReadonlyMap<string, SchoolValue>;
  readonly types: readonly string[] | undefined;
}

/** «1 из 1» of a school is «да»: a percentage of one school says less. */
const yesNo = ({ numerator, denominator }: SchoolValue): string =>
  denominator === 0 ? DASH : numerator === 0 ? 'нет' : 'да';

/** What a school's cell shows besides its value: not applicable, no data, nothing to divide by. */
function cellOf(
  { indicator, bySchool, types }: GridColumn,
  { code, type }: School,
): Rich & { readonly school?: SchoolValue } {
  const school = bySchool.get(code);
  if (school !== undefined) return { value: ofSchools(indicator) ? yesNo(school) : fractionValue(school), school };
  return { value: types === undefined || types.includes(type) ? 'н/д' : 'х' };
}

const valueStyle = (value: Rich['value']): Style => (typeof value === 'string' ? style.denseUnknown : style.dense);

/** Indicators that schools take part in; what the ИМЦ reports alone has no school to show. */
function gridColumns(context: Context): GridColumn[] {
  return context.request.framework.indicators.flatMap((indicator) => {
    const planned = context.planned.get(indicator.id);
    if (planned === undefined || planned.level === 'municipality') return [];
    const result = resultOf(context, indicator);
    const bySchool = new Map((result.bySchool ?? []).map((one) => [one.school, one]));
    return [{ indicator, result, bySchool, types: planned.types }];
  });
}

/**
 * Schools in the order of the registry (never sorted by value) against indicators.
 * @param look colour of a school's value; the plain matrix has none
 * @param show what the cell says instead of the value
 */
export function gridPage(
  context: Context,
  name: string,
  title: string,
  legend: (page: Page) => void,
  look?: (school: SchoolValue, column: GridColumn) => Style | undefined,
  show?: (school: SchoolValue) => string,
): Page {
  const columns = gridColumns(context);
  const narrow = columns.length > FEW_COLUMNS && show === undefined ? 6.6 : 9;
  const widths = [9, 40, ...columns.map(() => narrow)];
  const pagesWide = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE);
  // Code and name repeat on every page, so headings begin after them where there are several.
  const page = new Page(context, name, widths, title, undefined, pagesWide > 1 ? 3 : 1);
  page.sheet.print = {
    ...page.sheet.print,
    pagesWide,
    titleColumns: '$A:$B',
  };
  legend(page);
  putHead(page, context, columns);
  for (const school of context.request.registry) {
    const row = page.row++;
    page.sheet.put(row, 1, school.code, style.denseText).put(row, 2, school.name, style.denseText);
    page.sheet.height(row, heightOf(linesOf(school.name, 40, 9), 9));
    columns.forEach((column, at) => {
      const cell = cellOf(column, school);
      const value = cell.school === undefined || show === undefined ? cell.value : show(cell.school);
      const coloured = cell.school === undefined ? undefined : look?.(cell.school, column);
      page.sheet.put(row, at + 3, value, coloured ?? valueStyle(value));
    });
  }
  return page;
}

/** Number, wording on its side, target and the municipal value. */
function putHead(page: Page, context: Context, columns: readonly GridColumn[]): void {
  const { sheet } = page;
  const [first, words, targets, all] = [page.row, page.row + 1, page.row + 2, page.row + 3];
  sheet.put(first, 1, 'Код', looks.head).merge(first, 1, words, 1, looks.head);
  sheet.put(first, 2, 'Организация', looks.head).merge(first, 2, words, 2, looks.head);
  sheet
    .put(targets, 1, null, style.denseText)
    .put(
      targets,
      2,
      columns.some(({ result }) => isOwn(result)) ? `Порог (${OWN} – порог ИМЦ)` : 'Порог',
      style.denseText,
    );
  sheet.put(all, 1, null, style.denseText).put(all, 2, 'Муниципалитет', style.denseBold);
  columns.forEach(({ indicator, result }, at) => {
    const link = originLink(context, indicator, style.headLink);
    if (link.to === undefined) sheet.put(first, at + 3, link.value, looks.head);
    else sheet.link(first, at + 3, `${link.value}`, link.to, style.headLink);
    sheet.put(words, at + 3, shorten(indicator.text, 56), style.turned);
    sheet.put(
      targets,
      at + 3,
      `${bareTarget(result).replace(' %', '')}${isOwn(result) ? OWN : ''}`,
      style.denseUnknown,
    );
    const fact = factOf(result);
    const value = typeof fact.value === 'string' ? shorten(fact.value.replace(/ \(.*/, ''), 10) : fact.value;
    sheet.put(all, at + 3, value === 'нет данных' ? DASH : value, style.denseTotal);
  });
  sheet.height(first, 16).height(words, 138).height(targets, 15).height(all, 16);
  page.row += 4;
  page.freeze(first, 2);
}

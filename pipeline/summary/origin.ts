import type { Indicator } from '../catalogue/types.ts';
import type { SchoolValue } from '../indicators/results.ts';
import { address } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { nameOf, resultOf, type Context } from './context.ts';
import { heightOf, linesOf } from './height.ts';
import { labelOf, placeIn } from './labels.ts';
import { Page } from './page.ts';
import { amount, coverageOf, factOf, numbered, percentage } from './shown.ts';
import { style } from './style.ts';
import type { Rich } from './table.ts';
import { formulaOf } from './words.ts';

export const ORIGIN = 'Откуда число';
const WIDTHS = [9, 84, 12, 13, 11, 52, 16, 62];
const HEAD = ['Код', 'Организация', 'Числитель', 'Знаменатель', '%', 'Файл', 'SHA-256, начало', 'SHA-256 полностью'];

/** A cell with the indicator's short name that leads to where its number comes from. */
export function originLink({ origins }: Context, indicator: Indicator, look = style.linkCentred): Rich {
  const to = origins.get(indicator.id);
  return to === undefined
    ? { value: labelOf(indicator), look: looks.centred }
    : { value: labelOf(indicator), to, look };
}

const counted = new WeakMap<Context, Map<string, number>>();

/** Lines of a school's name or file, counted once: the same school stands under every indicator. */
function linesOfSchool(context: Context, school: string): number {
  const known = counted.get(context) ?? new Map<string, number>();
  counted.set(context, known);
  let lines = known.get(school);
  if (lines === undefined) {
    const file = context.files.get(school)?.file ?? '';
    lines = Math.max(linesOf(nameOf(context, school), WIDTHS[1]!), linesOf(file, WIDTHS[5]!));
    known.set(school, lines);
  }
  return lines;
}

/** A school's part of a number, with the file it was read from. */
function putSchool(page: Page, context: Context, { school, numerator, denominator, value }: SchoolValue): void {
  const { sheet, row } = page;
  const file = context.files.get(school);
  const name = nameOf(context, school);
  // A «да» is one school of one that answered; a plain number is its own numerator.
  const asked = typeof value === 'boolean';
  const part = asked ? Number(value) : (numerator ?? (denominator === undefined ? value : undefined));
  const cells: readonly Rich[] = [
    amount(part as number | null | undefined),
    amount(asked ? 1 : denominator),
    asked
      ? { value: value ? 'да' : 'нет', look: looks.centred }
      : percentage(denominator === undefined ? undefined : value),
  ];
  sheet.put(row, 1, school, looks.centred).put(row, 2, name, looks.text);
  cells.forEach((cell, at) => sheet.put(row, at + 3, cell.value, cell.look));
  sheet.put(row, 6, file?.file ?? '', looks.text);
  sheet.put(row, 7, file?.sha256.slice(0, 12) ?? '', style.hash).put(row, 8, file?.sha256 ?? '', style.hash);
  const lines = linesOfSchool(context, school);
  if (lines > 1) sheet.height(row, heightOf(lines));
  page.row++;
}

/** Sums under the schools of an indicator are formulas, so that anyone can check them. */
function putTotal(page: Page, context: Context, indicator: Indicator, schools: number): void {
  const { sheet, row } = page;
  const result = resultOf(context, indicator);
  sheet.put(row, 1, null, style.bold).put(row, 2, 'Всего по муниципалитету', style.bold);
  [result.numerator ?? (result.kind === 'count' ? result.value : undefined), result.denominator].forEach(
    (value, at) => {
      const range = `${address(row - schools, at + 3)}:${address(row - 1, at + 3)}`;
      if (schools > 0 && typeof value === 'number') sheet.formula(row, at + 3, `SUM(${range})`, looks.total, value);
      else {
        const cell = amount(typeof value === 'number' || value === null ? value : undefined);
        sheet.put(row, at + 3, cell.value, cell.look);
      }
    },
  );
  const fact = factOf(result);
  sheet.put(row, 5, fact.value, fact.look ?? looks.centred);
  for (const column of [6, 7, 8]) sheet.put(row, column, null, looks.text);
  page.row++;
}

/**
 * Every indicator down to schools and files. Notes in `context.origins` where each one begins, so it is made first.
 * With very many schools only the words and sums stand here; the schools' numbers are in a grid (`numbersSheet`).
 */
export function originSheet(context: Context): SheetDraft {
  const { framework } = context.request;
  const page = new Page(context, ORIGIN, WIDTHS, 'Откуда взялось каждое число', framework.document.act);
  page.note(
    'Для каждого показателя: что считается, по каким ОО и из каких файлов. Контрольная сумма SHA-256 показывает, что файл тот самый.',
  );
  const head = page.row;
  page.sheet.row(page.row, 1, HEAD, looks.head).height(page.row++, 30);
  page.freeze(head);
  for (const indicator of framework.indicators) {
    const schools = resultOf(context, indicator).bySchool ?? [];
    context.origins.set(indicator.id, placeIn(ORIGIN, page.row));
    const words = formulaOf(indicator);
    page.line(`${labelOf(indicator)} – ${numbered(indicator)}`, looks.group, 1.15);
    page.line(`Формула: ${words.formula}`, style.plainTop);
    if (words.numerator !== undefined) page.line(`Числитель: ${words.numerator}`, style.plainTop);
    if (words.denominator !== undefined) page.line(`Знаменатель: ${words.denominator}`, style.plainTop);
    const coverage = coverageOf(resultOf(context, indicator));
    page.line(coverage === 'ИМЦ' ? 'Данные: вводит ИМЦ' : `Данные: ОО ${coverage}`, style.plainTop);
    if (!context.compact) for (const school of schools) putSchool(page, context, school);
    putTotal(page, context, indicator, context.compact ? 0 : schools.length);
  }
  const sheet = page.sign();
  // The full fingerprint is for comparing on screen, not for paper.
  sheet.print = { ...sheet.print, area: `$A$1:$G$${page.row}` };
  return sheet;
}

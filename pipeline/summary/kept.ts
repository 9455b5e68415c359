import { tidy } from '../intake/normalise.ts';
import type { XlsxBook } from '../xlsx/read.ts';

/** What people wrote into the blank columns of a summary: sheet, row and column heading → text. */
export type Kept = ReadonlyMap<string, string>;

/** Sheets with columns for people, and the columns that name a row of each. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  Рекомендации: ['Код ОО', '№'],
  Решения: ['№'],
};

/** Headings that only the program fills: what stands there is made anew. */
const MADE = new Set(['Трек, раздел', 'Раздел', 'Значение, %', 'Порог', 'Из скольких', 'ОО ниже порога']);
/** Our drafts, which people may have rewritten; an unchanged draft is not theirs. */
const isDraft = (heading: string): boolean => heading.startsWith('Рекомендация') || heading.startsWith('Показатель и');

export const keptKey = (sheet: string, row: string, heading: string): string => [sheet, row, heading].join('\u0000');

/**
 * Reads what people wrote into an earlier summary workbook, so that pressing the button again loses nothing.
 * Rows are found by what they are about, never by position.
 */
export function keptFrom(book: XlsxBook): Kept {
  const kept = new Map<string, string>();
  for (const [name, naming] of Object.entries(SHEETS)) {
    const rows = book.sheets.find((sheet) => sheet.name === name)?.read().rows ?? [];
    const head = rows.find(({ cells }) => cells.some(({ value }) => value === 'Срок'));
    if (head === undefined) continue;
    const headings = new Map(head.cells.map(({ column, value }) => [column, String(value)]));
    for (const { row, cells } of rows) {
      if (row <= head.row) continue;
      const texts = cells.flatMap(({ column, value }) =>
        headings.has(column) && value !== null ? [[headings.get(column)!, tidy(String(value))] as const] : [],
      );
      const about = naming
        .map((heading) => texts.find(([one]) => one === heading)?.[1] ?? '')
        .join(' ')
        .trim();
      if (about === '') continue;
      for (const [heading, text] of texts)
        if (!naming.includes(heading) && !MADE.has(heading) && !isDraft(heading) && text !== '')
          kept.set(keptKey(name, about, heading), text);
    }
  }
  return kept;
}

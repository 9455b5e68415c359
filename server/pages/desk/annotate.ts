import { openXlsx, saveXlsx, type Cell, type Sheet } from 'hucre/xlsx';
import type { Finding, Level } from '../../../pipeline/finding.ts';
import { colours, looks } from '../../../pipeline/xlsx/looks.ts';
import { numberOfColumn } from './place.ts';

const NAME = 'Замечания';
const FILLS: Readonly<Record<Level, string>> = { error: colours.bad, query: colours.query, info: colours.head };
export const WORDS: Readonly<Record<Level, string>> = { error: 'Ошибка', query: 'Вопрос', info: 'Сведение' };
const RANK: readonly Level[] = ['error', 'query', 'info'];

/**
 * The school's own workbook with every remark at its cell: coloured, with a comment, and all of them listed on the
 * sheet «Замечания» in front, each a link to its place. Formulas, lists and protection stay.
 */
export async function annotated(bytes: Uint8Array, findings: readonly Finding[]): Promise<Uint8Array> {
  const book = await openXlsx(bytes, { readStyles: true });
  const sheets = book.sheets.filter(({ name }) => name !== NAME);
  const told = findings.toSorted((a, b) => RANK.indexOf(a.level) - RANK.indexOf(b.level));
  for (const finding of told.toReversed()) {
    if (finding.level === 'info') continue;
    const sheet = sheets.find(({ name }) => name === finding.sheet);
    for (const address of [finding.cell, ...(finding.cells ?? [])])
      if (sheet !== undefined) mark(sheet, address, finding);
  }
  const { rows, cells } = listed(told, new Set(sheets.map(({ name }) => name)));
  const list: Sheet = {
    name: NAME,
    rows,
    cells,
    columns: [{ width: 5 }, { width: 11 }, { width: 15 }, { width: 9 }, { width: 62 }, { width: 56 }, { width: 9 }],
    freezePane: { rows: 3 },
    view: { showGridLines: false, tabColor: { rgb: 'C00000' } },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
  return saveXlsx({ ...book, ...stateOf(book), sheets: [list, ...sheets], activeSheet: 0 });
}

/** The package keeps what it read under a symbol of its own, which a copy would lose. */
const stateOf = (book: object): object =>
  Object.fromEntries(Object.getOwnPropertySymbols(book).map((key) => [key, (book as Record<symbol, unknown>)[key]]));

function mark(sheet: Sheet, address: string, { level, message, hint }: Finding): void {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  if (letters === undefined) return;
  const [row, column] = [Number(digits) - 1, numberOfColumn(letters) - 1];
  const cells = (sheet.cells ??= new Map<string, Cell>());
  const key = `${row},${column}`;
  const before: Cell = cells.get(key) ?? { value: sheet.rows[row]?.[column] ?? null, type: 'empty' };
  const said = `${WORDS[level]}: ${message}\n${hint}`;
  const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: FILLS[level] } } as const;
  cells.set(key, {
    ...before,
    style: { ...before.style, fill },
    comment: { author: 'Свод', text: before.comment?.author === 'Свод' ? `${said}\n\n${before.comment.text}` : said },
  });
}

function listed(findings: readonly Finding[], known: ReadonlySet<string>) {
  const heading = ['№', 'Что это', 'Лист', 'Ячейка', 'Замечание', 'Что сделать', 'Правило'];
  const lines = findings.flatMap((finding) =>
    [finding.cell, ...(finding.cells ?? [])].map((cell) => ({ ...finding, cell })),
  );
  const rows: (string | number | null)[][] = [
    ['Замечания к книге', ...Array<null>(6).fill(null)],
    [
      `Ошибки исправьте, на вопросы ответьте на странице отправки или на листе «Пояснения».`,
      ...Array<null>(6).fill(null),
    ],
    heading,
    ...lines.map(({ level, sheet, cell, message, hint, code }, at) => [
      at + 1,
      WORDS[level],
      sheet,
      cell,
      message,
      hint,
      code,
    ]),
  ];
  const cells = new Map<string, Cell>();
  rows.forEach((values, row) =>
    values.forEach((value, column) => {
      const style =
        row === 0
          ? looks.heading
          : row === 1
            ? looks.note
            : row === 2
              ? looks.head
              : column === 0
                ? looks.centred
                : looks.text;
      const fill =
        row > 2 && column === 1
          ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: FILLS[lines[row - 3]!.level] } } as const }
          : {};
      const wraps = row < 2 ? { alignment: { vertical: 'center' as const, wrapText: false } } : {};
      cells.set(`${row},${column}`, {
        value,
        type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string',
        style: { ...style, ...fill, ...wraps },
        ...(row > 2 &&
        column === 3 &&
        typeof value === 'string' &&
        /\d$/.test(value) &&
        known.has(lines[row - 3]!.sheet)
          ? { hyperlink: { target: '', location: `'${lines[row - 3]!.sheet}'!${value}`, display: value } }
          : {}),
      });
    }),
  );
  return { rows, cells };
}

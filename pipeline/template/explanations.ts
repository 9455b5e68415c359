import type { Rule } from '../catalogue/rule.ts';
import { furtherQueries } from '../catalogue/contradictions.ts';
import { address, sheetRange } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { SHEETS, type Form } from './layout.ts';
import type { Named } from './names.ts';

const FIRST = 6;
const ROWS = 60;
/** Names of the hidden heading, by which the table is read. */
const CODES = ['rule', 'sheet', 'about', 'text'] as const;

export interface GivenExplanation {
  readonly code: string;
  readonly about: string;
  readonly text: string;
}

/** Sheet «Пояснения»: the school's answers to queries, with ready ones beside. */
export function drawExplanations(
  form: Form,
  given: readonly GivenExplanation[],
  footer: string,
): { draft: SheetDraft; names: Named[] } {
  const draft = new SheetDraft(SHEETS.explanations);
  const queries: readonly Pick<Rule, 'code' | 'message' | 'ready'>[] = [
    ...form.rules.filter(({ level }) => level === 'query'),
    ...furtherQueries,
  ];
  const codes = [...new Set(queries.map(({ code }) => code))];
  const last = FIRST + Math.max(ROWS, given.length + 20) - 1;
  draft.columns = [
    { width: 5, style: looks.formula },
    { width: 9, style: looks.input },
    { width: 15, style: looks.input },
    { width: 11, style: looks.input },
    { width: 62, style: looks.inputText },
    { width: 3 },
    { width: 8 },
    { width: 44 },
    { width: 44 },
  ];
  draft.protect = true;
  draft.tab = 'FFC000';
  draft.freeze = { rows: FIRST - 1, columns: 0 };
  draft.print = {
    titleRows: [FIRST - 3, FIRST - 2],
    area: `$A$1:$I$${FIRST + Math.max(29, given.length + 5)}`,
    footer,
  };
  draft.put(1, 1, 'Пояснения к вопросам листа «Проверка»', looks.heading).height(1, 22);
  const note =
    'Код правила – из листа «Проверка». «Где» – адрес ячейки (F12) или номер строки; оставьте пустым, если пояснение относится ко всем случаям. Справа – готовые пояснения: их можно скопировать.';
  draft.put(2, 1, note, looks.plain).merge(2, 1, 2, 9, looks.plain).height(2, 32);
  draft
    .row(3, 1, ['№', 'Код правила', 'Лист', 'Где', 'Пояснение'], looks.head)
    .row(4, 1, [1, 2, 3, 4, 5], looks.columnNumber);
  draft.row(3, 7, ['Код', 'О чём вопрос', 'Готовые пояснения'], looks.head).row(4, 7, [6, 7, 8], looks.columnNumber);
  draft.height(3, 30).height(4, 12).hideRow(5);
  CODES.forEach((code, at) => draft.put(5, at + 2, code, looks.code));
  for (let row = FIRST; row <= last; row++) {
    const one = given[row - FIRST];
    draft.put(row, 1, row - FIRST + 1, looks.formula);
    draft.put(row, 2, one?.code ?? null, looks.input).put(row, 3, null, looks.input);
    draft.put(row, 4, one?.about ?? null, looks.input).put(row, 5, one?.text ?? null, looks.inputText);
  }
  const range = (column: number): string => `${address(FIRST, column)}:${address(last, column)}`;
  draft.validate(range(2), {
    type: 'list',
    formula1: 'list_queries',
    allowBlank: true,
    showInputMessage: true,
    inputTitle: 'Код правила',
    inputMessage: 'Из столбца «Код» листа «Проверка», например K11.',
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Ожидается код правила',
    errorMessage: 'Выберите код из списка: пояснение нужно только к вопросам.',
  });
  draft.validate(range(3), {
    type: 'list',
    values: [SHEETS.title, SHEETS.staff, SHEETS.training, SHEETS.organisation],
    allowBlank: true,
  });

  // The codes with their ready explanations, once each.
  codes.forEach((code, at) => {
    const same = queries.filter((rule) => rule.code === code);
    const ready = [...new Set(same.flatMap((rule) => rule.ready ?? []))];
    const about = same.length === 1 ? same[0]!.message : same[0]!.message.replace(/: «.*$/, '');
    const row = FIRST + at;
    draft.put(row, 7, code, looks.centred).put(row, 8, about, looks.text).put(row, 9, ready.join('\n'), looks.text);
    draft.height(
      row,
      14 *
        Math.max(
          1,
          Math.ceil(about.length / 42),
          ready.reduce((lines, text) => lines + Math.ceil(text.length / 42), 0),
        ) +
        4,
    );
  });
  const cells = (column: number, to: number): string =>
    sheetRange(SHEETS.explanations, address(FIRST, column), address(to, column));
  return {
    draft,
    names: [
      { name: 'list_queries', range: cells(7, FIRST + Math.max(1, codes.length) - 1) },
      { name: 'explained_rules', range: cells(2, last) },
      { name: 'explained_texts', range: cells(5, last) },
    ],
  };
}

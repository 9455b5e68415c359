import type { Vocabulary } from '../catalogue/vocabularies.ts';
import { address, sheetRange } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { listKey, NO_DATA } from './checks.ts';
import { SHEETS, type Form } from './layout.ts';
import { keysName, listName, listsOf, type Named } from './names.ts';

const FIRST = 4;

/** How a list's values may be written: the values themselves and their synonyms, as they are compared. */
const keysOf = ({ values, synonyms = {} }: Vocabulary): string[] => [
  ...new Set([...values, ...Object.keys(synonyms)].map(listKey)),
];

/** Sheet «Справочники»: the closed lists, and beside them (hidden) every way of writing that is understood. */
export function drawLists(form: Form, footer: string): { draft: SheetDraft; names: Named[] } {
  const draft = new SheetDraft(SHEETS.lists);
  const lists = listsOf(form);
  const names: Named[] = [];
  draft.protect = true;
  draft.tab = 'A6A6A6';
  draft.freeze = { rows: FIRST - 1, columns: 0 };
  draft.print = { footer, titleRows: [FIRST - 1, FIRST - 1] };
  draft.put(1, 1, 'Справочники: значения выпадающих списков', looks.heading).height(1, 22);
  draft
    .put(
      2,
      1,
      'Лист только для чтения. Другие значения («вкк», «завуч», «1 кк») понимаются при приёме и исправляются сами.',
      looks.note,
    )
    .height(2, 16);
  draft.merge(2, 1, 2, Math.max(2, lists.length), looks.note);
  const longest = (values: readonly string[]): number => Math.max(...values.map((value) => value.length));
  draft.columns = [
    ...lists.map((list) => ({ width: Math.min(44, Math.max(15, longest(shown(list)) + 2)) })),
    ...lists.map(() => ({ width: 20, hidden: true })),
    { width: 20, hidden: true },
  ];
  draft.height(FIRST - 1, 30);
  lists.forEach((list, at) => {
    const column = at + 1;
    const hidden = lists.length + at + 1;
    const keys = keysOf(list);
    draft.put(FIRST - 1, column, list.title, looks.headSmall);
    list.values.forEach((value, row) => draft.put(FIRST + row, column, value, looks.text));
    keys.forEach((key, row) => draft.put(FIRST + row, hidden, key, looks.code));
    const range = (place: number, rows: number): string =>
      sheetRange(SHEETS.lists, address(FIRST, place), address(FIRST + rows - 1, place));
    names.push({ name: listName(list), range: range(column, list.values.length) });
    names.push({ name: keysName(list), range: range(hidden, keys.length) });
  });
  // A named range, because Excel takes no list of constants in a conditional format.
  const words = 2 * lists.length + 1;
  NO_DATA.words.forEach((word, row) => draft.put(FIRST + row, words, word, looks.code));
  names.push({
    name: NO_DATA.name,
    range: sheetRange(SHEETS.lists, address(FIRST, words), address(FIRST + NO_DATA.words.length - 1, words)),
  });
  legends(draft, lists);
  return { draft, names };
}

const shown = ({ title, values }: Vocabulary): string[] => [title.slice(0, 16), ...values];

/** What short values stand for, under the lists. */
function legends(draft: SheetDraft, lists: readonly Vocabulary[]): void {
  let row = FIRST + Math.max(0, ...lists.map(({ values }) => values.length)) + 1;
  for (const { title, legend } of lists) {
    if (legend === undefined) continue;
    draft.put(row++, 1, `${title}: что значат сокращения`, looks.heading);
    for (const [value, meaning] of Object.entries(legend))
      if (value !== meaning)
        draft.put(row++, 1, `${value} – ${meaning}`, { ...looks.plain, alignment: { vertical: 'center' } });
    row++;
  }
}

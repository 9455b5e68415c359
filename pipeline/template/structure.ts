import type { ShareRow, Table, Tally } from '../catalogue/types.ts';
import { excelExpression } from '../condition/excel.ts';
import type { Condition } from '../condition/types.ts';
import { coveredBy, sharesOf } from '../indicators/plan.ts';
import { field } from '../catalogue/fields.ts';
import { address } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { referencesOf, SHEETS, type Form } from './layout.ts';
import { percentFormula, tallyFormula } from './tally.ts';

/** Columns for numbers; the widest table of the documents has ten and a total. */
const WIDTH = 12;

/** Sheet «Структура»: the documents' tables of people, the row of this school. */
export function drawStructure(form: Form, footer: string): SheetDraft {
  const draft = new SheetDraft(SHEETS.structure);
  draft.columns = [{ width: 40 }, ...Array.from({ length: WIDTH }, () => ({ width: 14 }))];
  draft.protect = true;
  draft.tab = '5B9BD5';
  draft.freeze = { rows: 2, columns: 1 };
  draft.print = { footer };
  draft.put(1, 1, 'Структура: таблицы документов по вашей организации', looks.heading).height(1, 22);
  draft
    .put(
      2,
      1,
      'Считается само по листам «Кадры», «Обучение» и «Организация». «–» – нет данных или знаменатель равен нулю.',
      looks.note,
    )
    .merge(2, 1, 2, 9, looks.note)
    .height(2, 16);
  let row = 4;
  for (const { name, tables } of form.frameworks) {
    draft.put(row, 1, name, looks.heading).height(row, 20);
    row++;
    const before = row;
    for (const table of tables) row = drawTable(draft, row, table, tables, form) + 1;
    if (row === before)
      draft.put(row++, 1, 'Таблиц о работниках в документе нет.', looks.plain).merge(row - 1, 1, row - 1, 6);
  }
  return draft;
}

/** What all columns of a table are parts of, if they are: «педагогические работники» of the age bands. */
function commonBase(tallies: readonly Tally[]): Extract<Condition, { is: 'named' }> | undefined {
  const bases = tallies.map((tally) => {
    if (!('people' in tally) || tally.people.is !== 'all') return undefined;
    const base = tally.people.of[0];
    return base?.is === 'named' && tally.people.of.length > 1 ? base : undefined;
  });
  const [first] = bases;
  return bases.length > 2 && first !== undefined && bases.every((base) => base?.id === first.id) ? first : undefined;
}

/** Draws one table and answers the row after it. */
function drawTable(draft: SheetDraft, start: number, table: Table, tables: readonly Table[], form: Form): number {
  const shares = sharesOf(table);
  const counted = table.form === 'percentOf' ? tables.find(({ id }) => id === table.table) : table;
  const municipal = shares.every(({ part, whole }) => 'municipal' in part || 'municipal' in whole);
  if (municipal && counted?.form !== 'byType') return start - 1;
  let row = start;
  draft.put(row, 1, table.title, looks.group).merge(row, 1, row, 6, looks.group);
  draft.height(row++, 18);
  if (counted?.form === 'byType') return drawByType(draft, row, counted, table.form === 'percentOf', form);
  ['Показатель', 'Числитель', 'Знаменатель', '%', 'Норма', 'Выполнена?'].forEach((title, at) =>
    draft.put(row, at + 1, title, looks.headSmall),
  );
  draft.height(row++, 18);
  const rows: readonly Pick<ShareRow, 'label' | 'norm'>[] =
    table.form === 'shares' ? table.rows : [{ label: form.school.type }];
  const references = referencesOf(form);
  shares.forEach((share, index) => {
    const { label, norm } = rows[index]!;
    const covers = coveredBy(share);
    draft.put(row, 1, label, looks.text).height(row, 16);
    [share.part, share.whole].forEach((tally, at) => {
      const formula = tallyFormula(tally, references);
      const known = covers === undefined ? formula : `IF(${excelExpression(covers, references)}*1=0,"–",${formula})`;
      if (formula === undefined) draft.put(row, at + 2, 'х', looks.notApplicable);
      else draft.formula(row, at + 2, `IFERROR(${known},"–")`, looks.formulaDecimal);
    });
    const [part, whole] = [address(row, 2), address(row, 3)];
    const hundredths = [share.part, share.whole].some(
      (tally) => 'total' in tally && field(tally.total).scale !== undefined,
    );
    draft.formula(row, 4, percentFormula(part, whole, hundredths), looks.formulaPercent);
    draft.put(row, 5, norm === undefined ? null : `${norm.op === '=' ? '' : '≥ '}${norm.value} %`, looks.centred);
    if (norm === undefined) draft.put(row, 6, null, looks.formula);
    else
      draft.formula(
        row,
        6,
        `IF(ISNUMBER(${address(row, 4)}),IF(100*${part}>=${norm.value}*${whole},"да","нет"),"–")`,
        looks.formula,
      );
    row++;
  });
  return row;
}

function drawByType(
  draft: SheetDraft,
  start: number,
  { columns, tallies }: Extract<Table, { form: 'byType' }>,
  percent: boolean,
  form: Form,
): number {
  const references = referencesOf(form);
  const base = commonBase(tallies);
  const formulas = tallies.map((tally) => tallyFormula(tally, references));
  const total = base === undefined ? undefined : tallyFormula({ people: base }, references);
  [
    'Тип организации',
    ...columns,
    ...(total === undefined ? [] : ['Всего', ...(percent ? [] : ['не указано'])]),
  ].forEach((title, at) => draft.put(start, at + 1, title, looks.headSmall));
  draft.height(start, 13 * Math.max(...columns.map((title) => Math.ceil(title.length / 10))) + 6);
  const row = start + 1;
  draft.put(row, 1, form.school.type, looks.text).height(row, 16);
  formulas.forEach((formula, at) => {
    if (formula === undefined) draft.put(row, at + 2, 'х', looks.notApplicable);
    else if (percent && total !== undefined)
      draft.formula(
        row,
        at + 2,
        `IF(${total}=0,"–",INT((2000*${formula}+${total})/(2*${total}))/10)`,
        looks.formulaPercent,
      );
    else draft.formula(row, at + 2, formula, looks.formula);
  });
  if (total === undefined) return row + 1;
  const after = formulas.length + 2;
  draft.formula(row, after, total, looks.formula);
  if (!percent)
    draft.formula(
      row,
      after + 1,
      `${address(row, after)}-SUM(${address(row, 2)}:${address(row, after - 1)})`,
      looks.formula,
    );
  return row + 1;
}

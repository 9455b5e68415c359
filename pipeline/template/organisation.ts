import type { Values } from '../condition/predicate.ts';
import { address } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { unacceptable } from './checks.ts';
import { cellValue } from './growing.ts';
import { ORGANISATION_FIRST, SHEETS, type Form } from './layout.ts';
import { validationOf } from './validation.ts';

const HEADINGS = [
  'Код',
  '№',
  'Показатель',
  'Ед. изм.',
  'Значение',
  '!',
  'Реквизиты документа / ссылка',
  'Как заполнить',
];

/** Sheet «Организация»: what only the school itself can answer. */
export function drawOrganisation(
  form: Form,
  values: Values,
  evidence: Readonly<Record<string, string>>,
  footer: string,
): SheetDraft {
  const draft = new SheetDraft(SHEETS.organisation);
  const rows = form.singles.filter(({ sheet }) => sheet === SHEETS.organisation);
  const heading = ORGANISATION_FIRST - 2;
  draft.columns = [{ width: 4, hidden: true }, ...[5, 52, 8, 14, 4, 40, 46].map((width) => ({ width }))];
  draft.protect = true;
  draft.tab = '70AD47';
  draft.freeze = { rows: heading + 1, columns: 3 };
  draft.print = { titleRows: [heading, heading + 1], footer };
  draft
    .put(1, 2, 'Организация: сведения об образовательной организации за отчётный период', looks.heading)
    .height(1, 22);
  const note =
    'Число – сколько есть; таких нет – 0. Пустая ячейка значит «нет данных»: по ней показатель за организацию не считается. ' +
    'К ответу «да» впишите номер и дату документа или ссылку.';
  draft.put(2, 2, note, looks.plain).merge(2, 2, 2, 8, looks.plain).height(2, 32);
  HEADINGS.forEach((title, at) => {
    if (at > 0) draft.put(heading, at + 1, title, looks.head).put(heading + 1, at + 1, at, looks.columnNumber);
  });
  draft.height(heading, 32).height(heading + 1, 12);
  if (rows.length === 0)
    draft
      .put(ORGANISATION_FIRST, 2, 'По выбранным документам вашей организации отвечать здесь не на что.', looks.text)
      .merge(ORGANISATION_FIRST, 2, ORGANISATION_FIRST, 8, looks.text);
  let group = '';
  rows.forEach(({ field, row, column, evidence: beside }, at) => {
    if (field.group !== group)
      draft
        .put(row - 1, 2, field.group, looks.group)
        .merge(row - 1, 2, row - 1, 8, looks.group)
        .height(row - 1, 18);
    group = field.group;
    const cell = address(row, column);
    const given = cellValue(values[field.code], field, 1);
    draft
      .put(row, 1, field.code, looks.code)
      .put(row, 2, String(at + 1).padStart(2, '0'), looks.centred)
      .put(row, 3, field.label, looks.text)
      .put(
        row,
        4,
        field.list?.id === 'yesno' ? 'да/нет' : field.list !== undefined ? 'список' : (field.unit ?? 'число'),
        looks.centred,
      )
      .put(row, column, given, looks.input)
      .formula(row, 6, `IF(LEN(TRIM(${cell}))=0,"!","")`, looks.formula)
      .put(row, 8, field.prompt, looks.hint)
      .height(row, 13 * Math.max(2, Math.ceil(field.prompt.length / 44), Math.ceil(field.label.length / 46)) + 2)
      .validate(cell, validationOf(field, form.settings.period));
    draft.highlight(cell, `(${unacceptable(field, `$${cell}`, form)})>0`, fills.bad);
    if (beside === undefined) draft.put(row, 7, 'х', looks.notApplicable);
    else
      draft
        .put(row, beside, evidence[field.code] ?? null, looks.inputText)
        .highlight(
          address(row, beside),
          `AND(LEN(TRIM($${cell}))>0,$${cell}<>"нет",LEN(TRIM($${address(row, beside)}))=0)`,
          fills.query,
        );
  });
  return draft;
}

/** Addresses of the marks «!», one for each value that may be left blank. */
export function leftRange(form: Form): string | undefined {
  const rows = form.singles.filter(({ sheet }) => sheet === SHEETS.organisation).map(({ row }) => row);
  return rows.length === 0 ? undefined : `'${SHEETS.organisation}'!$F$${Math.min(...rows)}:$F$${Math.max(...rows)}`;
}

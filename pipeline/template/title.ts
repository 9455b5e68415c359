import { periodInWords } from '../period.ts';
import { address } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { SHEETS, TITLE_ROWS, type Form } from './layout.ts';

const CONTACTS = [
  'Руководитель организации (ФИО)',
  'Исполнитель (ФИО, должность)',
  'Телефон исполнителя',
  'E-mail исполнителя',
];

/** Sheet «Титул»: who reports, for which period, and whether the workbook is ready. */
export function drawTitle(form: Form, values: Readonly<Record<string, string>>, footer: string): SheetDraft {
  const { period } = form.settings;
  const draft = new SheetDraft(SHEETS.title);
  draft.columns = [{ width: 3, hidden: true }, { width: 58 }, { width: 92 }];
  draft.protect = true;
  draft.tab = '1F4E79';
  draft.print = { footer };
  draft.put(1, 3, 'Приложение № ____ к приказу ______________________', looks.right).height(1, 16);
  draft.put(2, 3, 'от «____» ______________ 20___ г. № _______', looks.right).height(2, 16);
  const across = (row: number, text: string, look: object, height: number): void => {
    draft.put(row, 2, text, look).merge(row, 2, row, 3, look).height(row, height);
  };
  across(4, 'Отчёт образовательной организации', looks.title, 22);
  across(5, 'Мониторинг профессионального развития педагогических работников', looks.subtitle, 18);
  across(6, form.frameworks.map(({ municipality }) => municipality).join('; '), looks.subtitle, 18);
  draft.formula(8, 2, 'svod_status', looks.status).merge(8, 2, 8, 3, looks.status).height(8, 32);
  statusColours(draft, 8, 'B8:C8');
  across(
    9,
    'Состояние посчитано на листе «Проверка». Серое – из реестра ИМЦ: если неверно, сообщите в ИМЦ.',
    looks.note,
    16,
  );

  const line = (row: number, label: string, value: string, input = false): void => {
    draft
      .put(row, 2, label, looks.label)
      .put(row, 3, value === '' ? null : value, input ? looks.inputLine : looks.given);
    draft.height(row, 20);
  };
  line(TITLE_ROWS.registry - 1, 'Отчётный период', `${period.name} (${periodInWords(period)})`);
  for (const { field, sheet, row } of form.singles) {
    if (sheet !== SHEETS.title) continue;
    draft.put(row, 1, field.code, looks.code);
    line(row, field.label, values[field.code] ?? '');
    // Names of organisations are long.
    if (field.code === 'org_name') draft.height(row, 34);
  }
  let row = TITLE_ROWS.registry + form.singles.filter(({ sheet }) => sheet === SHEETS.title).length;
  for (const label of CONTACTS) line(row++, label, '', true);
  row += 2;
  for (const text of [
    'Руководитель ОО  ____________________ / ______________________________ /          М.П.',
    'Исполнитель      ____________________ / ______________________________ /',
    'Дата  «____» ______________ 20___ г.',
  ]) {
    across(row, text, looks.plain, 26);
    row++;
  }
  return draft;
}

/** Green when ready, orange when something is wrong, yellow when cells are left; the words say the same. */
export function statusColours(draft: SheetDraft, row: number, range: string): void {
  const cell = `$${address(row, 2).replace(/(\d+)/, '$$$1')}`;
  draft.highlight(range, `LEFT(${cell},6)="ГОТОВО"`, fills.good);
  draft.highlight(range, `LEFT(${cell},4)="ЕСТЬ"`, fills.bad);
  draft.highlight(range, `LEFT(${cell},9)="ЗАПОЛНЕНО"`, fills.query);
}

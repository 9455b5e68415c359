import { field } from '../catalogue/fields.ts';
import type { Level } from '../finding.ts';
import { address, sheetRange } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { sheetChecks } from './checks.ts';
import { placeOf, SHEETS, type Form } from './layout.ts';
import { leftRange } from './organisation.ts';
import type { Named } from './names.ts';
import { statusColours } from './title.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'ошибка', query: 'вопрос', info: 'сведение' };
const ORDER: readonly Level[] = ['error', 'query', 'info'];
/** What to do first is listed above the table, so that nobody has to look through a hundred rules. */
const TOP = 6;
const at = { run: 1, mark: 2, number: 3, level: 4, code: 5, sheet: 6, column: 7, wrong: 8, remedy: 9, count: 10, first: 11, explained: 12, link: 13 } as const; // prettier-ignore
const TABLE = 6 + TOP + 3;

/** Sheet «Проверка»: every rule as a formula, what is wrong, where and what to do. */
export function drawReview(form: Form, footer: string): { draft: SheetDraft; names: Named[] } {
  const draft = new SheetDraft(SHEETS.review);
  const checks = ORDER.flatMap((level) => sheetChecks(form).filter(({ rule }) => rule.level === level));
  const last = TABLE + checks.length - 1;
  draft.columns = [
    { width: 4, hidden: true },
    ...[4, 5, 10, 6, 13, 26, 46, 52, 9, 9, 11, 9].map((width) => ({ width })),
  ];
  draft.protect = true;
  draft.tab = 'C00000';
  draft.freeze = { rows: TABLE - 1, columns: 0 };
  draft.print = { titleRows: [TABLE - 2, TABLE - 1], footer };
  const rows = (column: number): string =>
    `$${address(TABLE, column).replace(/(\d+)/, '$$$1')}:$${address(last, column).replace(/(\d+)/, '$$$1')}`;
  const errors = `SUMIF(${rows(at.level)},"ошибка",${rows(at.count)})`;
  const blanks = `SUMIF(${rows(at.code)},"N1",${rows(at.count)})`;
  const school = leftRange(form);
  const left = [
    form.staff.columns.length > 0 ? 'SUM(staff_left)' : '0',
    form.training.columns.length > 0 ? 'SUM(training_left)' : '0',
    school === undefined ? '0' : `COUNTIF(${school},"!")`,
  ];
  const across = (row: number, formula: string, look: object, height: number): void => {
    draft.formula(row, 2, formula, look).merge(row, 2, row, at.link, look).height(row, height);
  };
  draft.put(1, 2, 'Проверка: книга проверяет себя сама', looks.heading).height(1, 22);
  across(
    2,
    `IF(${errors}-${blanks}>0,"ЕСТЬ ОШИБКИ: "&${errors},IF(${left.join('+')}>0,"ЗАПОЛНЕНО НЕ ВСЁ: осталось "&(${left.join('+')})&" ячеек","ГОТОВО К ОТПРАВКЕ"))`,
    looks.status,
    32,
  );
  statusColours(draft, 2, `B2:${address(2, at.link)}`);
  const asked = `COUNTIFS(${rows(at.level)},"вопрос",${rows(at.count)},">0")`;
  const answered = `COUNTIFS(${rows(at.level)},"вопрос",${rows(at.count)},">0",${rows(at.explained)},"да")`;
  across(
    3,
    `"Осталось заполнить: "&(${left.join('+')})&" ячеек (Кадры – "&${left[0]}&", Обучение – "&${left[1]}&", Организация – "&${left[2]}&").   Ошибок: "&${errors}&".   Вопросов: "&${asked}&" (пояснено "&${answered}&")."`,
    looks.formulaText,
    18,
  );
  draft.put(5, 2, 'Исправьте в первую очередь', looks.heading).height(5, 18);
  for (let place = 1; place <= TOP; place++) {
    const row = 5 + place;
    const of = (column: number): string => `INDEX(${rows(column)},MATCH(${place},${rows(at.run)},0))`;
    across(
      row,
      `IFERROR("${place}. "&${of(at.level)}&" "&${of(at.code)}&" · "&${of(at.sheet)}&" "&${of(at.first)}&" · "&${of(at.wrong)}&" (мест: "&${of(at.count)}&")",${place === 1 ? '"Ошибок и вопросов нет."' : '""'})`,
      { ...looks.plain, alignment: { vertical: 'center' } },
      15,
    );
  }
  const headings = [
    '!',
    '№',
    'Уровень',
    'Код',
    'Лист',
    'Графа',
    'Что не так',
    'Как исправить',
    'Сколько мест',
    'Где (первое)',
    'Пояснено?',
    'Переход',
  ];
  headings.forEach((title, index) =>
    draft.put(TABLE - 2, index + 2, title, looks.head).put(TABLE - 1, index + 2, index + 1, looks.columnNumber),
  );
  draft.height(TABLE - 2, 30).height(TABLE - 1, 12);
  checks.forEach(({ rule, sheet, count, first }, index) => {
    const row = TABLE + index;
    const number = address(row, at.count);
    const place = placeOf(form, rule.at)!;
    const target = `${place.column}${place.row ?? (sheet === SHEETS.staff ? form.staff.first : form.training.first)}`;
    const counts = rule.level === 'info' ? '0' : `(N(${number})>0)`;
    draft
      .formula(row, at.run, index === 0 ? counts : `${address(row - 1, at.run)}+${counts}`, looks.code)
      .formula(row, at.mark, `IF(${number}>0,"!","")`, looks.centred)
      .put(row, at.number, index + 1, looks.centred)
      .put(row, at.level, LEVELS[rule.level], looks.centred)
      .put(row, at.code, rule.code, looks.centred)
      .put(row, at.sheet, sheet, looks.text)
      .put(row, at.column, field(rule.at).label, looks.text)
      .put(row, at.wrong, rule.message, looks.text)
      .put(row, at.remedy, rule.hint, looks.text)
      .formula(row, at.count, count, looks.formula)
      .formula(row, at.first, first(number), looks.formula)
      .link(row, at.link, 'перейти', sheetRange(sheet, target).replaceAll('$', ''), looks.link)
      .height(
        row,
        13 *
          Math.max(
            1,
            Math.ceil(rule.message.length / 46),
            Math.ceil(rule.hint.length / 52),
            Math.ceil(field(rule.at).label.length / 22),
          ) +
          4,
      );
    if (rule.level === 'query')
      draft.formula(
        row,
        at.explained,
        `IF(${number}=0,"",IF(COUNTIFS(explained_rules,"${rule.code}",explained_texts,"?*")>0,"да","нет"))`,
        looks.formula,
      );
    else draft.put(row, at.explained, null, looks.formula);
  });
  const table = `B${TABLE}:${address(last, at.link)}`;
  draft.highlight(table, `AND($J${TABLE}>0,$D${TABLE}="ошибка")`, fills.bad);
  draft.highlight(table, `AND($J${TABLE}>0,$D${TABLE}="вопрос")`, fills.query);
  draft.highlight(table, `AND($J${TABLE}>0,$D${TABLE}="сведение")`, fills.head);
  return { draft, names: [{ name: 'svod_status', range: sheetRange(SHEETS.review, 'B2') }] };
}

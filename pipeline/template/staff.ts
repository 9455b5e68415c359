import type { Values } from '../condition/predicate.ts';
import { address } from '../xlsx/address.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { drawGrowing } from './growing.ts';
import { columnOf, type Form } from './layout.ts';
import { leftFormula } from './left.ts';

/** Numbers of the rows: what the people have already, then on from the largest of them. */
export function numbered(people: readonly Values[], rows: number): Values[] {
  let next = 1;
  const result = people.map((values, at): Values => {
    const given = values['row_no'];
    const number = typeof given === 'number' ? given : at + 1;
    next = Math.max(next, number + 1);
    return { ...values, row_no: number };
  });
  while (result.length < rows) result.push({ row_no: next++ });
  return result;
}

/** Sheet «Кадры»: a row per person. */
export function drawStaff(form: Form, people: readonly Values[], footer: string): SheetDraft {
  const layout = form.staff;
  const born = columnOf(layout, 'birth_year');
  const groups = layout.columns.flatMap((column) => ('field' in column ? [column.field.group] : []));
  const rows = layout.last - layout.first + 1;
  return drawGrowing({
    layout,
    form,
    tab: '70AD47',
    title: 'Кадры: педагогические и руководящие работники на конец отчётного периода',
    note:
      'Один работник – одна строка. ФИО нужны только вам и никуда не отправляются. Начните с должности; пустая ячейка «да / нет» ' +
      'значит «нет». Внешних совместителей тоже внесите: их посчитают отдельно. Список из своей программы вставляйте так: ' +
      'правая кнопка – «Специальная вставка» – «Значения».',
    legend:
      '* – обязательно для каждого; ** – обязательно для учителя. Жёлтое – заполняет школа, серое – считается само. ' +
      'Кнопки «+» над таблицей раскрывают и сворачивают группы столбцов.',
    legendHeight: 26,
    frozen: 3,
    auto: (auto) =>
      auto === 'age' && born !== undefined
        ? `IF(ISNUMBER(${address(layout.first, born)}),svod_year-1-${address(layout.first, born)},"")`
        : leftFormula(layout),
    autoTitle: { left: 'Осталось заполнить, ячеек', age: 'Возраст, полных лет', who: '' },
    foldFrom: groups.find((group) => group !== 'Работник' && group !== 'Образование, стаж, категория'),
    rows: numbered(people, rows),
    printRows: Math.min(rows, Math.max(PRINTED, people.length + 20)),
    footer,
  });
}

/** Rows that are printed of a blank sheet: most schools have no more people, and paper is not wasted on 300. */
const PRINTED = 100;

import { vocabularies } from '../catalogue/vocabularies.ts';
import type { Values } from '../condition/predicate.ts';
import { periodInWords, russianDate } from '../period.ts';
import { address } from '../xlsx/address.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { drawGrowing } from './growing.ts';
import { columnOf, type Form } from './layout.ts';
import { leftFormula } from './left.ts';

/** Who stands in the row of «Кадры» with this number: name, or position and year of birth. */
function whoFormula(form: Form): string {
  const person = address(form.training.first, columnOf(form.training, 'course.person')!);
  const found = (name: string): string => `INDEX(${name},MATCH(1*${person},row_no,0))`;
  const rest = ['position', 'birth_year'].filter((code) => form.asked.has(code)).map(found);
  const known = [...rest, '""'].slice(0, 2).join('&", "&');
  return `IF(LEN(TRIM(${person}))=0,"",IFERROR(IF(LEN(TRIM(${found('full_name')}))>0,${found('full_name')}&"",${known}),"нет такой строки"))`;
}

/** Sheet «Обучение»: a row per course. */
export function drawTraining(form: Form, courses: readonly Values[], footer: string): SheetDraft {
  const layout = form.training;
  const { period } = form.settings;
  const { values, legend = {} } = vocabularies.topic;
  const rows = layout.last - layout.first + 1;
  const topics = form.asked.has('course.topics');
  const codes = `Коды тем: ${values.map((code) => `${code} – ${legend[code]}`).join('; ')}.`;
  return drawGrowing({
    layout,
    form,
    tab: '70AD47',
    title: 'Обучение: повышение квалификации, переподготовка, стажировки',
    note:
      `Одна программа – одна строка; № работника – из листа «Кадры». Считаются программы, оконченные ${periodInWords(period)}; ` +
      `внесите и курсы с ${russianDate(period.start3)}: часть показателей смотрит на три года.`,
    legend: topics ? codes : '* – обязательно. Жёлтое – заполняет школа, серое – считается само.',
    legendHeight: topics ? 40 : 14,
    frozen: 3,
    auto: (auto) => (auto === 'who' ? whoFormula(form) : leftFormula(layout)),
    autoTitle: { left: 'Осталось заполнить, ячеек', age: '', who: 'Кто это (из листа «Кадры»)' },
    foldFrom: undefined,
    rows: courses,
    printRows: Math.min(rows, Math.max(PRINTED, courses.length + 20)),
    footer,
  });
}

const PRINTED = 60;

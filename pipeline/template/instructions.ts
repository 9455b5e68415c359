import { field } from '../catalogue/fields.ts';
import { periodInWords } from '../period.ts';
import { looks } from '../xlsx/looks.ts';
import { SheetDraft, type Style } from '../xlsx/write.ts';
import { fieldColumns, SHEETS, type Form } from './layout.ts';

export interface Instructions {
  readonly form: Form;
  /** The workbook was filled from last year's. */
  readonly rolledOver: boolean;
  readonly deadline?: string | undefined;
  readonly centre?: string | undefined;
  readonly footer: string;
}

/** Sheet «Инструкция»: eight steps, what colours and blanks mean, whom to ask. */
export function drawInstructions({ form, rolledOver, deadline, centre, footer }: Instructions): SheetDraft {
  const draft = new SheetDraft(SHEETS.instructions);
  draft.columns = [{ width: 6 }, { width: 34 }, { width: 118 }];
  draft.protect = true;
  draft.tab = '1F4E79';
  draft.print = { footer };
  let row = 1;
  const line = (text: string, look: Style, height: number): void => {
    draft.put(row, 1, text, look).merge(row, 1, row, 3, look).height(row, height);
    row++;
  };
  const step = (mark: string | number, title: string, text: string, look: Style = looks.text): void => {
    draft.put(row, 1, mark, looks.centred).put(row, 2, title, look).put(row, 3, text, looks.text);
    draft.height(row++, 14 * Math.ceil(Math.max(text.length / 120, title.length / 34)) + 4);
  };
  line('Мониторинг профессионального развития педагогических работников', looks.title, 24);
  line(
    form.frameworks.map(({ document }) => `${document.title} (${document.act})`).join('; '),
    looks.subtitle,
    34 * form.frameworks.length,
  );
  line(`${form.school.name} · отчётный период: ${periodInWords(form.settings.period)}`, looks.subtitle, 18);
  row++;
  draft
    .put(row, 2, 'Срок сдачи', looks.group)
    .put(row, 3, deadline ?? 'по письму ИМЦ', looks.text)
    .height(row++, 18);
  draft
    .put(row, 2, 'Вопросы', looks.group)
    .put(row, 3, centre ?? 'в ИМЦ своего муниципалитета', looks.text)
    .height(row++, 18);
  row++;
  line('Как заполнить: восемь шагов', looks.heading, 20);
  step(1, SHEETS.title, 'Проверьте сведения об организации (они из реестра ИМЦ), впишите руководителя и исполнителя.');
  step(
    2,
    SHEETS.staff,
    'Внесите работников: одна строка – один человек. Столбец «Осталось» показывает, сколько обязательных ячеек строки ещё пусто.',
  );
  step(
    3,
    SHEETS.training,
    'Внесите курсы: одна строка – одна программа одного работника; работник указывается номером строки из «Кадров».',
  );
  step(4, SHEETS.organisation, 'Ответьте за организацию. К каждому «да» впишите реквизиты документа или ссылку.');
  step(
    5,
    `${SHEETS.indicators}, ${SHEETS.structure}`,
    'Посмотрите, что получилось: проценты считаются сами по мере заполнения. Вписывать сюда ничего не надо.',
  );
  step(
    6,
    SHEETS.review,
    'Исправьте ошибки. Вопросы – исправьте или поясните на листе «Пояснения» (готовые пояснения там же).',
  );
  step(
    7,
    SHEETS.title,
    'Когда стоит «ГОТОВО К ОТПРАВКЕ», сохраните файл как .xlsx. Имя файла и имена листов не меняйте.',
  );
  step(
    8,
    'Отправка',
    'Отправьте файл в ИМЦ принятым у вас способом; если нужен бумажный экземпляр, распечатайте и подпишите «Титул».',
  );
  row++;
  line('Что значат цвета и знаки', looks.heading, 20);
  const sign = (look: Style, sample: string, title: string, text: string): void => {
    draft.put(row, 1, sample, { ...look, protection: { locked: true } });
    draft.put(row, 2, title, looks.text).put(row, 3, text, looks.text).height(row++, 18);
  };
  sign(looks.input, '', 'жёлтое', 'заполняет школа');
  sign(looks.formula, '', 'серое', 'проставлено заранее или считается само; изменить нельзя');
  sign(looks.notApplicable, 'н/п', 'штриховка, «н/п»', 'к вашей организации не относится');
  sign(looks.centred, '!', '«!»', 'не заполнено или заполнено с ошибкой; цвет ячейки говорит то же самое');
  sign(looks.centred, '–', 'прочерк «–»', 'посчитать нельзя: нет данных или знаменатель равен нулю');
  row++;
  line('0, «нет» и пустая ячейка – разные вещи', looks.heading, 20);
  step('0', 'ноль', 'таких нет, и это известно');
  step('нет', '«нет»', 'ответ отрицательный, и это известно');
  step(
    '',
    'пусто на листе «Кадры» и «Обучение»',
    'в столбцах «да / нет» – то же, что «нет»; в обязательных столбцах (*) – ошибка',
  );
  step(
    '',
    'пусто на листе «Организация»',
    '«нет данных»: показатель за вашу организацию не считается, она не войдёт в его числитель и знаменатель',
  );
  row++;
  line('Полезно знать', looks.heading, 20);
  step(
    '•',
    'ФИО не отправляются',
    'Столбец «ФИО» нужен только вам: при отправке и приёме он удаляется. Передаются номер строки, должность, год рождения и отметки.',
  );
  step(
    '•',
    'Свой список работников',
    'Скопируйте столбец в своей программе и вставьте: правая кнопка – «Специальная вставка» – «Значения». Так сохранятся списки и проверки. Вырезать (Ctrl + X) и перетаскивать ячейки нельзя: собьются формулы.',
  );
  step(
    '•',
    'Проверка без интернета',
    'Книга проверяет себя сама в Excel, LibreOffice, Р7-Офис и Google Таблицах. Защита без пароля – она только от случайной правки.',
  );
  step(
    '•',
    'Печать «Кадров» и «Обучения»',
    'В область печати входят заполненные заранее строки и запас; если строк больше, задайте свою область: «Разметка страницы» – «Область печати».',
  );
  if (rolledOver) {
    row++;
    line('! Перенесено из прошлогодней книги – проверьте', looks.heading, 20);
    for (const [title, text] of carriedOver(form)) step('!', title, text);
  }
  return draft;
}

/** What last year's workbook gave and what it could not give. */
function carriedOver(form: Form): [string, string][] {
  const names = (next: 'keep' | 'older' | undefined): string =>
    fieldColumns(form.staff)
      .filter(
        ({ field: one, part }) => one.next === next && part === 1 && one.code !== 'row_no' && one.code !== 'full_name',
      )
      .map(({ field: one }) => `«${one.label}»`)
      .join(', ');
  const older = names('older');
  return [
    [
      'Порядок строк – прошлогодний',
      'Номера и порядок работников сохранены, ФИО – нет: вставьте столбец ФИО из прошлогодней книги. Уволенных очистите (Delete), новых впишите в свободные строки.',
    ],
    [
      'Перенесено',
      `${names('keep')}${older === '' ? '' : `; увеличено на прошедшие годы: ${older}`}. Проверьте, что ничего не изменилось.`,
    ],
    [
      'Спрашивается заново',
      `${names(undefined)}, а также ответы листа «${SHEETS.organisation}»: за новый период они пусты.`,
    ],
    [
      'Курсы',
      `Оставлены те, что окончены не раньше трёх лет до конца периода${form.asked.has('integral_quality_prev') ? `; «${field('integral_quality_prev').label}» – прошлогодний итог` : ''}.`,
    ],
  ];
}

import { all, among, any, compared, known, no, not, trained, yes } from '../condition/build.ts';
import type { Condition } from '../condition/types.ts';
import { field } from './fields.ts';
import type { Rule } from './rule.ts';
import { DPP, heads, mentors, ped, teachers, young } from './sets.ts';

const person = (
  code: string,
  at: string,
  condition: Condition,
  message: string,
  hint: string,
  ready: string[],
): Rule => ({
  code,
  level: 'query',
  owner: 'staff',
  breach: { is: 'contradiction', about: 'person', condition },
  at,
  message,
  hint,
  ready,
});

const whole = (
  code: string,
  at: string,
  condition: Condition,
  message: string,
  hint: string,
  ready: string[],
): Rule => ({
  code,
  level: 'query',
  owner: field(at).owner,
  breach: { is: 'contradiction', about: 'school', condition },
  at,
  message,
  hint,
  ready,
});

const some = (people: Condition, atLeast = 1): Condition => compared({ people }, '>=', { number: atLeast });
const none = (people: Condition): Condition => compared({ people }, '<', { number: 1 });

/**
 * Rules beyond the dictionary. What contradicts is a query, never an error (`domain/indicators.md` §1.5): only what
 * makes counting impossible keeps a submission out.
 */
export const logical: readonly Rule[] = [
  {
    code: 'K1',
    level: 'error',
    owner: 'staff',
    breach: { is: 'repeated', field: 'row_no' },
    at: 'row_no',
    message: 'номер строки повторяется',
    hint: 'Дайте каждому работнику свой номер и поправьте номера в листе «Обучение».',
  },
  {
    code: 'O1',
    level: 'error',
    owner: 'training',
    breach: { is: 'stranger' },
    at: 'course.person',
    message: 'курс работника, которого нет в листе «Кадры»',
    hint: 'Укажите номер строки работника из листа «Кадры».',
  },
  {
    code: 'C2',
    level: 'error',
    owner: 'school',
    breach: { is: 'larger', part: 'cnt_sanatorium', whole: ped },
    at: 'cnt_sanatorium',
    message: 'прошедших лечение больше, чем педагогических работников в листе «Кадры»',
    hint: 'Проверьте число и лист «Кадры».',
  },
  {
    code: 'C3',
    level: 'error',
    owner: 'school',
    breach: {
      is: 'contradiction',
      about: 'school',
      condition: compared({ field: 'positions_total' }, '=', { number: 0 }),
    },
    at: 'positions_total',
    message: 'штатных единиц – 0',
    hint: 'Укажите число ставок по штатному расписанию.',
  },
  {
    code: 'O2',
    level: 'info',
    owner: 'training',
    breach: { is: 'outside' },
    at: 'course.end_date',
    message: 'курс окончен вне отчётного периода и за него не считается',
    hint: 'Если дата верна, делать ничего не надо.',
  },
  {
    code: 'O3',
    level: 'query',
    owner: 'training',
    breach: { is: 'twice' },
    at: 'course.person',
    message: 'один и тот же курс записан дважды',
    hint: 'Удалите повтор или поясните.',
    ready: ['Это разные программы с одним названием'],
  },
  person(
    'K5',
    'ped_experience',
    compared({ field: 'ped_experience' }, '>', { age: -16 }),
    'педагогический стаж слишком велик для такого возраста',
    'Проверьте год рождения и стаж.',
    ['Стаж подтверждён трудовой книжкой'],
  ),
  person(
    'K8',
    'category',
    all(among('category', 'высшая', 'первая'), compared({ field: 'ped_experience' }, '<', { number: 2 })),
    'категория при педагогическом стаже меньше двух лет',
    'Проверьте стаж и категорию.',
    ['Категория присвоена по особому основанию (приказ имеется)'],
  ),
  person(
    'K10',
    'load_hours',
    all(teachers, compared({ field: 'load_hours' }, '<=', { number: 0 })),
    'у учителя нулевая нагрузка',
    'Укажите часы в неделю или поясните.',
    ['Отпуск по уходу за ребёнком', 'Длительный отпуск'],
  ),
  person(
    'K11',
    'subjects',
    all(teachers, not(known('subjects'))),
    'у учителя не указан предмет',
    'Выберите предмет: без него учитель попадёт в строку «без предмета».',
    ['Учитель не ведёт предмет (надомное обучение, коррекционные курсы)'],
  ),
  person(
    'K12',
    'hire_year',
    all(
      young,
      any(
        all(known('graduation_year'), not(known('hire_year'))),
        all(known('hire_year'), not(known('graduation_year'))),
      ),
    ),
    'у молодого педагога указан только один год из двух: окончания учёбы или приёма',
    'Заполните оба года: без них он не войдёт в показатель закрепления (8.2).',
    ['Ещё учится', 'Нет профессионального образования'],
  ),
  person(
    'K13',
    'iom_cnppm',
    all(any(yes('iom_recs'), yes('iom_dynamics')), not(among('iom_cnppm', 'завершён'))),
    'рекомендации или динамика отмечены, а ИОМ не завершён',
    'Исправьте состояние ИОМ или уберите отметку.',
    ['Рекомендации выданы по прошлогоднему ИОМ'],
  ),
  person(
    'K14',
    'is_mentor',
    all(yes('is_mentor'), yes('has_mentor')),
    'работник и наставник, и наставляемый сразу',
    'Проверьте обе отметки.',
    ['Наставник по одному направлению и наставляемый по другому'],
  ),
  person(
    'K15',
    'is_mentor',
    all(yes('is_mentor'), compared({ field: 'ped_experience' }, '<', { number: 3 })),
    'наставник с педагогическим стажем меньше трёх лет',
    'Проверьте отметку и стаж.',
    ['Назначен приказом'],
  ),
  person(
    'K16',
    'retraining',
    all(no('retraining'), trained(['ПП'], undefined, { years: 3 })),
    'в «Обучении» есть переподготовка (ПП), а здесь – «нет»',
    'Исправьте ответ, если переподготовка педагогическая.',
    ['Переподготовка не по педагогическому направлению'],
  ),
  person(
    'K17',
    'edu_matches',
    all(not(among('position', 'учитель')), known('edu_matches')),
    'соответствие предмету указано не у учителя: в показатель он не войдёт',
    'Если это учитель, исправьте должность.',
    ['Совмещает с преподаванием'],
  ),
  whole(
    'S1',
    'positions_total',
    all(none(any(ped, heads)), known('org_code')),
    'в листе «Кадры» нет ни одного работника',
    'Заполните лист «Кадры».',
    ['Организация без педагогических работников'],
  ),
  whole(
    'S2',
    'positions_filled',
    compared({ people: ped }, '>', { field: 'positions_filled', times: 2 }),
    'педагогических работников более чем вдвое больше занятых ставок',
    'Проверьте ставки и число работников.',
    ['Много работников на неполной ставке'],
  ),
  whole(
    'S3',
    's_cmn',
    all(no('s_cmn'), some(any(yes('is_mentor'), yes('has_mentor')))),
    'целевая модель наставничества не внедрена, а в «Кадрах» есть наставники или наставляемые',
    'Исправьте ответ или отметки в «Кадрах».',
    ['Наставничество ведётся вне целевой модели'],
  ),
  whole(
    'S4',
    's_cmn',
    all(yes('s_cmn'), none(any(yes('is_mentor'), yes('has_mentor')))),
    'целевая модель наставничества внедрена, а в «Кадрах» нет ни одного наставника и наставляемого',
    'Отметьте наставников и наставляемых или исправьте ответ.',
    ['В этом году пар не было'],
  ),
  whole(
    'S5',
    's_mentoring_forms',
    all(no('s_mentoring_forms'), some(mentors)),
    '«нет», а в «Кадрах» есть наставники: организация засчитана как «да»',
    'Исправьте ответ или отметки в «Кадрах».',
    ['Наставники есть, формы менторинга не используются'],
  ),
  whole(
    'S6',
    's_mgmt_team_quality',
    all(yes('s_mgmt_team_quality'), none(all(heads, trained(DPP, 'УПРКАЧ', { years: 3 })))),
    '«да», а у управленческой команды нет курсов с темой УПРКАЧ',
    'Внесите курсы в лист «Обучение» или исправьте ответ.',
    ['Обучались раньше, чем за три года'],
  ),
  whole(
    'S7',
    'has_mentor',
    all(some(all(ped, yes('has_mentor'))), none(mentors)),
    'наставляемые есть, а наставников нет',
    'Отметьте наставников.',
    ['Наставники из другой организации'],
  ),
  whole(
    'S8',
    'position',
    all(some(ped), none(all(heads, among('position', 'руководитель')))),
    'нет руководителя организации',
    'Добавьте строку руководителя в лист «Кадры».',
    ['Должность вакантна'],
  ),
  whole(
    'S9',
    'position',
    some(all(heads, among('position', 'руководитель')), 2),
    'руководителей больше одного',
    'Заместителям выберите «заместитель руководителя».',
    ['Смена руководителя в течение года'],
  ),
];

/** Queries that come from reading and from last year's figures: a school may explain them too, under the same codes. */
export const furtherQueries: readonly { readonly code: string; readonly message: string; readonly ready: string[] }[] =
  [
    {
      code: 'K18',
      message: 'работник с таким ФИО записан дважды',
      ready: ['Однофамильцы', 'Две должности в организации'],
    },
    { code: 'T2', message: 'в книге нет столбца или строки формы', ready: ['Данных по этому столбцу нет'] },
    { code: 'T4', message: 'сведения не совпадают с реестром ИМЦ', ready: ['Ошибка в реестре, сообщили в ИМЦ'] },
    { code: 'T7', message: 'что-то стоит вне столбцов формы', ready: ['Наши рабочие записи, в отчёт не входят'] },
    {
      code: 'D1',
      message: 'показатель сильно изменился за год',
      ready: ['Изменился состав работников', 'В прошлом году считали иначе'],
    },
    { code: 'D2', message: 'в прошлом году было, в этом – ноль', ready: ['В этом году не проводилось'] },
  ];

import { vocabularies as lists, type Vocabulary } from './vocabularies.ts';

/** Whose field it is: a person's, a course's, the school's, the ИМЦ's. */
export type Owner = 'staff' | 'training' | 'school' | 'municipality';

export interface Field {
  /** Contract code (`domain/data-dictionary.md`). */
  readonly code: string;
  readonly owner: Owner;
  /** Heading on the form. */
  readonly label: string;
  readonly kind: 'integer' | 'number' | 'date' | 'text' | 'list' | 'lists';
  readonly list?: Vocabulary;
  /** Heading of the group of columns or rows it stands in. */
  readonly group: string;
  /** What to enter, with an example: shown when the cell is chosen. */
  readonly prompt: string;
  readonly unit?: string;
  /** Bounds, both inclusive; `year` counts from the reporting year. */
  readonly min?: number;
  readonly max?: number | { readonly year: number };
  /** Blank is an error: for everybody, or for teachers only. */
  readonly required?: 'always' | 'teacher';
  /** What a blank means; without it a blank is unknown. */
  readonly blank?: string;
  /** The registry decides; what the school writes is only compared. */
  readonly registry?: true;
  /** Stays at the school. */
  readonly local?: true;
  /** Asked although no indicator counts it. */
  readonly always?: true;
  /** What becomes of it next year: kept, a year added, or asked again (default). */
  readonly next?: 'keep' | 'older';
  /** A document that proves the answer is asked beside it. */
  readonly evidence?: true;
  /** Whole hundredths are summed, so that fractions of staff units stay exact. */
  readonly scale?: 100;
}

type Draft = Omit<Field, 'owner' | 'group' | 'code' | 'label' | 'kind' | 'prompt'>;
type Line = readonly [code: string, kind: Field['kind'] | Vocabulary, label: string, prompt: string, more?: Draft];

const group = (owner: Owner, title: string, lines: readonly Line[]): Field[] =>
  lines.map(([code, kind, label, prompt, more]) => ({
    code,
    owner,
    group: title,
    label,
    prompt,
    ...(typeof kind === 'string' ? { kind } : { kind: 'list', list: kind }),
    ...more,
  }));

/** «да» or nothing: a blank means «нет». */
const tick = { blank: 'нет' } as const;
const yn = lists.yesNo;

/** Sheet «Кадры»: a row per person. */
const staff: Field[] = [
  ...group('staff', 'Работник', [
    [
      'row_no',
      'integer',
      '№ строки',
      'Номер строки: по нему лист «Обучение» узнаёт работника. Проставлен заранее.',
      { min: 1, max: 9999, required: 'always', next: 'keep', always: true },
    ],
    [
      'full_name',
      'text',
      'ФИО (не отправляется)',
      'Только для вас: в муниципалитет ФИО не передаётся.',
      { local: true, always: true },
    ],
    [
      'position',
      lists.position,
      'Должность (группа)',
      'Выберите из списка. Старший воспитатель, психолог, логопед, методист и т. п. – «иной педагогический работник».',
      { required: 'always', next: 'keep' },
    ],
    [
      'employment',
      lists.employment,
      'Вид занятости',
      'Основное место работы, внутреннее или внешнее совместительство.',
      { required: 'always', next: 'keep' },
    ],
    [
      'birth_year',
      'integer',
      'Год рождения',
      'Четыре цифры, например 1987. Возраст посчитается сам – на 1 января.',
      { min: 1935, max: { year: -18 }, required: 'always', next: 'keep' },
    ],
    [
      'subjects',
      'lists',
      'Преподаваемые предметы',
      'Для учителя: предмет из списка; второй и третий – в соседних столбцах.',
      { list: lists.subject, next: 'keep' },
    ],
    [
      'load_hours',
      'number',
      'Нагрузка, ч/нед',
      'Часов в неделю, например 18 или 27,5. Учителю обязательно.',
      { min: 0, max: 54, required: 'teacher', unit: 'ч' },
    ],
  ]),
  ...group('staff', 'Образование, стаж, категория', [
    ['education_level', lists.education, 'Образование', 'Выберите из списка.', { required: 'always', next: 'keep' }],
    [
      'edu_matches',
      yn,
      'Образование соответствует предмету',
      'Учителю обязательно. По базовому образованию, без переподготовки.',
      { required: 'teacher', next: 'keep' },
    ],
    [
      'retraining',
      yn,
      'Пройдена переподготовка',
      'Профессиональная переподготовка по педагогическому направлению. Пусто – «нет».',
      { ...tick, next: 'keep' },
    ],
    ['category', lists.category, 'Категория', 'Высшая, первая, СЗД или нет.', { required: 'always', next: 'keep' }],
    [
      'ped_experience',
      'integer',
      'Пед. стаж, полных лет',
      'Целое число лет, например 12. Меньше года – 0.',
      { min: 0, max: 60, required: 'always', next: 'older', unit: 'лет' },
    ],
    [
      'graduation_year',
      'integer',
      'Год окончания вуза / колледжа',
      'Для работников до 35 лет, например 2021.',
      { min: 1950, max: { year: 0 }, next: 'keep' },
    ],
    [
      'hire_year',
      'integer',
      'Год приёма в эту ОО',
      'Для работников до 35 лет, например 2021.',
      { min: 1950, max: { year: 0 }, next: 'keep' },
    ],
  ]),
  ...group('staff', 'Диагностика', [
    ['diag_federal', yn, 'Федеральная', 'Прошёл диагностику федерального уровня за период. Пусто – «нет».', tick],
    [
      'diag_regional',
      yn,
      'Региональная / ЦНППМ',
      'Прошёл региональную диагностику (ЦНППМ) за период. Пусто – «нет».',
      tick,
    ],
    ['diag_self', yn, 'Самодиагностика', 'Самодиагностика в муниципалитете или ОО. Пусто – «нет».', tick],
  ]),
  ...group('staff', 'Маршруты и сопровождение', [
    [
      'iom_cnppm',
      lists.iom,
      'ИОМ на базе ЦНППМ',
      'Состояние индивидуального образовательного маршрута. Пусто – «нет».',
      tick,
    ],
    ['iom_recs', yn, 'Выданы адресные рекомендации', 'Если ИОМ завершён. Пусто – «нет».', tick],
    ['iom_dynamics', yn, 'Положительная динамика обучающихся', 'Если ИОМ завершён. Пусто – «нет».', tick],
    [
      'ippr',
      yn,
      'ИППР',
      'Индивидуальный план профессионального развития в ОО или муниципалитете. Пусто – «нет».',
      tick,
    ],
    [
      'iom_support',
      yn,
      'Адресная поддержка по ИОМ',
      'Получает адресную методическую поддержку по ИОМ. Пусто – «нет».',
      tick,
    ],
    [
      'method_support',
      yn,
      'Адресная поддержка, сопровождение',
      'За период; для руководителей – по управлению качеством. Пусто – «нет».',
      tick,
    ],
  ]),
  ...group('staff', 'Наставничество и молодые педагоги', [
    ['is_mentor', yn, 'Является наставником', 'Пусто – «нет».', tick],
    ['has_mentor', yn, 'Имеет наставника', 'Пусто – «нет».', tick],
    [
      'young_community',
      lists.youngCommunity,
      'Объединения молодых педагогов',
      'Участвует в объединении. Пусто – «нет».',
      tick,
    ],
    ['rma_support', yn, 'Сопровождает методист РМА', 'Региональный методический актив. Пусто – «нет».', tick],
  ]),
  ...group('staff', 'Конкурсы и проекты', [
    ['creative_project', yn, 'Проекты, клубы, фестивали', 'Творческие и социокультурные проекты. Пусто – «нет».', tick],
    ['contest_local', yn, 'Конкурс: ОО / муниципалитет', 'Пусто – «нет».', tick],
    [
      'contest_regional',
      yn,
      'Конкурс: региональный',
      'В том числе региональный этап всероссийского. Пусто – «нет».',
      tick,
    ],
    [
      'contest_federal',
      lists.contestFederal,
      'Конкурс: федеральный этап',
      'Участник, призёр, победитель. Пусто – «нет».',
      tick,
    ],
  ]),
  ...group('staff', 'Методическая работа', [
    [
      'network_events',
      yn,
      'Сетевые методические мероприятия',
      'Участвует в сетевых мероприятиях муниципалитета. Пусто – «нет».',
      tick,
    ],
    ['gives_masterclass', yn, 'Проводит стажировки, мастер-классы', 'Пусто – «нет».', tick],
    ['expert_regional', yn, 'Эксперт региональных комиссий', 'Предметных или конкурсных. Пусто – «нет».', tick],
    [
      'method_products',
      lists.methodProducts,
      'Методические разработки',
      'Наивысший уровень; региональный – РУМО, «Педсовет 66». Пусто – «нет».',
      tick,
    ],
    ['network_projects', yn, 'Сетевые проекты региона', 'Пусто – «нет».', tick],
    [
      'internal_training',
      yn,
      'Внутриорганизационное обучение',
      'Обучение внутри ОО, методическая деятельность. Пусто – «нет».',
      tick,
    ],
    ['innovation_active', yn, 'Активный участник инноваций', 'Пусто – «нет».', tick],
  ]),
  ...group('staff', 'Аттестация и резерв', [
    [
      'indep_assess_prep',
      yn,
      'Подготовлен к независимой оценке',
      'Подготовлен к независимой оценке квалификации. Пусто – «нет».',
      tick,
    ],
    ['attest_new', lists.attestNew, 'Аттестация в новой форме', 'Пусто – «не проходил».', { blank: 'не проходил' }],
    ['attest_support', yn, 'Сопровождение к аттестации', 'Для руководителей. Пусто – «нет».', tick],
    ['reserve', yn, 'В кадровом резерве', 'Кадровый резерв руководителей. Пусто – «нет».', tick],
  ]),
];

/** Sheet «Обучение»: a row per course. */
const training: Field[] = group('training', 'Курс', [
  [
    'course.person',
    'integer',
    '№ строки работника',
    'Номер работника из листа «Кадры».',
    { min: 1, max: 9999, required: 'always', next: 'keep' },
  ],
  [
    'course.title',
    'text',
    'Название программы',
    'Как в удостоверении. Для расчёта не нужно – для вас и проверки.',
    { always: true, next: 'keep' },
  ],
  [
    'course.kind',
    lists.courseKind,
    'Вид',
    'ПК – повышение квалификации, ПП – переподготовка, стажировка.',
    { required: 'always', next: 'keep' },
  ],
  [
    'course.end_date',
    'date',
    'Дата окончания',
    'Дата документа, например 15.03.2026. Курс вне периода не считается.',
    { required: 'always', next: 'keep' },
  ],
  ['course.in_fr', yn, 'Из ФР ДПП', 'Программа из федерального реестра ДПП. Пусто – «нет».', { ...tick, next: 'keep' }],
  [
    'course.by_diagnostics',
    yn,
    'По диагностике ЦНППМ',
    'Программа подобрана по результатам диагностики. Пусто – «нет».',
    { ...tick, next: 'keep' },
  ],
  [
    'course.topics',
    'lists',
    'Тема',
    'Код темы из списка; вторая и третья тема – в соседних столбцах. Пусто – «прочее».',
    { list: lists.topic, blank: 'прочее', next: 'keep' },
  ],
]);

const count = { min: 0, max: 99999 } as const;

/** Sheet «Организация»: the school itself. */
const school: Field[] = [
  ...group('school', 'Организация', [
    [
      'org_code',
      'text',
      'Код ОО',
      'Код из реестра ИМЦ; проставлен заранее.',
      { registry: true, always: true, next: 'keep' },
    ],
    ['org_name', 'text', 'Наименование ОО', 'Из реестра ИМЦ.', { registry: true, always: true, next: 'keep' }],
    ['org_type', lists.orgType, 'Тип ОО', 'Из реестра ИМЦ.', { registry: true, always: true, next: 'keep' }],
    ['org_shnor', yn, 'ШНОР (низкие результаты)', 'Из реестра ИМЦ.', { registry: true, blank: 'нет', next: 'keep' }],
    [
      'org_shnsu',
      yn,
      'ШНСУ (неблагоприятные условия)',
      'Из реестра ИМЦ.',
      { registry: true, blank: 'нет', next: 'keep' },
    ],
  ]),
  ...group('school', 'Штат и кадры', [
    [
      'positions_total',
      'number',
      'Штатных единиц педагогических и руководящих работников',
      'По штатному расписанию, можно дробное: 48,5.',
      { min: 0, max: 9999, unit: 'ед.', scale: 100 },
    ],
    [
      'positions_filled',
      'number',
      'из них занято',
      'Не больше, чем всего: 46,25.',
      { min: 0, max: 9999, unit: 'ед.', scale: 100 },
    ],
    [
      'young_hired_3y',
      'integer',
      'Принято молодых специалистов за 3 года',
      'Целое число человек; таких нет – 0.',
      { ...count, unit: 'чел.' },
    ],
    ['young_stayed_3y', 'integer', 'из них работают', 'Не больше, чем принято.', { ...count, unit: 'чел.' }],
    [
      's_pk_planned',
      'integer',
      'План ПК и ПП на год',
      'Сколько человек должны были обучиться по плану; факт посчитается из «Обучения».',
      { ...count, unit: 'чел.' },
    ],
    [
      'cnt_sanatorium',
      'integer',
      'Прошли лечение в профилактории «Юбилейный»',
      'Только число человек, без имён; таких нет – 0.',
      { ...count, unit: 'чел.' },
    ],
  ]),
  ...group('school', 'Удовлетворённость и качество', [
    ['survey_respondents', 'integer', 'Анкетирование: опрошено', 'Целое число человек.', { ...count, unit: 'чел.' }],
    ['survey_satisfied', 'integer', 'из них удовлетворены', 'Не больше, чем опрошено.', { ...count, unit: 'чел.' }],
    [
      'integral_quality_prev',
      'number',
      'Интегральный показатель качества, прошлый год',
      'Для ШНОР. Берётся из прошлогодней книги.',
      { min: 0, max: 99999 },
    ],
    [
      'integral_quality_cur',
      'number',
      'Интегральный показатель качества, текущий год',
      'Для ШНОР.',
      { min: 0, max: 99999 },
    ],
  ]),
  ...group(
    'school',
    'Условия и документы',
    (
      [
        ['s_mo_fg', yn, 'Методобъединение по функциональной грамотности', 'Действует в ОО?'],
        [
          's_stazh_site',
          yn,
          'Стажировочная площадка',
          'ОО – стажировочная площадка («горизонтальное обучение», ДПП ПК)?',
        ],
        ['s_ped_class', yn, 'Психолого-педагогический (педагогический) класс', 'Создан в ОО?'],
        [
          's_mentor_incentives',
          yn,
          'Показатели стимулирования наставников в локальных актах',
          'Есть в локальных актах ОО?',
        ],
        ['s_mentor_structure', yn, 'Структура (объединение) наставников', 'Создана в ОО?'],
        [
          's_cmn',
          yn,
          'Внедрена целевая модель наставничества',
          'Если «нет», охват наставничеством ОО считается нулевым.',
        ],
        [
          's_vsoko',
          yn,
          'ВСОКО: Положение, инструменты оценки качества',
          'Внутренняя система оценки качества внедрена?',
        ],
        ['s_gifted_program', yn, 'Программы индивидуального развития одарённых', 'Разработаны в ОО?'],
        ['s_imc_events', yn, 'Участвует в проектах и мероприятиях ИМЦ', 'За период.'],
        [
          's_broadcast',
          yn,
          'Транслировала инновационный опыт',
          'Педагоги и руководители транслировали опыт за период?',
        ],
        ['s_nsur', yn, 'Охвачена мероприятиями НСУР', 'Национальная система учительского роста.'],
        [
          's_mgmt_team_quality',
          yn,
          'Управленческая команда повысила квалификацию по управлению качеством',
          'Сверьтесь с листом «Обучение», тема УПРКАЧ.',
        ],
        ['s_new_method_model', yn, 'Новая модель школьной методической службы апробирована', 'За период.'],
        [
          's_mentoring_forms',
          yn,
          'Используются наставничество и менторинг',
          'Считается «да» и при наличии наставников в «Кадрах».',
        ],
        ['s_innov_level', lists.innovLevel, 'Инновационный проект (наивысший уровень)', 'Если не участвует – «нет».'],
      ] as Line[]
    ).map(([code, kind, label, prompt]): Line => [
      code,
      kind,
      label,
      `${prompt} Пусто – «нет данных», это не «нет».`,
      { evidence: true },
    ]),
  ),
];

/** The ИМЦ's own answers (`municipality.csv`). */
const municipality: Field[] = [
  ...group(
    'municipality',
    'ИМЦ: да / нет',
    (
      [
        ['m_curators', yn, 'Кураторы ИОМ ЦНППМ'],
        ['m_cadre_plan', yn, 'План (программа) развития кадрового потенциала'],
        ['m_college_agreement', yn, 'План (Соглашение) с колледжами и вузами'],
        ['m_young_mo', yn, 'Объединение (сообщество) молодых педагогов'],
        ['m_r4', yn, 'Расширение возможностей индивидуальных образовательных сред'],
        ['m_no_deficit', yn, 'Отсутствие устойчивого кадрового дефицита'],
        ['m_quality_mechanisms', yn, 'Механизмы управления качеством'],
        ['m_nsur_entry', yn, 'Вхождение в НСУР'],
        ['m_assess_measures', yn, 'Система мер к независимой оценке'],
        ['m_innov_measures', yn, 'Система мер инновационного поведения'],
        ['m_distance_system', yn, 'Система дистанционной поддержки'],
        ['m_env_enrichment', yn, 'Обогащение среды за год'],
      ] as [string, Vocabulary, string][]
    ).map(([code, kind, label]): Line => [code, kind, label, 'да или нет; пусто – нет данных']),
  ),
  ...group(
    'municipality',
    'ИМЦ: числа',
    (
      [
        ['m_target_contracts', 'Договоры целевой подготовки'],
        ['m_target_grad_total', 'Обучившиеся по целевым договорам'],
        ['m_target_grad_employed', 'из них трудоустроены'],
        ['m_roadmap_planned', 'Пунктов «дорожных карт» запланировано'],
        ['m_roadmap_done', 'из них выполнено'],
        ['m_nsur_planned', 'Мероприятий НСУР по плану'],
        ['m_nsur_done', 'из них выполнено'],
        ['m_methodists_total', 'Методистов всего'],
        ['m_methodists_innov', 'из них участвуют в инновациях'],
        ['m_contests_prepared', 'Конкурсов с подготовленными материалами'],
        ['m_site_max_gap_days', 'Наибольший промежуток между обновлениями сайта, дней'],
        ['m_prof_comm_total', 'Профессиональных сообществ'],
        ['m_prof_comm_interactive', 'из них используют интерактивные формы'],
        ['m_new_events', 'Новых интегрированных событий'],
        ['m_dpp_total', 'Программ ДПО организации'],
        ['m_dpp_in_fr', 'из них в ФР ДПП'],
        ['m_mechanisms', 'Выявлено механизмов повышения квалификации'],
        ['m_new_dpp', 'Разработано ДПП ПК'],
      ] as [string, string][]
    ).map(([code, label]): Line => [code, 'integer', label, 'целое число; таких нет – 0; пусто – нет данных', count]),
  ),
  ...group('municipality', 'ИМЦ: статусы', [
    ['m_text_status', 'text', 'Статус качественного результата', 'да, нет или частично; пояснение – после двоеточия'],
  ]),
];

export const fields: readonly Field[] = [...staff, ...training, ...school, ...municipality];

const byCode = new Map(fields.map((field) => [field.code, field]));

/** The field with this code; a status line `m_text_status.ME1` is its plain field. Undefined for an unknown code. */
export const findField = (code: string): Field | undefined =>
  byCode.get(code) ?? (code.startsWith('m_text_status.') ? byCode.get('m_text_status') : undefined);

/** The field with this code; a code that is not in the dictionary is a mistake in the catalogue. */
export function field(code: string): Field {
  const found = findField(code);
  if (found === undefined) throw new Error(`Unknown field code: ${code}`);
  return found;
}

/** Pairs where the first is a part of the second; a larger part is an error. */
export const partOf: readonly (readonly [part: string, whole: string])[] = [
  ['positions_filled', 'positions_total'],
  ['young_stayed_3y', 'young_hired_3y'],
  ['survey_satisfied', 'survey_respondents'],
  ['m_target_grad_employed', 'm_target_grad_total'],
  ['m_roadmap_done', 'm_roadmap_planned'],
  ['m_nsur_done', 'm_nsur_planned'],
  ['m_methodists_innov', 'm_methodists_total'],
  ['m_prof_comm_interactive', 'm_prof_comm_total'],
  ['m_dpp_in_fr', 'm_dpp_total'],
];

import { all, any, trained, yes } from '../../condition/build.ts';
import { judged, municipalCount, municipalPresence, peopleShare, ratio } from '../build.ts';
import { ANY_COURSE, directors, ped, pedAndHeads, support, teachers, trainedPk, u35s3 } from '../sets.ts';
import type { Computation, Indicator, PrintedTable, Target } from '../types.ts';
import { tasks } from './sections.ts';

const atLeast = (value: number, raw: string): readonly Target[] => [{ op: '>=', value, raw }];

const plan = 'План ключевых мероприятий проекта, показатели результативности';
const passport = 'Паспорт проекта, ожидаемые результаты';

/** What the plan and the expected results of the passport both count. */
const nsurEntry = municipalPresence('m_nsur_entry');
const innovationMeasures = municipalPresence('m_innov_measures');
const continuous = peopleShare(pedAndHeads, any(trained(ANY_COURSE), yes('network_events'), yes('internal_training')));
const youngTeachers = peopleShare(all(teachers, u35s3), support);
const readyForAssessment = peopleShare(ped, yes('indep_assess_prep'));
/** Not a part of the directors: the reserve is mostly their deputies and teachers. */
const reserve = ratio({ people: all(pedAndHeads, yes('reserve')) }, { people: directors });
const satisfied = ratio({ total: 'survey_satisfied' }, { total: 'survey_respondents' });
const mechanisms: Computation = { kind: 'presence', municipal: 'm_mechanisms', aboveZero: true };

const growing: readonly Target[] = [2020, 2021, 2022, 2023, 2024].map((from, index) => ({
  op: '>=',
  value: 10 * (index + 1),
  from,
  cumulative: true,
  raw: 'ежегодно не менее 10 % от общего числа работников с нарастающим итогом',
}));

const lowerBound =
  'Считаются работники только этого года: одного и того же человека в разных годах не узнать, поэтому это нижняя граница накопленного числа; она сравнивается с выросшим порогом.';
const reserveOutside =
  'Резерв — педагогические работники и управленческие кадры с отметкой о резерве; они не входят в число руководителей, и доля может превысить 100 %.';

const results: readonly Indicator[] = [
  {
    id: 'K1.1',
    printed: '',
    section: 'K1',
    text: 'Выявлено не менее трёх механизмов непрерывного и планомерного повышения квалификации педагогов района.',
    clause: `${plan}, задача 1`,
    unit: 'ед.',
    computation: municipalCount('m_mechanisms'),
    targets: atLeast(3, 'не менее трёх механизмов'),
    readings: ['K11'],
  },
  {
    id: 'K1.2',
    printed: '',
    section: 'K1',
    text: 'Обеспечено планомерное вхождение РСО в НСУР.',
    clause: `${plan}, задача 1`,
    unit: 'да/нет',
    computation: nsurEntry,
    readings: ['K11'],
  },
  {
    id: 'K1.3',
    printed: '',
    section: 'K1',
    text: 'Организуется непрерывное и планомерное повышение квалификации работников РСО (ежегодно охват не менее 35%).',
    clause: `${plan}, задача 1`,
    unit: '%',
    computation: peopleShare(pedAndHeads, trainedPk),
    targets: atLeast(35, 'ежегодно охват не менее 35%'),
    readings: ['K3', 'K11'],
  },
  {
    id: 'K1.4',
    printed: '',
    section: 'K1',
    text: 'Педагогические работники РСО повышают уровень профессионального мастерства в форматах непрерывного образования (ежегодно не менее 10 % от общего числа работников с нарастающим итогом).',
    clause: `${plan}, задача 1`,
    unit: '%',
    computation: continuous,
    targets: growing,
    readings: ['K2', 'K3', 'K11'],
    choice: lowerBound,
  },
  {
    id: 'K1.5',
    printed: '',
    section: 'K1',
    text: 'Учителя в возрасте до 35 лет вовлечены в различные формы поддержки и сопровождения в первые три года работы (не менее 70 %).',
    clause: `${plan}, задача 1`,
    unit: '%',
    computation: youngTeachers,
    targets: atLeast(70, 'не менее 70 %'),
    readings: ['K7', 'K11'],
  },
  {
    id: 'K1.6',
    printed: '',
    section: 'K1',
    text: 'Разработана система мер для подготовки педагогов к прохождению добровольной независимой оценки квалификации (не менее 10 % от общего числа педагогических работников до 2024 года).',
    clause: `${plan}, задача 1`,
    unit: '%',
    computation: readyForAssessment,
    targets: [
      {
        op: '>=',
        value: 10,
        from: 2024,
        raw: 'не менее 10 % от общего числа педагогических работников до 2024 года',
      },
    ],
    metAlsoNeeds: 'm_assess_measures',
    readings: ['K4', 'K11'],
  },
  {
    id: 'K2.1',
    printed: '',
    section: 'K2',
    text: 'Обеспечено научно-методическое сопровождение не менее 75 % руководителей ОУ по вопросам управления качеством образования.',
    clause: `${plan}, задача 2`,
    unit: '%',
    computation: peopleShare(directors, yes('method_support')),
    targets: atLeast(75, 'не менее 75 % руководителей ОУ'),
    readings: ['K6', 'K11'],
    choice: 'Учитывается только прямой ответ о сопровождении, без вывода из наставничества и маршрутов.',
  },
  {
    id: 'K2.2',
    printed: '',
    section: 'K2',
    text: 'Обеспечено методическое сопровождение всех руководителей ОУ к прохождению аттестации.',
    clause: `${plan}, задача 2`,
    unit: '%',
    computation: peopleShare(directors, yes('attest_support')),
    targets: [{ op: '=', value: 100, raw: 'всех руководителей ОУ' }],
    readings: ['K5', 'K6', 'K11'],
    choice: 'Знаменатель — все руководители, а не только проходящие аттестацию в этом году.',
  },
  {
    id: 'K2.3',
    printed: '',
    section: 'K2',
    text: 'Сформирован кадровый резерв руководителей образовательных учреждений в количестве не менее 10 % от общего числа руководителей.',
    clause: `${plan}, задача 2`,
    unit: '%',
    computation: reserve,
    targets: atLeast(10, 'не менее 10 % от общего числа руководителей'),
    readings: ['K6', 'K11'],
    choice: reserveOutside,
  },
  {
    id: 'K3.1',
    printed: '',
    section: 'K3',
    text: 'Разработана и реализуется система мер, направленных на развитие у педагогов инновационного поведения.',
    clause: `${plan}, задача 3`,
    unit: 'да/нет',
    computation: innovationMeasures,
    readings: ['K11'],
  },
  {
    id: 'K3.2',
    printed: '',
    section: 'K3',
    text: 'Не менее 10 % педагогов являются активными участниками инновационной деятельности.',
    clause: `${plan}, задача 3`,
    unit: '%',
    computation: peopleShare(ped, yes('innovation_active')),
    targets: atLeast(10, 'Не менее 10 % педагогов'),
    readings: ['K11'],
  },
  {
    id: 'K3.3',
    printed: '',
    section: 'K3',
    text: 'Разработано не менее 7 дополнительных профессиональных программ повышения квалификации, направленных на развитие профессиональных компетенций, обеспечивающих решение задач повышения качества образования и индивидуального продвижения всех и каждого ребёнка с учётом запросов, познавательных интересов, особенностей развития и здоровья.',
    clause: `${plan}, задача 3`,
    unit: 'ед.',
    computation: municipalCount('m_new_dpp'),
    targets: atLeast(7, 'Разработано не менее 7 дополнительных профессиональных программ повышения квалификации'),
    readings: ['K10', 'K11'],
  },
  {
    id: 'K3.4',
    printed: '',
    section: 'K3',
    text: 'Обучено не менее 20 % педагогов по вопросам формирования новых профессиональных позиций (менеджера ИОМ обучающихся, дизайнера педагогических сред, специалиста по управлению качеством образования).',
    clause: `${plan}, задача 3`,
    unit: '%',
    computation: peopleShare(ped, trained(ANY_COURSE, 'НОВПОЗ')),
    targets: atLeast(20, 'не менее 20 % педагогов'),
    readings: ['K11'],
    choice: 'Считаются обучившиеся за отчётный период, как и во всех показателях об обучении.',
  },
  {
    id: 'K4.1',
    printed: '',
    section: 'K4',
    text: 'Профессиональная среда развития педагогических и руководящих кадров обеспечивает удовлетворение индивидуальных образовательных запросов работников районной системы образования (по результатам анкетирования не менее 80 % педагогов удовлетворены созданными в РСО условиями для повышения квалификации).',
    clause: `${plan}, задача 4`,
    unit: '%',
    computation: satisfied,
    targets: atLeast(80, 'не менее 80 % педагогов'),
    readings: ['K9', 'K10', 'K11'],
  },
  {
    id: 'K4.2',
    printed: '',
    section: 'K4',
    text: 'В ИМЦ создана система дистанционной поддержки педагогов, направленная на удовлетворение индивидуальных образовательных потребностей педагогических и руководящих кадров РСО.',
    clause: `${plan}, задача 4`,
    unit: 'да/нет',
    computation: municipalPresence('m_distance_system'),
    readings: ['K11'],
  },
  {
    id: 'K4.3',
    printed: '',
    section: 'K4',
    text: 'Ежегодно осуществляется обогащение профессиональной среды развития педагогических и руководящих кадров посредством использования цифровых технологий и сетевого взаимодействия.',
    clause: `${plan}, задача 4`,
    unit: 'да/нет',
    computation: municipalPresence('m_env_enrichment'),
    readings: ['K11'],
  },
];

const expected: readonly Indicator[] = [
  {
    id: 'KE1',
    printed: '1.',
    section: 'KE',
    text: 'Внедрены механизмы непрерывного и планомерного повышения квалификации работников районной системы образования на основе интеграции с национальной системой учительского роста (использование современных цифровых технологий, участие в профессиональных ассоциациях, программах обмена опытом и лучшими практиками, проведение стажировок и др.).',
    clause: `${passport}, п. 1`,
    unit: 'да/нет',
    computation: mechanisms,
    choice: 'Механизмы внедрены, если ИМЦ сообщил хотя бы об одном.',
  },
  {
    id: 'KE2',
    printed: '2.',
    section: 'KE',
    text: 'Обеспечено планомерное вхождение районной системы образования в национальную систему учительского роста педагогических работников.',
    clause: `${passport}, п. 2`,
    unit: 'да/нет',
    computation: nsurEntry,
  },
  {
    id: 'KE3',
    printed: '3.',
    section: 'KE',
    text: 'Созданы условия, обеспечивающие развитие лидерских способностей и управленческих компетенций административных команд образовательных организаций и резерва руководителей.',
    clause: `${passport}, п. 3`,
    unit: 'статус',
    computation: judged('KE3'),
    choice: 'Ни одно поле этого не измеряет: состояние оценивает и записывает ИМЦ.',
  },
  {
    id: 'KE4',
    printed: '4.',
    section: 'KE',
    text: 'Обеспечено научно-методическое сопровождение руководителей образовательных учреждений района по вопросам управления качеством образования и прохождения аттестации по должности «руководитель».',
    clause: `${passport}, п. 4`,
    unit: '%',
    computation: peopleShare(directors, all(yes('method_support'), yes('attest_support'))),
    readings: ['K6'],
    choice: 'Считаются руководители, получившие и то и другое: сопровождение по управлению качеством и к аттестации.',
  },
  {
    id: 'KE5',
    printed: '5.',
    section: 'KE',
    text: 'Сформирован кадровый резерв руководителей образовательных организаций в количестве не менее 10 % от общего числа руководителей образовательных организаций.',
    clause: `${passport}, п. 5`,
    unit: '%',
    computation: reserve,
    targets: atLeast(10, 'не менее 10 % от общего числа руководителей образовательных организаций'),
    readings: ['K6'],
    choice: reserveOutside,
  },
  {
    id: 'KE6',
    printed: '6.',
    section: 'KE',
    text: 'Разработана система мер, направленных на развитие у педагогов инновационного поведения и формирование новых профессиональных позиций (менеджера индивидуальных образовательных маршрутов обучающихся, дизайнера педагогических сред, специалиста по управлению качеством образования).',
    clause: `${passport}, п. 6`,
    unit: 'да/нет',
    computation: innovationMeasures,
  },
  {
    id: 'KE7',
    printed: '7.',
    section: 'KE',
    text: 'Профессиональная среда развития педагогических и руководящих кадров обеспечивает удовлетворение индивидуальных образовательных запросов работников районной системы образования.',
    clause: `${passport}, п. 7`,
    unit: '%',
    computation: satisfied,
    readings: ['K9'],
    choice: 'Порога нет: в этой редакции документ его не называет.',
  },
  {
    id: 'KE8',
    printed: '8.',
    section: 'KE',
    text: 'Педагогические работники системы общего, дополнительного образования детей и профессионального образования повышают уровень профессионального мастерства в форматах непрерывного образования (ежегодно не менее 10 % от общего числа работников с нарастающим итогом).',
    clause: `${passport}, п. 8`,
    unit: '%',
    computation: continuous,
    targets: growing,
    readings: ['K2', 'K8'],
    choice: lowerBound,
  },
  {
    id: 'KE9',
    printed: '9.',
    section: 'KE',
    text: 'Разработана система мер для подготовки педагогов к прохождению добровольной независимой оценки квалификации (не менее 10 % от общего числа педагогических работников)',
    clause: `${passport}, п. 9`,
    unit: '%',
    computation: readyForAssessment,
    targets: atLeast(10, 'не менее 10 % от общего числа педагогических работников'),
    metAlsoNeeds: 'm_assess_measures',
    readings: ['K4'],
  },
  {
    id: 'KE10',
    printed: '10.',
    section: 'KE',
    text: 'Учителя в возрасте до 35 лет вовлечены в различные формы поддержки и сопровождения в первые три года работы (не менее 70 %).',
    clause: `${passport}, п. 10`,
    unit: '%',
    computation: youngTeachers,
    targets: atLeast(70, 'не менее 70 %'),
    readings: ['K7'],
  },
];

export const indicators: readonly Indicator[] = [...results, ...expected];

/** The cell «Показатели результативности» of a task, as printed. */
export const resultsOf = (section: string): string =>
  results
    .filter((indicator) => indicator.section === section)
    .map(({ text }) => `- ${text}`)
    .join('\n');

/** What the document has no heading for has none here. */
export const printed: readonly PrintedTable[] = [
  {
    id: 'plan',
    sheet: 'План мероприятий',
    title: 'План ключевых мероприятий проекта',
    clause: 'План ключевых мероприятий проекта',
    columns: [
      { heading: '№', shows: 'printed' },
      { heading: 'Задачи', shows: 'section' },
      // The events of the year and who answers for them: the framework's measures.
      { heading: '2020 год', shows: 'blank' },
      { heading: '2021 год', shows: 'blank' },
      { heading: '2022 год', shows: 'blank' },
      { heading: '2023 год', shows: 'blank' },
      { heading: '2024 год', shows: 'blank' },
      { heading: 'Ответственный', shows: 'blank' },
      { heading: 'Показатели результативности', shows: 'text' },
      { heading: '', shows: 'value' },
    ],
    indicators: tasks.flatMap(({ id }) => results.filter(({ section }) => section === id)).map(({ id }) => id),
  },
  {
    id: 'expected',
    sheet: 'Ожидаемые результаты',
    title: 'Ожидаемые результаты реализации проекта',
    clause: 'Паспорт проекта',
    columns: [
      { heading: '', shows: 'printed' },
      { heading: 'Ожидаемые результаты реализации проекта', shows: 'text' },
      { heading: '', shows: 'value' },
    ],
    indicators: expected.map(({ id }) => id),
  },
];

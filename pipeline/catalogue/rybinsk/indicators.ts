import { all, among, any, compared, derived, known, named, yes } from '../../condition/build.ts';
import { municipalCount, municipalPresence, peopleShare, ratio, schoolShare } from '../build.ts';
import { directors, mentors, OOO, ped, support, trainedDpp, young } from '../sets.ts';
import type { Indicator } from '../types.ts';

/** A row of the printed table of targets. */
const planned = (
  row: number,
  rest: Pick<Indicator, 'text' | 'unit' | 'computation' | 'targets'> & Partial<Indicator>,
): Indicator => ({
  id: `R${row}`,
  printed: '',
  section: 'R',
  clause: `Таблица «Достижение целевых показателей Программы», строка ${row}`,
  readings: ['R4'],
  ...rest,
});

/** An item of the list of expected results. */
const expected = (
  item: number,
  rest: Pick<Indicator, 'text' | 'unit' | 'computation'> & Partial<Indicator>,
): Indicator => ({
  id: `RE${item}`,
  printed: '',
  section: 'RE',
  clause: `Ожидаемые результаты реализации Программы, результат ${item}`,
  ...rest,
});

export const inYoungCommunity = peopleShare(
  young,
  among('young_community', 'муниципальное', 'областная ассоциация', 'оба'),
);

/** «Да» derived as in `support`: the model and the mentors are not asked for its sake (indicators.md §5, RE4). */
const mentoringUsed = named(
  'mentoring_used',
  'используются наставничество и менторинг',
  any(yes('s_mentoring_forms'), derived(yes('s_cmn')), derived(compared({ people: mentors }, '>=', { number: 1 }))),
);
const mentoringKnown = any(mentoringUsed, known('s_mentoring_forms'));

const directorsOo = named('directors_oo', 'руководители ООО', all(directors, among('org_type', OOO)));
const inNewAttestation = named(
  'attest_new_included',
  'педагогические работники, включённые в аттестацию в новой форме',
  all(ped, among('attest_new', 'включён', 'прошёл успешно')),
);
const passedNewAttestation = among('attest_new', 'прошёл успешно');

const shnorMeasured = named(
  'shnor_measured',
  'ШНОР с интегральным показателем качества за оба года',
  all(yes('org_shnor'), known('integral_quality_prev'), known('integral_quality_cur')),
);

export const indicators: readonly Indicator[] = [
  planned(1, {
    text: 'Рост уровня профессиональной квалификации педагогов (первая и высшая проф. категория)',
    unit: '%',
    computation: peopleShare(ped, among('category', 'высшая', 'первая')),
    targets: [{ op: '>=', value: 80, raw: '80%' }],
  }),
  planned(2, {
    text: 'Охват педагогов обучением по дополнительным профессиональным программам',
    unit: '%',
    computation: peopleShare(ped, trainedDpp),
    targets: [{ op: '>=', value: 40, raw: 'не менее 40% ежегодно' }],
    choice: 'Дополнительные профессиональные программы — это ПК и ПП; стажировка не считается.',
  }),
  planned(3, {
    text: 'Охват внутриорганизационным обучением и вовлеченность в методическую деятельность',
    unit: '%',
    computation: peopleShare(ped, yes('internal_training')),
    targets: [{ op: '>=', value: 60, raw: 'Не менее 60% ежегодно' }],
  }),
  planned(4, {
    text: 'Расширение спектра возможностей конструирования индивидуальных образовательных сред',
    unit: 'да/нет',
    computation: municipalPresence('m_r4'),
    targets: [{ op: '=', value: true, raw: 'Да' }],
  }),
  planned(5, {
    text: 'Вовлеченность в реализацию социокультурных проектов и практик',
    unit: '%',
    computation: peopleShare(ped, yes('creative_project')),
    targets: [{ op: '>=', value: 30, raw: 'до 30% ежегодно' }],
    readings: ['R3', 'R4'],
  }),
  planned(6, {
    text: 'Устойчивость профессионального выбора работы в сфере образования молодыми специалистами',
    unit: '%',
    computation: ratio({ total: 'young_stayed_3y' }, { total: 'young_hired_3y' }),
    targets: [{ op: '>=', value: 85, raw: '85%' }],
    readings: ['R4', 'R5'],
  }),
  planned(7, {
    text: 'Отсутствие устойчивого кадрового дефицита',
    unit: 'да/нет',
    computation: {
      kind: 'presence',
      municipal: 'm_no_deficit',
      otherwise: { part: { total: 'positions_filled' }, whole: { total: 'positions_total' }, atLeast: 90 },
    },
    targets: [{ op: '=', value: true, raw: 'Да' }],
    choice:
      'Если ИМЦ не ответил, дефицита нет при занятости не менее 90 % штатных единиц: другого порога в документах нет (Алапаевск, g6.1).',
  }),
  planned(8, {
    text: 'Включенность молодых педагогов в проф. объединения, в т.ч. в деятельность Молодежного сообщества',
    unit: '%',
    computation: inYoungCommunity,
    targets: [{ op: '=', value: 100, raw: '100%' }],
  }),
  expected(1, {
    text: 'Профессиональные сообщества используют интерактивные формы работы с кадрами (не менее 50%).',
    unit: '%',
    computation: ratio({ municipal: 'm_prof_comm_interactive' }, { municipal: 'm_prof_comm_total' }),
    targets: [{ op: '>=', value: 50, raw: 'не менее 50%' }],
  }),
  expected(2, {
    text: 'Осуществлены преобразования в методической деятельности образовательных организаций, осуществляется внедрение новых моделей деятельности школьных методических служб, апробированы не менее, чем в 50% образовательных организаций.',
    unit: '%',
    computation: schoolShare(known('s_new_method_model'), yes('s_new_method_model')),
    targets: [{ op: '>=', value: 50, raw: 'не менее, чем в 50% образовательных организаций' }],
  }),
  expected(3, {
    text: 'Обогащен ресурс интегрированных методических событий профессиональных сообществ.',
    unit: 'ед.',
    computation: municipalCount('m_new_events'),
    readings: ['R22'],
  }),
  expected(4, {
    text: 'В каждом образовательном учреждении используются наставничество и менторинг как формы методической деятельности.',
    unit: '%',
    // The sum holds every school that answers in any of the three ways, so the default cover is too narrow.
    computation: schoolShare(mentoringKnown, mentoringUsed, mentoringKnown),
    targets: [{ op: '=', value: 100, raw: 'В каждом образовательном учреждении' }],
    choice:
      'Внедрённая целевая модель наставничества или хотя бы один наставник в штате означает «да», даже если школа ответила «нет».',
  }),
  expected(5, {
    text: '100% молодых специалистов в возрасте до 35 лет охвачены формами методического сопровождения.',
    unit: '%',
    computation: peopleShare(young, support),
    targets: [{ op: '=', value: 100, raw: '100%' }],
    choice: 'Поддержка по ИОМ или наличие наставника означает «да», даже если адресная поддержка не отмечена.',
  }),
  expected(6, {
    text: 'Не менее 80 % руководителей общеобразовательных организаций (школы, лицей, гимназии) прошли аттестацию на соответствие занимаемой должности в новой форме.',
    unit: '%',
    computation: peopleShare(directorsOo, passedNewAttestation),
    targets: [{ op: '>=', value: 80, raw: 'Не менее 80 %' }],
    readings: ['R20'],
  }),
  expected(7, {
    text: 'Не менее 60% образовательных организаций имеют и используют в практике инструменты оценки качества образования.',
    unit: '%',
    computation: schoolShare(known('s_vsoko'), yes('s_vsoko')),
    targets: [{ op: '>=', value: 60, raw: 'Не менее 60%' }],
    readings: ['R21'],
  }),
  expected(8, {
    text: 'На муниципальном уровне разработаны и эффективно используются механизмы управления качеством образования.',
    unit: 'да/нет',
    computation: municipalPresence('m_quality_mechanisms'),
    readings: ['R22'],
  }),
  expected(9, {
    text: 'В школах с низкими образовательными результатами наблюдается рост интегрального показателя качества.',
    unit: '%',
    computation: schoolShare(
      shnorMeasured,
      compared({ field: 'integral_quality_cur' }, '>', { field: 'integral_quality_prev' }),
    ),
    readings: ['R22'],
    choice: 'Рост считается по каждой школе: показатель года строго больше прошлогоднего, равный — не рост.',
  }),
  expected(10, {
    text: 'Не менее 80% педагогов, включенных в процедуру аттестации в новой форме, прошли её успешно.',
    unit: '%',
    computation: peopleShare(inNewAttestation, passedNewAttestation),
    targets: [{ op: '>=', value: 80, raw: 'Не менее 80%' }],
    readings: ['R20'],
  }),
];

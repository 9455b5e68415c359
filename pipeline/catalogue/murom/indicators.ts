import { all, among, known, yes } from '../../condition/build.ts';
import type { Condition } from '../../condition/types.ts';
import { judged, municipalCount, ratio, schoolShare } from '../build.ts';
import { DOO, OOO, ped, trainedDpp } from '../sets.ts';
import type { Computation, Indicator, Share, Target } from '../types.ts';
import { criteriaTitle, resultsTitle } from './sections.ts';

/** Schools that answered, and of them those that fulfil the condition. */
const ofAnswered = (field: string, part: Condition = yes(field)): Computation & Share =>
  schoolShare(known(field), part);

/** The same over schools and kindergartens only: additional education does not apply, so it is not waited for. */
const ofAnsweredGeneral = (field: string, part: Condition = yes(field)): Computation & Share => {
  const general = all(known(field), among('org_type', OOO, DOO));
  return schoolShare(general, part, general);
};

const innovating = among('s_innov_level', 'муниципальный', 'региональный', 'федеральный');

/** Of the young specialists hired in three years, those who still work: P10 and the expected result ME9. */
const retention = ratio({ total: 'young_stayed_3y' }, { total: 'young_hired_3y' });

const reached = (value: number, raw: string): readonly Target[] => [{ op: '>=', value, raw }];

const yearly = (...steps: readonly [from: number, value: number, raw: string][]): readonly Target[] =>
  steps.map(([from, value, raw]) => ({ op: '>=', value, from, raw }));

const innovationTargets = yearly(
  [2021, 50, '2021 год – 50%'],
  [2022, 60, 'к 2022 году – 60%'],
  [2023, 65, 'к 2023 году – 65%'],
  [2024, 75, '2024 году – 75%'],
  [2025, 80, 'к 2025 году 80%'],
);

const criterion = (number: number, of: number, rest: Omit<Indicator, 'id' | 'printed' | 'section' | 'clause'>) => ({
  id: `P${number}`,
  printed: `П${number}.`,
  section: `K${of}`,
  clause: `${criteriaTitle}, К${of}, П${number}`,
  ...rest,
});

const result = (number: number, rest: Omit<Indicator, 'id' | 'printed' | 'section' | 'clause'>) => ({
  id: `ME${number}`,
  printed: `${number}.`,
  section: 'ME',
  clause: `${resultsTitle}, п. ${number}`,
  ...rest,
});

/** A result that only the ИМЦ can judge. */
const quality = (number: number, text: string) =>
  result(number, { text, unit: 'статус', computation: judged(`ME${number}`) });

export const indicators: readonly Indicator[] = [
  criterion(1, 1, {
    text: 'Выполнение «дорожных карт» проектов на 100%',
    unit: '%',
    computation: ratio({ municipal: 'm_roadmap_done' }, { municipal: 'm_roadmap_planned' }),
    targets: [{ op: '=', value: 100, raw: 'на 100%' }],
  }),
  criterion(2, 1, {
    text: 'Выполнение плана мероприятий по введению НСУР, охват не менее 50% ОО к 2022-му году',
    unit: '%',
    computation: ofAnswered('s_nsur'),
    targets: yearly([2022, 50, 'охват не менее 50% ОО к 2022-му году']),
    readings: ['M11'],
  }),
  criterion(3, 1, {
    text: 'Выполнение годового плана повышения квалификации и профессиональной переподготовки педагогических работников на 100%',
    unit: '%',
    computation: ratio({ people: all(ped, trainedDpp) }, { total: 's_pk_planned' }),
    targets: [{ op: '=', value: 100, raw: 'на 100%' }],
    choice:
      'Считаются люди, а не курсы: педагогические работники с хотя бы одним курсом ПК или ПП за период к плану на год; ОО без плана не входят ни в числитель, ни в знаменатель, доля может превысить 100 %.',
  }),
  criterion(4, 1, {
    text: 'Доля ОО, участвующих в проектах, мероприятиях ИМЦ – не менее 80%',
    unit: '%',
    computation: ofAnswered('s_imc_events'),
    targets: reached(80, 'не менее 80%'),
    readings: ['M12'],
  }),
  criterion(5, 2, {
    text: 'Доля ОО, участвующих в инновационных проектах разных уровней (2021 год – 50%, к 2022 году – 60%, к 2023 году – 65%, 2024 году – 75%, к 2025 году 80%)',
    unit: '%',
    computation: ofAnswered('s_innov_level', innovating),
    targets: innovationTargets,
    readings: ['M10', 'M19'],
  }),
  criterion(6, 2, {
    text: 'Доля методистов, участвующих в инновационной и проектной деятельности (2021 год – 50%, к 2022 году – 60%, к 2023 году – 65%, 2024 году – 75%, к 2025 году 80%)',
    unit: '%',
    computation: ratio({ municipal: 'm_methodists_innov' }, { municipal: 'm_methodists_total' }),
    targets: innovationTargets,
    readings: ['M10'],
  }),
  criterion(7, 3, {
    text: 'Степень удовлетворённости педагогических работников и управленческих команд ОО качеством проводимых мероприятий (не менее 85%)',
    unit: '%',
    computation: ratio({ total: 'survey_satisfied' }, { total: 'survey_respondents' }),
    targets: reached(85, 'не менее 85%'),
    readings: ['M14'],
  }),
  criterion(8, 4, {
    text: 'Подготовлены материалы для участия в конкурсах разного уровня (ежегодно не менее 4 конкурсов)',
    unit: 'ед.',
    computation: municipalCount('m_contests_prepared'),
    targets: reached(4, 'ежегодно не менее 4 конкурсов'),
    readings: ['M15'],
  }),
  criterion(9, 4, {
    text: 'Доля ОО, педагоги и руководители которых транслировали инновационный опыт (2021 год – 40%, к 2022 году – 50%, к 2023 году – 60%, 2024 году – 70%, к 2025 году 80%)',
    unit: '%',
    computation: ofAnswered('s_broadcast'),
    targets: yearly(
      [2021, 40, '2021 год – 40%'],
      [2022, 50, 'к 2022 году – 50%'],
      [2023, 60, 'к 2023 году – 60%'],
      [2024, 70, '2024 году – 70%'],
      [2025, 80, 'к 2025 году 80%'],
    ),
    readings: ['M10'],
  }),
  criterion(10, 5, {
    text: 'Доля молодых специалистов (2021 год – 65%, к 2022 году – 70%, к 2023 году – 75%, 2024 году – 80%, к 2025 году 85%)',
    unit: '%',
    computation: retention,
    targets: yearly(
      [2021, 65, '2021 год – 65%'],
      [2022, 70, 'к 2022 году – 70%'],
      [2023, 75, 'к 2023 году – 75%'],
      [2024, 80, '2024 году – 80%'],
      [2025, 85, 'к 2025 году 85%'],
    ),
    readings: ['M9', 'M10'],
  }),
  criterion(11, 6, {
    text: 'Обновление материалов не реже 1 раза в две недели',
    unit: 'дней',
    computation: municipalCount('m_site_max_gap_days'),
    targets: [{ op: '<=', value: 14, raw: 'не реже 1 раза в две недели' }],
    readings: ['M12', 'M13'],
  }),
  quality(1, 'Реализация проектов по приоритетным направлениям Программы.'),
  quality(
    2,
    'Повысилась эффективность деятельности профессиональных объединений педагогов, инновационных, опорных площадок, ресурсных центров.',
  ),
  quality(3, 'Сформирована готовность работников системы образования к внедрению профессиональных стандартов.'),
  result(4, {
    text: 'Не менее 80% дошкольных образовательных и общеобразовательных организаций участвуют в инновационных проектах различных уровней (федеральный, региональный, муниципальный).',
    unit: '%',
    computation: ofAnsweredGeneral('s_innov_level', innovating),
    targets: reached(80, 'Не менее 80%'),
    readings: ['M19'],
  }),
  quality(5, 'Реализуется сетевая модель муниципальной системы образования.'),
  quality(6, 'Разработана и внедрена модель муниципальной системы оценки качества образования.'),
  result(7, {
    text: 'Не менее в 95% дошкольных образовательных и общеобразовательных организациях внедрена и функционирует внутренняя система оценки качества образования.',
    unit: '%',
    computation: ofAnsweredGeneral('s_vsoko'),
    targets: reached(95, 'Не менее в 95%'),
  }),
  result(8, {
    text: 'Не менее в 80 % образовательных организациях разработаны программы индивидуального развития одаренных обучающихся.',
    unit: '%',
    computation: ofAnswered('s_gifted_program'),
    targets: reached(80, 'Не менее в 80 %'),
  }),
  result(9, {
    text: 'Не менее 85% закрепляемость молодых специалистов.',
    unit: '%',
    computation: retention,
    targets: reached(85, 'Не менее 85%'),
    readings: ['M9'],
  }),
  quality(
    10,
    'Модернизация модели методической службы, ориентированной на развитие образования, удовлетворение профессиональных запросов в методическом и информационном обеспечении инновационных процессов в образовательных организациях.',
  ),
];

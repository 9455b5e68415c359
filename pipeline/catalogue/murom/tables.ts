import { aged, all, among, atLeast, within } from '../../condition/build.ts';
import type { Condition } from '../../condition/types.ts';
import { peopleShare, ratio } from '../build.ts';
import { directors, everyone, heads, highVo, ped } from '../sets.ts';
import type { PrintedTable, Table, Tally } from '../types.ts';
import { criteriaTitle, resultsTitle } from './sections.ts';

/** The chapter that all figures about staff come from. */
export const analysis = 'Состояние и основные проблемы развития муниципальной методической службы о. Муром';

const parts = ['числитель', 'знаменатель', '%'];

const ofPed = (...conditions: readonly Condition[]): readonly Tally[] =>
  conditions.map((condition) => ({ people: all(ped, condition) }));

const ofPedBy = (field: string, values: readonly string[]): readonly Tally[] =>
  ofPed(...values.map((value) => among(field, value)));

export const ageBands = [
  'до 25',
  '25–29',
  '30–34',
  '35–39',
  '40–44',
  '45–49',
  '50–54',
  '55–59',
  '60–64',
  '65 и более',
] as const;
export const tenureBands = ['0–5', '5–10', '10–15', '15–20', '20 и более'] as const;
const categories = ['высшая', 'первая', 'СЗД', 'нет'];
const education = ['ВО педагогическое', 'ВО непедагогическое', 'СПО педагогическое', 'СПО непедагогическое', 'иное'];

export const tables: readonly Table[] = [
  {
    id: 'age',
    title: 'Педагоги по возрасту',
    clause: `${analysis}, таблица 1`,
    columns: ageBands,
    form: 'byType',
    tallies: ofPed(
      aged(undefined, 24),
      aged(25, 29),
      aged(30, 34),
      aged(35, 39),
      aged(40, 44),
      aged(45, 49),
      aged(50, 54),
      aged(55, 59),
      aged(60, 64),
      aged(65),
    ),
    readings: ['M3', 'M8'],
  },
  {
    id: 'tenure',
    title: 'Педагоги по стажу работы',
    clause: analysis,
    columns: tenureBands,
    form: 'byType',
    tallies: ofPed(
      within('ped_experience', 0, 5),
      within('ped_experience', 5, 10),
      within('ped_experience', 10, 15),
      within('ped_experience', 15, 20),
      atLeast('ped_experience', 20),
    ),
    readings: ['M2', 'M7'],
  },
  {
    id: 'categories',
    title: 'Педагоги по квалификационным категориям, человек',
    clause: analysis,
    columns: categories,
    form: 'byType',
    tallies: ofPedBy('category', categories),
    readings: ['M6'],
  },
  {
    id: 'categories_pct',
    title: 'Педагоги по квалификационным категориям, %',
    clause: analysis,
    columns: categories,
    form: 'percentOf',
    table: 'categories',
    readings: ['M6'],
  },
  {
    id: 'education',
    title: 'Педагоги по уровню образования',
    clause: analysis,
    columns: education,
    form: 'byType',
    tallies: ofPedBy('education_level', education),
  },
  {
    id: 'education_vo',
    title: 'Педагоги с высшим образованием',
    clause: analysis,
    columns: parts,
    form: 'shareByType',
    share: peopleShare(ped, highVo),
    readings: ['M5'],
  },
  {
    id: 'staff',
    title: 'Организации, руководящие и педагогические работники',
    clause: analysis,
    columns: ['организации', 'руководители', 'управленческая команда', 'педагогические работники'],
    form: 'byType',
    tallies: [{ schools: everyone }, { people: directors }, { people: heads }, { people: ped }],
    readings: ['M1', 'M4'],
  },
  {
    id: 'nsur_plan',
    title: 'Выполнение плана мероприятий по введению НСУР',
    clause: `${criteriaTitle}, К1, П2`,
    columns: parts,
    form: 'shares',
    rows: [{ label: 'план НСУР', share: ratio({ municipal: 'm_nsur_done' }, { municipal: 'm_nsur_planned' }) }],
    readings: ['M11'],
  },
];

export const printed: readonly PrintedTable[] = [
  {
    id: 'criteria',
    sheet: 'Критерии успешности',
    title: criteriaTitle,
    clause: criteriaTitle,
    columns: [
      { heading: 'Критерии успешности Программы развития', shows: 'section' },
      { heading: 'Показатели и индикаторы результативности', shows: 'text' },
      { heading: 'Выполнение', shows: 'value' },
    ],
    indicators: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11'],
  },
  {
    // A numbered list in the document: it borrows the column of the table above, so that the results are reported too.
    id: 'results',
    sheet: 'Ожидаемые результаты',
    title: resultsTitle,
    clause: resultsTitle,
    columns: [
      { heading: resultsTitle, shows: 'text' },
      { heading: 'Выполнение', shows: 'value' },
    ],
    indicators: ['ME1', 'ME2', 'ME3', 'ME4', 'ME5', 'ME6', 'ME7', 'ME8', 'ME9', 'ME10'],
  },
];

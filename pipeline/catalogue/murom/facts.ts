import type { Fact } from '../types.ts';
import { ageBands, analysis, tenureBands } from './tables.ts';

/** The day that the document names for its staff, and that the sums of its age and tenure tables belong to. */
const asOf = '2021-01-01';

const ageHeadings = [
  'Мол. 25 лет',
  '25-29 лет',
  '30-34 лет',
  '35-39 лет',
  '40-44 лет',
  '45-49 лет',
  '50-54 лет',
  '55-59 лет',
  '60-64 лет',
  '65 и более',
];

const latin = { ДОО: 'doo', ООО: 'ooo', ОДО: 'odo', Всего: 'all' } as const;
type Row = keyof typeof latin;

const fact = (id: string, text: string, value: number | null, unit: string, rest: Partial<Fact> = {}): Fact => ({
  id,
  text,
  clause: analysis,
  value,
  unit,
  ...rest,
});

const organisations = (row: Row, text: string, value: number) =>
  fact(`organisations.${latin[row]}`, text, value, 'ед.', { comparesTo: `staff/${row}/организации`, readings: ['M1'] });

const staff = (row: Row, column: 'руководители' | 'педагогические работники', text: string, value: number) =>
  fact(`staff.${latin[row]}.${column === 'руководители' ? 'heads' : 'ped'}`, text, value, 'чел.', {
    asOf,
    comparesTo: `staff/${row}/${column}`,
    readings: ['M4'],
  });

const schoolCategory = (id: string, column: string, text: string, value: number) =>
  fact(`category.ooo.${id}`, `педагоги школ: ${text}`, value, '%', { comparesTo: `categories_pct/ООО/${column}` });

const kindergartenCategory = (id: string, column: string, text: string, value: number) =>
  fact(`category.doo.${id}`, `педагоги детских садов: ${text}`, value, 'чел.', {
    comparesTo: `categories/ДОО/${column}`,
    readings: ['M6'],
  });

const education = (row: Row, text: string, value: number | null, rest: Partial<Fact> = {}) =>
  fact(`education.${latin[row]}`, `Высшее профессиональное образование имеют: ${text}`, value, '%', {
    comparesTo: `education_vo/${row}/%`,
    ...rest,
  });

const ages = (row: Row, printed: string, numbers: readonly number[]): readonly Fact[] =>
  numbers.map((value, index) =>
    fact(`age.${latin[row]}.${index + 1}`, `${printed} | ${ageHeadings[index]}`, value, 'чел.', {
      clause: `${analysis}, таблица 1`,
      asOf,
      comparesTo: `age/${row}/${ageBands[index]}`,
      readings: ['M3', 'M8'],
    }),
  );

const tenure = (row: Row, printed: string, bands: readonly [text: string, value: number, ...marks: string[]][]) =>
  bands.map(([text, value, ...marks], index) =>
    fact(
      `tenure.${latin[row]}.${index + 1}`,
      `По стажу работы педагоги дифференцируются: ${printed}: ${text}`,
      value,
      'чел.',
      { asOf, comparesTo: `tenure/${row}/${tenureBands[index]}`, readings: [...marks, 'M7'] },
    ),
  );

export const facts: readonly Fact[] = [
  fact('network.seminars', '59 постоянно действующих семинары', 59, 'ед.'),
  fact('network.associations', '33 ГМО', 33, 'ед.'),
  fact('methodists', 'методисты - 6 человек', 6, 'чел.', { readings: ['M20'] }),
  fact('methodists.3', 'Стаж работы в должности методиста до 3-х лет – 3 человека', 3, 'чел.', { readings: ['M20'] }),
  fact('methodists.10', 'Стаж работы в должности методиста свыше 10 лет – 4 человека', 4, 'чел.', {
    readings: ['M20'],
  }),
  organisations('Всего', 'функционирует 49 образовательных организаций', 49),
  organisations('ООО', '16 общеобразовательных организаций', 16),
  organisations('ДОО', '33 дошкольных образовательных организации', 33),
  organisations('ОДО', '1 организация дополнительного образования', 1),
  staff('ООО', 'руководители', 'руководящие работники общеобразовательных организаций – 16', 16),
  staff('ООО', 'педагогические работники', 'педагогические работники общеобразовательных организаций – 643', 643),
  staff('ДОО', 'руководители', 'руководящие работники дошкольных образовательных организаций – 31', 31),
  staff(
    'ДОО',
    'педагогические работники',
    'педагогические работники дошкольных образовательных организаций – 515',
    515,
  ),
  staff('ОДО', 'руководители', 'руководящие работники организаций дополнительного образования-1', 1),
  schoolCategory('highest', 'высшая', 'высшую квалификационную категорию имеют 48,5% педагогов', 48.5),
  schoolCategory('first', 'первая', 'первую квалификационную категорию имеют 36% педагогов', 36),
  kindergartenCategory('highest', 'высшая', 'высшую квалификационную категорию имеют 122 педагогов', 122),
  kindergartenCategory('first', 'первая', 'первую квалификационную категорию имеют 319 педагогов', 319),
  kindergartenCategory('post', 'СЗД', 'аттестованы на соответствие занимаемой должности 38', 38),
  education('ООО', 'в общеобразовательных организациях 88 %', 88),
  education('ДОО', 'в дошкольных образовательных организациях 44%', 44),
  education('ОДО', 'в организациях дополнительного образования %', null, { readings: ['M5'] }),
  fact('arrived.2018', 'с сентября 2018 года в район прибыл 19 человек', 19, 'чел.', { asOf: '2018' }),
  fact('arrived.2019', '2019 года 14 человек', 14, 'чел.', { asOf: '2019' }),
  fact('arrived.2020', '2020 году 19 человек', 19, 'чел.', { asOf: '2020' }),
  ...ages('ДОО', 'Дошкольных ОО', [29, 23, 54, 67, 77, 92, 68, 71, 29, 5]),
  ...ages('ООО', 'Общеобразовательных ОО', [49, 41, 63, 37, 44, 112, 107, 100, 60, 30]),
  ...ages('Всего', 'Общее количество', [78, 64, 117, 104, 121, 204, 175, 171, 89, 35]),
  ...tenure('ООО', 'школы', [
    ['от 0 до 5 лет (молодые специалисты) – 4', 4, 'M2'],
    ['от 5 до 10 лет- 68', 68],
    ['от 10 до 15 лет- 43', 43],
    ['от 15-20 лет – 34', 34],
    ['свыше 20 лет – 404', 404],
  ]),
  ...tenure('ДОО', 'детские сады', [
    ['от 0 до 5 лет (молодые специалисты) – 59', 59],
    ['от 5 до 10 лет – 63', 63],
    ['от 10 до 15 лет – 82', 82],
    ['от 15-20 лет – 64', 64],
    ['свыше 20 лет – 247', 247],
  ]),
];

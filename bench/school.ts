import { askedOf } from '../pipeline/catalogue/asked.ts';
import type { Field } from '../pipeline/catalogue/fields.ts';
import { vocabularies } from '../pipeline/catalogue/vocabularies.ts';
import type { Value, Values } from '../pipeline/condition/predicate.ts';
import { pick, randomOf, type Random } from '../pipeline/demo/draw.ts';
import { fullName } from '../pipeline/demo/names.ts';
import type { Period } from '../pipeline/period.ts';
import type { School } from '../pipeline/registry.ts';
import type { BookRequest } from '../pipeline/template/index.ts';

/** An invented school and what it wrote. */
export interface FilledSchool {
  readonly school: School;
  readonly filled: NonNullable<BookRequest['filled']>;
}

const PROGRAMMES = [
  'Реализация требований обновлённых ФГОС НОО, ФГОС ООО в работе учителя',
  'Школа современного учителя: развитие функциональной грамотности обучающихся',
  'Использование искусственного интеллекта в работе педагога',
  'Методика подготовки обучающихся к государственной итоговой аттестации',
  'Психолого-педагогическое сопровождение обучающихся с ОВЗ в условиях инклюзии',
  'Управление качеством образования: внутренняя система оценки',
  'Оказание первой помощи в образовательной организации',
];

/** Shares of positions in schools, kindergartens and clubs, after the heads. */
const POSITIONS: Readonly<Record<School['type'], readonly (readonly [position: string, weight: number])[]>> = {
  ООО: [
    ['учитель', 0.76],
    ['иной педагогический работник', 0.19],
    ['педагог дополнительного образования', 0.05],
  ],
  ДОО: [
    ['воспитатель', 0.8],
    ['иной педагогический работник', 0.2],
  ],
  ОДО: [['педагог дополнительного образования', 1]],
};

const YES_NO = vocabularies.yesNo;

/** Draws of one school. */
class Draw {
  private readonly random: Random;

  constructor(seed: string) {
    this.random = randomOf(seed);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  within(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  of<T>(items: readonly T[], weight: (item: T) => number = () => 1): T {
    return pick(items, weight, this.random());
  }

  name(): string {
    return fullName(this.random);
  }

  /** 15–120 people, 60 on average: most schools are small. */
  size(): number {
    return 15 + Math.round(105 * this.random() ** 1.33);
  }
}

/**
 * A school filled in without errors: 15–120 people, one course and a half each, all answers given.
 * @param number the same number, seed and form give the same school
 */
export function filledSchool(
  number: number,
  seed: number,
  { asked, period }: { asked: ReadonlySet<string>; period: Period },
): FilledSchool {
  const draw = new Draw(`bench ${seed} ${number}`);
  const type = draw.of(['ООО', 'ДОО', 'ОДО'] as const, (one) => ({ ООО: 6, ДОО: 3, ОДО: 1 })[one]);
  const school: School = {
    code: String(1000 + number),
    name: `МБОУ «Образовательная организация № ${number}»`,
    type,
    shnor: type === 'ООО' && draw.chance(0.15),
    shnsu: type === 'ООО' && draw.chance(0.1),
  };
  // Some schools write «нет» into every cell, others leave it blank: the form takes both.
  const pedantic = draw.chance(0.5);
  const people = draw.size();
  const staffFields = askedOf(asked, 'staff');
  const staff = Array.from({ length: people }, (_, at) =>
    personOf(at, { people, type, pedantic, period, fields: staffFields, draw }),
  );
  const courseFields = askedOf(asked, 'training');
  const training = asked.has('course.person')
    ? Array.from({ length: Math.round(1.5 * people) }, () =>
        courseOf(draw.within(1, people), { pedantic, period, fields: courseFields, draw }),
      )
    : [];
  const { values, evidence } = answersOf(
    askedOf(asked, 'school').filter(({ registry }) => !registry),
    people,
    draw,
  );
  return { school, filled: { school: values, staff, training, evidence } };
}

interface Whose {
  readonly pedantic: boolean;
  readonly period: Period;
  readonly fields: readonly Field[];
  readonly draw: Draw;
}

function personOf(at: number, given: Whose & { people: number; type: School['type'] }): Values {
  const { people, type, pedantic, period, fields, draw } = given;
  const deputies = 1 + Math.floor(people / 30);
  const position =
    at === 0
      ? 'руководитель'
      : at <= deputies
        ? 'заместитель руководителя'
        : draw.of(POSITIONS[type], ([, weight]) => weight)[0];
  const age = draw.within(at <= deputies ? 35 : 22, 66);
  const experience = Math.max(0, age - 22 - draw.within(0, 6));
  const teacher = position === 'учитель';
  const young = age <= 35;
  const route = draw.of(['нет', 'разработан', 'реализуется', 'завершён'], (one) => (one === 'нет' ? 7 : 1));
  const start = period.year - 1 - draw.within(0, Math.min(5, experience));
  const known: Record<string, Value> = {
    row_no: at + 1,
    full_name: draw.name(),
    position,
    employment: draw.chance(0.93) ? 'основное' : 'внутреннее совместительство',
    birth_year: period.year - 1 - age,
    subjects: teacher
      ? Array.from({ length: draw.chance(0.2) ? 2 : 1 }, () => draw.of(vocabularies.subject.values))
      : null,
    load_hours: teacher || draw.chance(0.6) ? draw.of([18, 20, 22.5, 24, 27, 36]) : null,
    education_level: draw.of(vocabularies.education.values, (one) => (one === 'ВО педагогическое' ? 12 : 1)),
    edu_matches: teacher ? (draw.chance(0.93) ? 'да' : 'нет') : null,
    category: experience < 3 ? 'нет' : draw.of(vocabularies.category.values),
    ped_experience: experience,
    graduation_year: young ? start : null,
    hire_year: young ? start : null,
    iom_cnppm: route === 'нет' && !pedantic ? null : route,
    is_mentor: experience >= 8 && draw.chance(0.12) ? 'да' : pedantic ? 'нет' : null,
    has_mentor: experience < 3 ? 'да' : pedantic ? 'нет' : null,
    ...(route === 'завершён' ? {} : { iom_recs: pedantic ? 'нет' : null, iom_dynamics: pedantic ? 'нет' : null }),
    ...(young ? {} : { young_community: null }),
  };
  return valuesOf(fields, known, given);
}

function courseOf(person: number, given: Whose): Values {
  const { period, fields, draw } = given;
  const month = draw.of(['10', '11', '12', '02', '03', '04', '05', '06']);
  const year = (month > '09' ? period.year - 1 : period.year) - (draw.chance(0.1) ? 1 : 0);
  const known: Record<string, Value> = {
    'course.person': person,
    'course.title': `${draw.of(PROGRAMMES)}, ${draw.of([16, 24, 36, 48, 72, 108])} ч`,
    'course.kind': draw.chance(0.95) ? 'ПК' : draw.of(['ПП', 'стажировка']),
    'course.end_date': `${year}-${month}-${String(draw.within(1, 28)).padStart(2, '0')}`,
    'course.topics': Array.from({ length: draw.chance(0.2) ? 2 : 1 }, () => draw.of(vocabularies.topic.values)),
  };
  return valuesOf(fields, known, given);
}

/** The known values and, for every other question, «да», a value of its list, «нет» or nothing. */
function valuesOf(fields: readonly Field[], known: Readonly<Record<string, Value>>, { pedantic, draw }: Whose): Values {
  const values: Record<string, Value> = {};
  for (const { code, list, blank } of fields) {
    const value =
      code in known
        ? known[code]!
        : draw.chance(0.22)
          ? draw.of(list!.values.filter((one) => one !== blank))
          : pedantic
            ? (blank ?? null)
            : null;
    if (value !== null) values[code] = value;
  }
  return values;
}

/** Answers of the school itself; most «да» have their document beside them. */
function answersOf(
  fields: readonly Field[],
  people: number,
  draw: Draw,
): { values: Values; evidence: Record<string, string> } {
  const values: Record<string, Value> = {};
  const evidence: Record<string, string> = {};
  const respondents = draw.within(people, 4 * people);
  const whole: Readonly<Record<string, number>> = {
    positions_total: people + 2.5,
    positions_filled: people + draw.of([0, 0.5, 1.75]),
    young_hired_3y: 6,
    young_stayed_3y: draw.within(2, 6),
    s_pk_planned: Math.round(people / 3),
    cnt_sanatorium: draw.within(0, Math.floor(people / 10)),
    survey_respondents: respondents,
    survey_satisfied: Math.round(0.9 * respondents),
    integral_quality_prev: draw.within(40, 70),
    integral_quality_cur: draw.within(40, 75),
  };
  for (const { code, list } of fields) {
    const value = list === undefined ? whole[code] : list === YES_NO && draw.chance(0.7) ? 'да' : draw.of(list.values);
    if (value === undefined) continue;
    values[code] = value;
    if (value !== 'нет' && list !== undefined && draw.chance(0.85))
      evidence[code] = `Приказ от ${draw.within(10, 28)}.09.2025 № ${draw.within(10, 300)}-од`;
  }
  return { values, evidence };
}

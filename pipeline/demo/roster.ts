import type { Values } from '../condition/predicate.ts';
import { previousPeriod, type Period } from '../period.ts';
import { Respondents } from './answers.ts';
import { coursesOf, courseDays } from './courses.ts';
import { randomOf, type Strata } from './draw.ts';
import { Marker, marksOf } from './marks.ts';
import { pairUp, type Row } from './mentoring.ts';
import { fullName } from './names.ts';
import { isHead, peopleOf, type Person } from './people.ts';
import { categoriesOf, educationOf } from './qualification.ts';
import { schoolsOf, type DemoSchool } from './schools.ts';
import { subjectsOf } from './subjects.ts';
import type { Kin, Season, Town } from './town.ts';

/** What a school fills in: its sheets as values by field code. */
export interface Report {
  readonly school: DemoSchool;
  readonly values: Values;
  readonly staff: readonly Values[];
  readonly training: readonly Values[];
  readonly evidence: Readonly<Record<string, string>>;
}

const POSITIONS: Readonly<Record<Kin, string>> = {
  director: 'руководитель',
  deputy: 'заместитель руководителя',
  teacher: 'учитель',
  educator: 'воспитатель',
  extra: 'педагог дополнительного образования',
  other: 'иной педагогический работник',
};

/** The people of a town with everything about them that no year changes. */
export interface Population {
  readonly town: Town;
  readonly schools: readonly DemoSchool[];
  readonly people: readonly Person[];
  readonly categories: readonly string[];
  readonly strata: Strata;
}

/** Makes a town's schools and people. */
export function populate(town: Town): Population {
  const schools = schoolsOf(town);
  const { people, strata } = peopleOf(town, schools);
  return { town, schools, people, categories: categoriesOf(town, schools, people), strata };
}

/**
 * Every school's sheets for a period. A year before, the same people were a year younger, those who came since were
 * not there, and most things were done a little less often.
 */
export function reportsOf(
  { town, schools, people, categories, strata }: Population,
  period: Period,
  season: Season,
): Report[] {
  const marker = new Marker(town, strata, season);
  const days = courseDays(period, season === 'now' ? town.made : period.end);
  const before = previousPeriod(period);
  const earlierDays = courseDays(before, before.end);
  const respondents = new Respondents(town, schools, season, period.year);
  const bySchool = Map.groupBy(people, (person) => person.school);
  return schools.map((school, at): Report => {
    const rows = (bySchool.get(at) ?? [])
      .filter((person) => season === 'now' || person.tenure > 0)
      .map((person): Row => ({
        person: season === 'now' ? person : { ...person, age: person.age - 1, tenure: person.tenure - 1 },
        values: {},
      }));
    const names = randomOf(`${town.id}|${school.code}|names`);
    const teachers = rows.filter(({ person }) => person.kin === 'teacher' && !person.external);
    for (const { person, values } of rows) {
      values['full_name'] = fullName(names);
      values['position'] = POSITIONS[person.kin];
      values['employment'] = person.external
        ? 'внешнее совместительство'
        : strata.of('employment', person.at) < 0.05
          ? 'внутреннее совместительство'
          : 'основное';
      values['birth_year'] = period.year - 1 - person.age;
      values['ped_experience'] = person.tenure;
      values['category'] =
        season === 'now' ? categories[person.at]! : earned(categories[person.at]!, marker.draw('promoted', person));
      if (person.kin === 'teacher') {
        const nth = teachers.findIndex((one) => one.person === person);
        values['subjects'] = nth < 0 ? ['информатика'] : subjectsOf(nth, teachers.length);
      }
      Object.assign(values, educationOf(person, school, town, strata, period), marksOf(person, school, marker));
    }
    pairUp(rows, school, marker);
    const listed = [...rows].sort(
      (a, b) =>
        rank(a.person) - rank(b.person) ||
        String(a.values['full_name']).localeCompare(String(b.values['full_name']), 'ru') ||
        a.person.at - b.person.at,
    );
    listed.forEach(({ values }, index) => (values['row_no'] = index + 1));
    const training = listed.flatMap((row) => coursesOf(row, { town, school, marker, days, earlierDays }));
    const trained = new Set(
      listed
        .filter(({ person }) => !isHead(person))
        .map(({ values }) => values['row_no'])
        .filter((number) => training.some((course) => course['course.person'] === number)),
    ).size;
    const { values, evidence } = respondents.of(at, school, rows, trained);
    return { school, values, evidence, staff: listed.map((row) => row.values), training };
  });
}

/** The category a year ago: some have risen since. */
const earned = (category: string, draw: number): string =>
  draw > 0.07 ? category : category === 'высшая' ? 'первая' : category === 'первая' ? 'СЗД' : 'нет';

/** The head first, then deputies, then everybody by name. */
const rank = ({ kin }: Person): number => (kin === 'director' ? 0 : kin === 'deputy' ? 1 : 2);

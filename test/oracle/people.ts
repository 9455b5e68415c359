import type { Row, SchoolInput } from './input.ts';

export interface Course {
  readonly kind: string;
  readonly end: string;
  readonly inFr: boolean;
  readonly byDiagnostics: boolean;
  readonly topics: readonly string[];
}

/** A person as the sets of indicators.md §2 see one. */
export interface Person {
  readonly school: SchoolInput;
  readonly own: boolean;
  readonly position: string;
  readonly age: number;
  /** Text of a field, '' when blank or not asked. */
  get(code: string): string;
  yes(code: string): boolean;
  readonly subjects: readonly string[];
  readonly courses: readonly Course[];
}

/** First and last day of a period, first day of the three years that end with it, and the reporting year. */
export function periodOf(name: string): { start: string; end: string; start3: string; year: number } {
  const [first, last] = name.split('-').map(Number);
  return last === undefined
    ? { start: `${first}-01-01`, end: `${first}-12-31`, start3: `${first! - 2}-01-01`, year: first! }
    : { start: `${first}-09-01`, end: `${last}-08-31`, start3: `${last - 3}-09-01`, year: last };
}

export const listOf = (text: string): string[] => {
  const found: string[] = [];
  for (const part of text.split(',')) {
    const value = part.trim();
    if (value !== '' && !found.includes(value)) found.push(value);
  }
  return found;
};

const onlyRowNo = (row: Row): boolean => Object.entries(row).every(([code, text]) => code === 'row_no' || text === '');

/** The people of a school with their courses; fields not asked are blank. */
export function peopleOf(school: SchoolInput, asked: ReadonlySet<string>, year: number): Person[] {
  const people: Person[] = [];
  for (const row of school.staff) {
    if (onlyRowNo(row)) continue;
    const get = (code: string): string => (asked.has(code) ? (row[code] ?? '') : '');
    const courses: Course[] = [];
    for (const course of school.training) {
      if (course['course.person'] !== row['row_no']) continue;
      const of = (code: string): string => (asked.has(code) ? (course[code] ?? '') : '');
      courses.push({
        kind: of('course.kind'),
        end: of('course.end_date'),
        inFr: of('course.in_fr') === 'да',
        byDiagnostics: of('course.by_diagnostics') === 'да',
        topics: listOf(of('course.topics')),
      });
    }
    people.push({
      school,
      own: get('employment') !== 'внешнее совместительство',
      position: get('position'),
      age: year - 1 - Number(get('birth_year')),
      get,
      yes: (code) => get(code) === 'да',
      subjects: listOf(get('subjects').toLowerCase()),
      courses,
    });
  }
  return people;
}

const PED = ['учитель', 'воспитатель', 'педагог дополнительного образования', 'иной педагогический работник'];
const HEADS = ['руководитель', 'заместитель руководителя', 'руководитель структурного подразделения'];
const SUBJ5 = ['математика', 'физика', 'информатика', 'химия', 'биология'];

export type Test = (person: Person) => boolean;

/** The named sets of indicators.md §2 that do not depend on the period. */
export const sets = {
  ped: (p) => p.own && PED.includes(p.position),
  pedAll: (p) => PED.includes(p.position),
  teachers: (p) => p.own && p.position === 'учитель',
  heads: (p) => p.own && HEADS.includes(p.position),
  directors: (p) => p.own && p.position === 'руководитель',
  pedHeads: (p) => p.own && (PED.includes(p.position) || HEADS.includes(p.position)),
  pdo: (p) => p.own && p.position === 'педагог дополнительного образования',
  pedShnor: (p) => p.own && PED.includes(p.position) && (p.school.registry.shnor || p.school.registry.shnsu),
  mismatch: (p) => p.own && p.position === 'учитель' && p.get('edu_matches') === 'нет',
  subj5: (p) => p.own && p.position === 'учитель' && p.subjects.some((subject) => SUBJ5.includes(subject)),
  mentors: (p) => p.own && PED.includes(p.position) && p.yes('is_mentor'),
  iom: (p) => ['разработан', 'реализуется', 'завершён'].includes(p.get('iom_cnppm')),
  contest: (p) =>
    p.yes('contest_local') ||
    p.yes('contest_regional') ||
    ['участник', 'призёр', 'победитель'].includes(p.get('contest_federal')),
  support: (p) => p.yes('method_support') || p.yes('iom_support') || p.yes('has_mentor'),
  pair: (p) => p.yes('is_mentor') || p.yes('has_mentor'),
  higher: (p) => ['ВО педагогическое', 'ВО непедагогическое'].includes(p.get('education_level')),
} satisfies Record<string, Test>;

/** Sets and conditions that look at the age limit or at the period's dates. */
export function dated(period: ReturnType<typeof periodOf>, youngLimit: number) {
  const young: Test = (p) => sets.ped(p) && p.age <= youngLimit;
  const course =
    (kinds: readonly string[], topic?: string, condition?: (course: Course) => boolean, from = period.start): Test =>
    (p) => {
      for (const one of p.courses)
        if (
          kinds.includes(one.kind) &&
          one.end >= from &&
          one.end <= period.end &&
          (topic === undefined || one.topics.includes(topic)) &&
          (condition === undefined || condition(one))
        )
          return true;
      return false;
    };
  return {
    ...period,
    young,
    u35s3: ((p) => young(p) && Number(p.get('ped_experience')) <= 3) as Test,
    course,
    pk: (topic?: string) => course(['ПК'], topic),
    dpp: (topic?: string, condition?: (one: Course) => boolean) => course(['ПК', 'ПП'], topic, condition),
    any: (topic?: string) => course(['ПК', 'ПП', 'стажировка'], topic),
    suver3: course(['ПК', 'ПП'], 'СУВЕР', undefined, period.start3),
  };
}

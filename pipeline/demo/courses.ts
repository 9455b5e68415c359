import type { Value, Values } from '../condition/predicate.ts';
import { dateOf, serialOf, type Period } from '../period.ts';
import { pick } from './draw.ts';
import type { Marker } from './marks.ts';
import { isHead } from './people.ts';
import { earlier, programmes, retrainings, type Programme } from './programmes.ts';
import type { DemoSchool } from './schools.ts';
import { ENGINEERING } from './subjects.ts';
import type { Row } from './mentoring.ts';
import type { Town } from './town.ts';

/** Who gives courses in this town. */
const providersOf = ({ institute, centre }: Town): Record<Programme['by'], string> => ({
  academy: 'ФГАОУ ДПО «Академия Минпросвещения России»',
  institute,
  centre,
  university: 'ФГБОУ ВО «Государственный университет просвещения»',
});

/** Working days on which courses end: no holidays, no long summer, not after the report. */
export function courseDays({ start, end }: Period, made: string): string[] {
  const last = end < made ? end : made;
  const days: string[] = [];
  for (let serial = serialOf(start); serial <= serialOf(last); serial++) {
    const date = dateOf(serial);
    const month = date.slice(5);
    // In the 1900 system's count Saturdays are divisible by seven.
    const weekend = serial % 7 < 2;
    if (weekend || (month > '06-20' && month < '08-25') || month < '01-10') continue;
    days.push(date);
  }
  return days;
}

interface Study {
  readonly town: Town;
  readonly school: DemoSchool;
  readonly marker: Marker;
  readonly days: readonly string[];
  /** Days of the year before. */
  readonly earlierDays: readonly string[];
}

/** Courses of one person within the period, and the older ones that are asked. */
export function coursesOf({ person, values }: Row, { town, school, marker, days, earlierDays }: Study): Values[] {
  if (person.external) return [];
  const draw = (question: string): number => marker.draw(question, person);
  const providers = providersOf(town);
  const subject = (values['subjects'] as readonly string[] | undefined)?.[0] ?? 'педагогика';
  const weight = ({ whose, topics, weight: usual }: Programme): number =>
    whose.includes(person.kin)
      ? usual * Math.max(...(topics.length === 0 ? [1] : topics.map((topic) => town.topics?.[topic] ?? 1)))
      : 0;
  const record = ({ title, by, hours, topics, kind }: Programme, date: string, question: string): Values => {
    const registered = by === 'academy' || (by === 'institute' && draw(`${question} fr`) < 0.68);
    const diagnosed = values['diag_regional'] === 'да' && registered && draw(`${question} diag`) < 0.6;
    const course: Record<string, Value> = {
      'course.person': values['row_no']!,
      'course.title': `${title.replace('{предмет}', subject)} (${providers[by]}, ${hours} ч)`,
      'course.kind': kind ?? 'ПК',
      'course.end_date': date,
    };
    if (registered) course['course.in_fr'] = 'да';
    if (diagnosed) course['course.by_diagnostics'] = 'да';
    if (topics.length > 0) course['course.topics'] = topics;
    return course;
  };
  const dayOf = (question: string): string => days[Math.floor(draw(question) * days.length)]!;

  const courses: Values[] = [];
  if (marker.is('trained', town.trained, person, school)) {
    const first = pick(programmes, weight, draw('programme'));
    courses.push(record(first, dayOf('day'), 'first'));
    const second = pick(programmes, weight, draw('programme 2'));
    if (draw('twice') < 0.24 && second !== first) courses.push(record(second, dayOf('day 2'), 'second'));
  }
  if (values['retraining'] === 'да' && draw('recent') < 0.25)
    courses.push(record(retrainings[isHead(person) ? 'head' : 'teacher'], dayOf('day 3'), 'retraining'));
  const engineering = ((values['subjects'] as readonly string[] | undefined) ?? []).some((one) =>
    ENGINEERING.includes(one),
  );
  if (engineering && draw('earlier') < 0.12)
    courses.push(record(earlier, earlierDays[Math.floor(draw('day 4') * earlierDays.length)]!, 'earlier'));
  return courses;
}

import { table, type ColumnTable } from 'arquero';
import { tallyConditions } from '../catalogue/asked.ts';
import type { Tally } from '../catalogue/types.ts';
import {
  arqueroExpression,
  courseExpression,
  distinctTrainings,
  peopleColumn,
  trainedColumn,
} from '../condition/arquero.ts';
import type { Value, Values } from '../condition/predicate.ts';
import type { Condition } from '../condition/types.ts';
import { peopleCounted } from '../condition/walk.ts';
import { field, fields, type Owner } from '../catalogue/fields.ts';
import type { Submission } from '../submission.ts';
import type { School } from '../registry.ts';
import type { Plan } from './plan.ts';

/** A breakdown row: numerator and denominator. */
export type Pair = readonly [numerator: number, denominator: number];

/** One school reduced to whole numbers: all that a municipality ever adds up. */
export interface Partial {
  readonly school: string;
  readonly type: School['type'];
  /** By tally key; null where the school left the number blank. */
  readonly tallies: Readonly<Record<string, number | null>>;
  /** Indicator id → subject → pair, for indicators broken down by subject. */
  readonly subjects: Readonly<Record<string, Readonly<Record<string, Pair>>>>;
}

/** A submission together with what the registry says of its school. */
export interface Accepted {
  readonly submission: Submission;
  readonly school: School;
}

/** The row of people who teach no subject. */
export const NO_SUBJECT = 'без предмета';

/** The school's values as conditions see them: the registry decides its own fields, unasked ones are blank. */
export function schoolValues({ submission, school }: Accepted, asked: ReadonlySet<string>): Values {
  const values: Record<string, Value> = {};
  for (const [code, value] of Object.entries(submission.school)) if (asked.has(code)) values[code] = value;
  return {
    ...values,
    org_code: school.code,
    org_type: school.type,
    org_shnor: school.shnor ? 'да' : 'нет',
    org_shnsu: school.shnsu ? 'да' : 'нет',
  };
}

const codesOf = (owner: Owner): readonly string[] =>
  fields.filter((one) => one.owner === owner).map(({ code }) => code);
const CODES = { staff: codesOf('staff'), training: codesOf('training'), school: codesOf('school') };
const LISTS = new Set(fields.filter(({ kind }) => kind === 'lists').map(({ code }) => code));

/** A column of values; what is not asked is blank, several values are always an array. */
const column = (rows: readonly Values[], code: string, asked: ReadonlySet<string>): Value[] => {
  const blank: Value = LISTS.has(code) ? [] : null;
  return rows.map((row) => (asked.has(code) ? (row[code] ?? blank) : blank));
};

const tableOf = (
  rows: readonly Values[],
  codes: readonly string[],
  asked: ReadonlySet<string>,
): Record<string, unknown[]> => Object.fromEntries(codes.map((code) => [code, column(rows, code, asked)]));

type Total = Extract<Tally, { total: string }>;

/** What a plan wants counted, in Arquero's words. */
interface Wording {
  /** Columns of a person's courses, of people counted in a school, and of conditions about the school. */
  readonly trained: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly schools: Readonly<Record<string, string>>;
  /** Where each tally is found: a column, or a number that the school gives. */
  readonly found: readonly (readonly [key: string, where: string | Total])[];
}

const wordings = new WeakMap<Plan, Wording>();

/** Words it once a plan: writing the expressions out again for every school costs as much as counting. */
function wordingOf(plan: Plan): Wording {
  const known = wordings.get(plan);
  if (known !== undefined) return known;
  const { tallies, settings } = plan;
  const people = new Map<string, Condition>();
  for (const tally of tallies.values()) {
    if ('people' in tally) people.set(peopleColumn(tally.people, settings), tally.people);
    for (const condition of tallyConditions(tally).flatMap(peopleCounted))
      people.set(peopleColumn(condition, settings), condition);
  }
  const schools = [...tallies].filter(
    (entry): entry is [string, Extract<Tally, { schools: Condition }>] => 'schools' in entry[1],
  );
  const trainings = distinctTrainings([...people.values()]);
  const wording: Wording = {
    trained: Object.fromEntries(
      trainings.map((one) => [trainedColumn(one), `d => op.max(${courseExpression(one, settings)} ? 1 : 0)`]),
    ),
    people: Object.fromEntries(
      [...people].map(([key, one]) => [key, `d => op.sum(${arqueroExpression(one, settings)} ? 1 : 0)`]),
    ),
    schools: Object.fromEntries(
      schools.map(([key, tally]) => [key, `d => ${arqueroExpression(tally.schools, settings)} ? 1 : 0`]),
    ),
    found: [...tallies].flatMap(([key, tally]): [string, string | Total][] => {
      if ('municipal' in tally) return [];
      if ('people' in tally) return [[key, peopleColumn(tally.people, settings)]];
      return [[key, 'schools' in tally ? key : tally]];
    }),
  };
  wordings.set(plan, wording);
  return wording;
}

/**
 * Reduces submissions to partial sums, all at once: Arquero compiles each distinct condition one time.
 * @returns one partial a submission, in the same order
 */
export function partialsOf(accepted: readonly Accepted[], plan: Plan): Partial[] {
  const { asked } = plan;
  const wording = wordingOf(plan);
  const schools = accepted.map((one) => schoolValues(one, asked));
  const index = accepted.map((_, at) => at);
  const staffAt = accepted.flatMap(({ submission }, at) => submission.staff.map(() => at));
  const staffRows = accepted.flatMap(({ submission }) => submission.staff.map(({ values }) => values));
  const courseAt = accepted.flatMap(({ submission }, at) => submission.training.map(() => at));
  const courseRows = accepted.flatMap(({ submission }) => submission.training.map(({ values }) => values));

  const trained = table({ school: courseAt, ...tableOf(courseRows, CODES.training, asked) })
    .groupby('school', 'course.person')
    .rollup(wording.trained);
  const staff: ColumnTable = table({
    school: staffAt,
    ...tableOf(staffRows, CODES.staff, asked),
    ...Object.fromEntries(CODES.school.map((code) => [code, staffAt.map((at) => schools[at]![code] ?? null)])),
  }).lookup(
    trained,
    [
      ['school', 'row_no'],
      ['school', 'course.person'],
    ],
    ...Object.keys(wording.trained),
  );
  const counts = staff.groupby('school').rollup(wording.people);
  const counted = Object.keys(wording.people);
  const bySchool = table({
    school: index,
    ...Object.fromEntries(CODES.school.map((code) => [code, schools.map((values) => values[code] ?? null)])),
  })
    .lookup(counts, ['school', 'school'], ...counted)
    // A school without a single row of staff is in no group: its counts are zero, not unknown.
    .impute(Object.fromEntries(counted.map((key) => [key, () => 0])))
    .derive(wording.schools);

  const subjects = subjectsOf(staff, plan, accepted.length);
  return accepted.map(({ school }, at) => ({
    school: school.code,
    type: school.type,
    tallies: Object.fromEntries(
      wording.found.map(([key, where]): [string, number | null] => [
        key,
        typeof where === 'string'
          ? ((bySchool.get(where, at) as number | null | undefined) ?? null)
          : totalOf(schools[at]!, where),
      ]),
    ),
    subjects: subjects[at]!,
  }));
}

/** A school's number (less another), in whole units of its scale; null when one of them is blank. */
function totalOf(values: Values, { total, less }: Total): number | null {
  const read = (code: string): number | null => {
    const value = values[code];
    return typeof value === 'number' ? Math.round(value * (field(code).scale ?? 1)) : null;
  };
  const whole = read(total);
  const part = less === undefined ? 0 : read(less);
  return whole === null || part === null ? null : whole - part;
}

/** Indicators broken down by subject: a teacher counts in the row of each of their subjects. */
function subjectsOf(staff: ColumnTable, plan: Plan, schools: number): Record<string, Record<string, Pair>>[] {
  const result: Record<string, Record<string, Pair>>[] = Array.from({ length: schools }, () => ({}));
  const broken = plan.indicators.filter(({ indicator }) => indicator.bySubject === true);
  if (broken.length === 0) return result;
  const lists = staff.array('subjects') as string[][];
  const positions = staff.array('position') as (string | null)[];
  const rows = lists.map((list, at) =>
    positions[at] === 'учитель' && list.length > 0 ? [...new Set(list.map((one) => one.toLowerCase()))] : [NO_SUBJECT],
  );
  const shares = broken.flatMap(({ indicator: { id, computation } }) =>
    computation.kind === 'share' && 'people' in computation.part && 'people' in computation.whole
      ? [{ id, part: computation.part.people, whole: computation.whole.people }]
      : [],
  );
  // Only flags are repeated for each subject: unrolling copies every column of the table.
  const flag = (condition: Condition): string => `d => ${arqueroExpression(condition, plan.settings)} ? 1 : 0`;
  const flags = Object.fromEntries(
    shares.flatMap(({ id, part, whole }) => [
      [`${id} part`, flag(part)],
      [`${id} whole`, flag(whole)],
    ]),
  );
  const names = Object.keys(flags);
  const found = staff
    .derive(flags)
    .select('school', ...names)
    .assign(table({ subject: rows }))
    .unroll('subject')
    .groupby('school', 'subject')
    .rollup(Object.fromEntries(names.map((name) => [name, `d => op.sum(d[${JSON.stringify(name)}])`])));
  const counted = found.objects() as ({ school: number; subject: string } & Record<string, number>)[];
  for (const { id } of shares)
    for (const row of counted) {
      const [part, whole] = [row[`${id} part`]!, row[`${id} whole`]!];
      if (whole > 0) (result[row.school]![id] ??= {})[row.subject] = [part, whole];
    }
  return result;
}

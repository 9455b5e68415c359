import type { Value, Values } from '../condition/predicate.ts';
import { russianDate } from '../period.ts';
import type { Report } from './roster.ts';
import type { TroubleKind } from './troubles.ts';

const changed = (rows: readonly Values[], at: number, change: Values): Values[] =>
  rows.map((row, index) => (index === at ? { ...row, ...change } : row));

/** A second director, a course written twice, a service longer than the life allows. */
function contradictory(report: Report, year: number): Report {
  const deputy = report.staff.findIndex(({ position }) => position === 'заместитель руководителя');
  const last = report.staff.length - 1;
  const age = year - 1 - Number(report.staff[last]!['birth_year']);
  return {
    ...report,
    staff: changed(changed(report.staff, deputy, { position: 'руководитель' }), last, { ped_experience: age - 14 }),
    training: [report.training[0]!, ...report.training],
  };
}

function mistaken(report: Report): Report {
  const { staff, training } = report;
  const repeated = changed(staff, 5, { row_no: staff[4]!['row_no']! });
  const unread = changed(repeated, 7, { birth_year: '19б7' });
  return {
    ...report,
    staff: changed(unread, 8, { employment: 'полставки' }),
    training: changed(training, 1, { 'course.person': 412 }),
  };
}

/** How another program writes what it holds; every fifth «да» has a Latin «a». */
const PASTED: Readonly<Record<string, (value: Value, row: number) => Value>> = {
  position: (value, row) => (row % 3 === 0 ? `${String(value).replace('учитель', 'Учитель')}  ` : value),
  employment: (value, row) => (value === 'основное' && row % 4 === 0 ? 'Основное\u00a0место работы' : value),
  birth_year: (value, row) => (row % 5 === 0 ? `${String(value)} г.` : value),
  ped_experience: (value, row) => (row % 2 === 0 ? `${String(value)},0` : value),
  // The «С» is Latin.
  category: (value) => ({ высшая: 'ВКК', первая: '1 кк', СЗД: 'CЗД' })[String(value)] ?? 'б/к',
  'course.kind': (value, row) => (value === 'ПК' && row % 2 === 0 ? 'повышение квалификации' : value),
  'course.end_date': (value, row) => (row % 3 === 0 ? ` ${russianDate(String(value))}\u00a0` : value),
};

function pasted(report: Report): Report {
  const rewrite = (rows: readonly Values[]): Values[] =>
    rows.map((row, at) =>
      Object.fromEntries(
        Object.entries(row).map(([code, value]): [string, Value] => {
          if (value === 'да') return [code, at % 5 === 0 ? 'дa' : at % 5 === 1 ? 'Да\u00a0' : value];
          return [code, PASTED[code]?.(value, at) ?? value];
        }),
      ),
    );
  return { ...report, staff: rewrite(report.staff), training: rewrite(report.training) };
}

const NOT_YET = new Set(['diag_regional', 'iom_cnppm', 'iom_recs', 'iom_dynamics', 'iom_support']);

/** One course and one diagnostics in five: what the year before looked like where the figures jump. */
const asleep = (report: Report): Report => ({
  ...report,
  staff: report.staff.map((row, at) =>
    at % 5 === 0 ? row : Object.fromEntries(Object.entries(row).filter(([code]) => !NOT_YET.has(code))),
  ),
  training: report.training.filter((_, at) => at % 5 === 0),
});

/** The report as the trouble leaves it. @param year the reporting year */
export function spoiled(report: Report, kind: TroubleKind | undefined, year: number): Report {
  switch (kind) {
    case 'contradictory':
      return contradictory(report, year);
    case 'mistaken':
      return mistaken(report);
    case 'pasted':
      return pasted(report);
    default:
      return report;
  }
}

/** The same school's report of the period before. */
export const spoiledBefore = (report: Report, kind: TroubleKind | undefined): Report =>
  kind === 'jumping' ? asleep(report) : report;

/** A later version that differs in one answer. */
export const revised = (report: Report): Report => ({
  ...report,
  staff: changed(report.staff, 1, {
    employment: 'внутреннее совместительство',
    birth_year: Number(report.staff[1]!['birth_year']) - 1,
  }),
});

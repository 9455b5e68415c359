import { murom as framework } from '../../pipeline/catalogue/murom/index.ts';
import type { Values } from '../../pipeline/condition/predicate.ts';
import { csvText } from '../../pipeline/demo/csv.ts';
import { populate, reportsOf, type Report } from '../../pipeline/demo/roster.ts';
import { murom } from '../../pipeline/demo/towns/murom.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { schoolBook } from '../../pipeline/template/index.ts';

export const PERIOD = '2025';
export const SURNAME = 'Невыдуманская';

const period = parsePeriod(PERIOD)!;

/** Three schools of the made-up town. */
export const reports: readonly Report[] = reportsOf(populate(murom), period, 'now').slice(0, 3);

/** Their registry, as the ИМЦ keeps it. */
export const registry = (inn: string): string =>
  csvText([
    ['org_code', 'org_name', 'org_type', 'org_shnor', 'org_shnsu', 'ИНН', 'почта'],
    ...reports.map(({ school: { code, name, type } }, at) => [
      code,
      name,
      type,
      'нет',
      'нет',
      at === 0 ? inn : '',
      `school${code}@example.ru`,
    ]),
  ]);

export type Spoil = (staff: readonly Values[]) => Values[];

/** The workbook as the deputy saves it, with a name in every row. */
export const bookOf = (
  { school, values, staff, training, evidence }: Report,
  spoil: Spoil = (rows) => [...rows],
): Promise<Uint8Array> =>
  schoolBook({
    frameworks: [framework],
    period,
    school: { ...school, shnor: false, shnsu: false },
    filled: {
      school: values,
      staff: spoil(staff).map((row) => ({ ...row, full_name: `${SURNAME} Анна Петровна ${String(row['row_no'])}` })),
      training,
      evidence,
    },
    made: new Date('2026-01-15T09:00:00Z'),
  });

/** A year of birth that was never typed. */
export const unborn: Spoil = ([first, ...rest]) => [{ ...first!, birth_year: null }, ...rest];

/** Longer in the profession than possible: a query. */
export const longServing: Spoil = (staff) => staff.map((row, at) => (at === 1 ? { ...row, ped_experience: 55 } : row));

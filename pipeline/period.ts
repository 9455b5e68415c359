/** A reporting period: a school year or a calendar year. Dates are ISO civil dates, never moments in time. */
export interface Period {
  /** As given: «2025-2026» or «2025». */
  readonly name: string;
  /** The reporting year Y: the period's last year. */
  readonly year: number;
  readonly start: string;
  readonly end: string;
  /** First day of the three years that end with the period (g9.15). */
  readonly start3: string;
}

/** Reads «2025-2026» or «2025»; undefined when it is neither. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(20\d\d)(?:\s*[-–/]\s*(20\d\d))?$/.exec(text.trim());
  if (match === null) return undefined;
  const first = Number(match[1]);
  if (match[2] === undefined)
    return {
      name: `${first}`,
      year: first,
      start: `${first}-01-01`,
      end: `${first}-12-31`,
      start3: `${first - 2}-01-01`,
    };
  const last = Number(match[2]);
  if (last !== first + 1) return undefined;
  return {
    name: `${first}-${last}`,
    year: last,
    start: `${first}-09-01`,
    end: `${last}-08-31`,
    start3: `${first - 2}-09-01`,
  };
}

/** The period before, of the same kind. */
export function previousPeriod({ name, year }: Period): Period {
  const before = parsePeriod(name.includes('-') ? `${year - 2}-${year - 1}` : `${year - 1}`);
  if (before === undefined) throw new Error(`No period before ${name}`);
  return before;
}

/** «с 01.09.2025 по 31.08.2026», as people read it. */
export const periodInWords = ({ start, end }: Period): string => `с ${russianDate(start)} по ${russianDate(end)}`;

/** «2026-03-15» → «15.03.2026». */
export const russianDate = (iso: string): string => iso.split('-').reverse().join('.');

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** Serial number of the date in a spreadsheet of the 1900 system. */
export const serialOf = (iso: string): number => Math.round((Date.parse(`${iso}T00:00:00Z`) - EPOCH_1900) / DAY);

/** ISO date of a spreadsheet serial of the 1900 system; the time of day is dropped. */
export const dateOf = (serial: number): string =>
  new Date(EPOCH_1900 + Math.floor(serial) * DAY).toISOString().slice(0, 10);

import { createHash } from 'node:crypto';
import { fields, type Owner } from './catalogue/fields.ts';
import { ped } from './catalogue/sets.ts';
import { check } from './check/check.ts';
import { fulfils, type Value, type Values } from './condition/predicate.ts';
import type { Finding } from './finding.ts';
import { SUMMARY_MARK } from './form.ts';
import { partialsOf, type Accepted, type Partial } from './indicators/partials.ts';
import type { Plan } from './indicators/plan.ts';
import { readFolder, type FolderFile } from './intake/folder.ts';
import { readWorkbook } from './intake/workbook.ts';
import type { School } from './registry.ts';
import type { Explanation, Submission } from './submission.ts';
import { inflate } from './xlsx/node.ts';
import { NotReadable, readXlsx } from './xlsx/read.ts';

/** What was handed in, before anybody looked inside. */
export type Parcel =
  | { readonly kind: 'workbook'; readonly file: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'folder';
      readonly file: string;
      readonly contents: Readonly<globalThis.Partial<Record<FolderFile, Uint8Array>>>;
    };

/** A parcel after reading and checking, reduced to what the municipality needs: no row of a roster is left. */
export interface Received {
  readonly file: string;
  readonly sha256: string;
  /** Code of the school, if it could be told. */
  readonly code: string | null;
  /** Not a report at all (a summary of ours, a foreign file). */
  readonly foreign: boolean;
  readonly findings: readonly Finding[];
  readonly explanations: readonly Explanation[];
  /** Null when an error keeps the submission out. */
  readonly partial: Partial | null;
  /** Equal for submissions that say the same, whatever the file. */
  readonly fingerprint: string;
  readonly people: number;
  /** Pedagogical workers among them, counted row by row: «Сверка» holds the tables against it. */
  readonly pedagogues: number;
  readonly courses: number;
}

const hash = (parts: readonly (Uint8Array | string)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};

/** SHA-256 of a parcel's bytes. */
export const parcelHash = (parcel: Parcel): string =>
  parcel.kind === 'workbook'
    ? hash([parcel.bytes])
    : hash(
        Object.keys(parcel.contents)
          .sort()
          .map((name) => parcel.contents[name as FolderFile]!),
      );

/** Reads a parcel; what is no report comes back as findings. */
export function open(parcel: Parcel): Submission | { readonly refused: Finding; readonly summary?: true } {
  const refuse = (message: string, hint: string, code = 'T9'): { refused: Finding } => ({
    refused: { file: parcel.file, school: null, code, level: 'error', sheet: '', cell: '', message, hint },
  });
  const sha256 = parcelHash(parcel);
  if (parcel.kind === 'folder') return readFolder(parcel.file, sha256, parcel.contents);
  try {
    const book = readXlsx(parcel.bytes, inflate);
    if (book.properties.has(SUMMARY_MARK))
      return {
        ...refuse('это сводная книга, а не отчёт школы; она пропущена', 'Уберите её из папки с отчётами.'),
        summary: true,
      };
    return (
      readWorkbook(parcel.file, sha256, book) ??
      refuse(
        'это не книга мониторинга: в ней нет ни листов, ни служебных сведений формы',
        'Возьмите книгу, выданную ИМЦ, и перенесите в неё данные.',
      )
    );
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    const { refused } = refuse(error.message.replace(/\.$/, ''), 'Исправьте файл и пришлите снова.');
    const [, sheet, cell] = /^(.+)!([A-Z]+\d+)$/.exec(error.place ?? '') ?? [];
    return { refused: sheet === undefined || cell === undefined ? refused : { ...refused, sheet, cell } };
  }
}

/** What parcels are received against. */
export interface Reception {
  readonly plan: Plan;
  readonly registry: ReadonlyMap<string, School>;
}

/** Reads, checks and reduces parcels, in order; one bad parcel stops nothing. */
export function receive(parcels: readonly Parcel[], { plan, registry }: Reception): Received[] {
  const opened = parcels.map((parcel) => {
    const submission = open(parcel);
    return { parcel, submission };
  });
  const accepted: (Accepted & { at: number })[] = [];
  const received = opened.map(({ parcel, submission }, at): Received => {
    if ('refused' in submission) {
      const finding: Finding = submission.summary ? { ...submission.refused, level: 'info' } : submission.refused;
      return {
        file: parcel.file,
        sha256: parcelHash(parcel),
        code: null,
        foreign: true,
        findings: [finding],
        explanations: [],
        partial: null,
        fingerprint: '',
        people: 0,
        pedagogues: 0,
        courses: 0,
      };
    }
    const school = submission.code === null ? undefined : registry.get(submission.code);
    const findings = check(submission, { asked: plan.asked, settings: plan.settings, school });
    if (submission.code !== null && school === undefined)
      findings.push({
        file: submission.file,
        school: submission.code,
        code: 'T3',
        level: 'error',
        sheet: submission.spots['org_code']?.sheet ?? '',
        cell: cellOf(submission),
        message: `кода ОО ${submission.code} нет в реестре`,
        hint: 'Исправьте код или добавьте организацию в реестр.',
      });
    if (school !== undefined && !findings.some(({ level }) => level === 'error'))
      accepted.push({ submission, school, at });
    return {
      file: submission.file,
      sha256: submission.sha256,
      code: submission.code,
      foreign: false,
      findings,
      explanations: submission.explanations,
      partial: null,
      fingerprint: fingerprintOf(submission),
      people: submission.staff.length,
      pedagogues: submission.staff.filter(({ values }) =>
        fulfils({ values, school: {}, courses: [], people: [] }, ped, plan.settings),
      ).length,
      courses: submission.training.length,
    };
  });
  const partials = partialsOf(accepted, plan);
  accepted.forEach(({ at }, index) => {
    received[at] = { ...received[at]!, partial: partials[index]! };
  });
  return received;
}

const cellOf = ({ spots }: Submission): string => {
  const spot = spots['org_code'];
  return spot === undefined ? '' : `${spot.column}${spot.row ?? ''}`;
};

const codesOf = (owner: Owner): readonly string[] =>
  fields.filter((one) => one.owner === owner).map(({ code }) => code);
const CODES = { school: codesOf('school'), staff: codesOf('staff'), training: codesOf('training') };

/** Values in the order of the dictionary, so that the order of columns in the file does not matter. */
function fingerprintOf({ code, school, staff, training }: Submission): string {
  const listed = (values: Values, codes: readonly string[]): Value[] => codes.map((one) => values[one] ?? null);
  return hash([
    JSON.stringify([
      code,
      listed(school, CODES.school),
      staff.map(({ values }) => listed(values, CODES.staff)),
      training.map(({ values }) => listed(values, CODES.training)),
    ]),
  ]);
}

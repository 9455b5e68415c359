import { field, fields, findField, type Owner } from '../../pipeline/catalogue/fields.ts';
import { SHEETS } from '../../pipeline/form.ts';
import { readAnswers } from '../../pipeline/intake/answers.ts';
import type { Column } from '../../pipeline/intake/columns.ts';
import { readEntries, type RawRow } from '../../pipeline/intake/entries.ts';
import { Notes } from '../../pipeline/intake/notes.ts';
import type { RawCell } from '../../pipeline/intake/normalise.ts';
import type { School } from '../../pipeline/registry.ts';
import type { Entry, Identity, Spot, Submission } from '../../pipeline/submission.ts';
import { layOut, placeOf, type Form } from '../../pipeline/template/layout.ts';
import { columnNumber } from '../../pipeline/xlsx/write.ts';
import {
  list,
  Mismatch,
  nullable,
  number,
  object,
  optional,
  record,
  text,
  truth,
  type Read,
  type Shape,
} from '../http/shape.ts';
import { frameworksOf, type Against } from './task.ts';

type Cell = string | number | boolean | null | readonly string[];

const LONGEST = 4000;

const cell: Shape<Cell> = {
  schema: { type: ['string', 'number', 'boolean', 'null', 'array'], items: { type: 'string' } },
  read(value, at) {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string' && value.length <= LONGEST) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const isList = Array.isArray(value) && value.length <= 100;
    if (isList && value.every((one) => typeof one === 'string' && one.length <= LONGEST)) return value as string[];
    throw new Mismatch(at, 'нужны текст, число, да/нет, null или список текстов');
  },
};

const row = record(cell, { max: 300 });
const line = number({ min: 1, max: 1_048_576 });
const column = text({ pattern: /^[A-Z]{1,3}$/, words: 'нужны буквы столбца' });
const about = text({ max: 40 });

/** What a page or a pane sends of a school: values by field code, rows in order. Names of people have no place in it. */
export const submissionShape = object({
  /** Null when the book has lost it: that is told as a query. */
  form: nullable(number({ min: 1, max: 1000 })),
  frameworks: list(text({ max: 40 }), { max: 20 }),
  period: nullable(text({ max: 20 })),
  school: text({ min: 1, max: 40 }),
  file: optional(
    object({ sha256: text({ pattern: /^[0-9a-f]{64}$/, words: 'нужен SHA-256 в шестнадцатеричном виде' }) }),
  ),
  values: row,
  staff: list(row, { max: 5000 }),
  training: list(row, { max: 30_000 }),
  evidence: optional(record(text({ max: 500 }))),
  explanations: optional(
    list(object({ code: text({ max: 20 }), about, text: text({ min: 1, max: 1000 }) }), { max: 500 }),
  ),
  acceptQueries: optional(truth),
  /** Where things stand in the school's own file, so that remarks point there; the standard book otherwise. */
  lines: optional(object({ staff: list(line), training: list(line, { max: 30_000 }) })),
  spots: optional(record(object({ sheet: text({ max: 31 }), column, row: optional(nullable(line)) }))),
  /** Fields that the file has no column or cell for. */
  absent: optional(list(text({ max: 60 }), { max: 500 })),
  /** Rows of «Кадры» with one name, which only the sender sees. */
  namesakes: optional(list(object({ first: line, line }), { max: 500 })),
});

export type SubmissionDocument = Read<typeof submissionShape>;

const rawCell = (value: Cell | undefined): RawCell =>
  value === undefined || value === null
    ? { value: null }
    : { value: typeof value === 'object' ? value.join(', ') : value, plain: true };

/**
 * Turns a JSON document into a submission by the very intake that reads workbooks: unknown codes and names of people
 * are dropped, every value is normalised by the dictionary, what is wrong becomes a finding at its cell.
 */
export function readDocument(document: SubmissionDocument, file: string, sha256: string, against: Against): Submission {
  const notes = new Notes(file);
  notes.school = document.school;
  const school = against.schools.find(({ code }) => code === document.school);
  const form = layOut({
    frameworks: frameworksOf(against.frameworks),
    school: school ?? unknown(document.school),
    settings: against.settings,
    people: document.staff.length,
    courses: document.training.length,
  });
  const spots: Record<string, Spot> = {};
  for (const { code, owner } of fields) {
    const spot = owner === 'municipality' ? undefined : spotOf(document, form, code);
    if (spot !== undefined) spots[code] = spot;
  }
  const staff = rowsOf('staff', document, form, spots, notes);
  const training = rowsOf('training', document, form, spots, notes);
  if (identityOf(document) === null)
    notes.add(
      'query',
      'T1',
      { sheet: SHEETS.service, cell: '' },
      'служебные сведения книги потеряны: её период и версия не проверены',
      'Убедитесь, что это книга нужного периода; лучше перенесите данные в книгу, выданную ИМЦ.',
    );
  const answers = Object.entries(document.values).flatMap(([code, value]) => {
    const known = findField(code);
    if (known?.owner !== 'school' || known.local === true) return [];
    const spot = spots[code] ?? { sheet: SHEETS.organisation, column: 'E' };
    return [{ field: known, code, cell: rawCell(value), spot }];
  });
  const { values } = readAnswers(answers, notes);
  for (const { first, line } of document.namesakes ?? [])
    notes.add(
      'query',
      'K18',
      { sheet: SHEETS.staff, cell: `${spots['full_name']?.column ?? 'B'}${line}` },
      `один и тот же работник записан дважды: строки ${first} и ${line}`,
      'Оставьте одну строку, по основной должности; если это однофамильцы, поясните.',
    );
  return {
    file,
    sha256,
    identity: identityOf(document),
    code: document.school,
    school: { ...values, org_code: document.school },
    staff,
    training,
    spots,
    evidence: new Map(
      Object.entries(document.evidence ?? {}).filter(
        ([code, words]) => findField(code)?.evidence && words.trim() !== '',
      ),
    ),
    explanations: (document.explanations ?? []).map((one) => ({ ...one, cell: '' })),
    absent: (document.absent ?? []).filter((code) => findField(code) !== undefined),
    findings: notes.done(),
  };
}

function identityOf({ form, frameworks, period, school }: SubmissionDocument): Identity | null {
  return form === null || period === null || frameworks.length === 0 ? null : { form, frameworks, school, period };
}

const unknown = (code: string): School => ({ code, name: code, type: 'ООО', shnor: false, shnsu: false });

function spotOf({ spots }: SubmissionDocument, form: Form, code: string): Spot | undefined {
  const told = spots?.[code];
  const place = told ?? placeOf(form, code);
  if (place === undefined) return undefined;
  const { sheet, column, row } = place;
  return { sheet, column, ...(row === undefined || row === null ? {} : { row }) };
}

/** Rows of «Кадры» or «Обучение». */
function rowsOf(
  owner: Extract<Owner, 'staff' | 'training'>,
  document: SubmissionDocument,
  form: Form,
  spots: Readonly<Record<string, Spot>>,
  notes: Notes,
): Entry[] {
  const given = document[owner];
  const codes = [...new Set(given.flatMap((row) => Object.keys(row)))].filter(
    (code) => findField(code)?.owner === owner,
  );
  // A field of several values has several columns; here it is one cell at the first of them.
  const columns = codes
    .filter((code) => field(code).local !== true)
    .map((code, at): Column => {
      const spot = spots[code];
      return { field: field(code), at: spot === undefined ? 16_000 + at : columnNumber(spot.column) };
    });
  const byColumn = new Map(columns.map(({ field, at }) => [at, field.code]));
  const rows = given.map((row, at): RawRow => ({
    line: document.lines?.[owner][at] ?? form[owner].first + at,
    cell: (column) => rawCell(row[byColumn.get(column) ?? '']),
  }));
  return readEntries(spots[codes[0] ?? '']?.sheet ?? SHEETS[owner], columns, rows, notes);
}

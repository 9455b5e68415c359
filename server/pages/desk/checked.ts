import { fieldsAsked } from '../../../pipeline/catalogue/asked.ts';
import { fields } from '../../../pipeline/catalogue/fields.ts';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { rulesFor } from '../../../pipeline/catalogue/rules.ts';
import { check } from '../../../pipeline/check/check.ts';
import type { Finding } from '../../../pipeline/finding.ts';
import { SUMMARY_MARK } from '../../../pipeline/form.ts';
import { readWorkbook } from '../../../pipeline/intake/workbook.ts';
import { parsePeriod } from '../../../pipeline/period.ts';
import type { School } from '../../../pipeline/registry.ts';
import { placeOf, type Submission } from '../../../pipeline/submission.ts';
import { askedOfSchool } from '../../../pipeline/template/applies.ts';
import { inflate } from '../../../pipeline/xlsx/browser.ts';
import { NotReadable, readXlsx, type XlsxBook } from '../../../pipeline/xlsx/read.ts';
import { documentOf, type SubmissionDocument } from './document.ts';
import { sha256 } from './sha256.ts';

/** What a book is checked against. */
export interface Against {
  readonly frameworks: readonly string[];
  readonly period: string;
  readonly youngMaxAge: number;
  readonly school: School;
}

/** A cell that is still empty. */
export interface Gap {
  readonly label: string;
  readonly sheet: string;
  readonly cell: string;
}

export type Checked =
  | { readonly refused: Finding }
  | {
      readonly document: SubmissionDocument;
      readonly findings: readonly Finding[];
      /** Ready explanations by code of the rule. */
      readonly ready: Readonly<Record<string, readonly string[]>>;
      /** Answers of the school that are not given yet. */
      readonly gaps: readonly Gap[];
      /** Answers asked of this school in all. */
      readonly answers: number;
    };

/** Reads and checks a workbook by the very code of the server. Nothing leaves the computer. */
export async function checked(name: string, bytes: Uint8Array, against: Against): Promise<Checked> {
  const period = parsePeriod(against.period);
  if (period === undefined) throw new Error(`Неизвестный период ${against.period}`);
  const refuse = (message: string, hint: string): Checked => ({
    refused: { file: name, school: null, code: 'T9', level: 'error', sheet: '', cell: '', message, hint },
  });
  let book: XlsxBook;
  let submission: Submission | undefined;
  try {
    book = readXlsx(bytes, inflate);
    if (book.properties.has(SUMMARY_MARK))
      return refuse('это сводная книга, а не отчёт школы', 'Выберите книгу своей организации.');
    submission = readWorkbook(name, await sha256(bytes), book);
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    return refuse(error.message.replace(/\.$/, ''), 'Исправьте файл и выберите его снова.');
  }
  if (submission === undefined)
    return refuse(
      'это не книга мониторинга: в ней нет ни листов, ни служебных сведений формы',
      'Скачайте книгу на этой странице и перенесите в неё данные.',
    );
  const inForce = against.frameworks.flatMap((id) => findFramework(id) ?? []);
  const asked = fieldsAsked(inForce);
  const settings = { period, youngMaxAge: against.youngMaxAge };
  const findings = check(submission, { asked, settings, school: against.school });
  if (submission.code !== null && submission.code !== against.school.code)
    findings.unshift({
      file: name,
      school: submission.code,
      code: 'T3',
      level: 'error',
      ...placeOf(submission, 'org_code'),
      message: `это книга организации ${submission.code}, а вы – ${against.school.code}`,
      hint: 'Выберите книгу своей организации.',
    });
  const mine = askedOfSchool(asked, inForce, against.school);
  const answers = fields.filter(({ owner, code, registry }) => owner === 'school' && !registry && mine.has(code));
  return {
    document: documentOf(submission),
    findings,
    ready: Object.fromEntries(
      rulesFor(asked).flatMap(({ code, ready }) => (ready === undefined ? [] : [[code, ready]])),
    ),
    gaps: answers
      .filter(({ code }) => (submission.school[code] ?? null) === null)
      .map(({ code, label }) => ({ label, ...placeOf(submission, code) })),
    answers: answers.length,
  };
}

import { check, restrict } from '../../pipeline/check/check.ts';
import { partialsOf, type Accepted } from '../../pipeline/indicators/partials.ts';
import { withoutPeople } from '../../pipeline/intake/people.ts';
import { planOf, type Plan } from '../../pipeline/indicators/plan.ts';
import { open, parcelHash, type Parcel } from '../../pipeline/receive.ts';
import type { Finding } from '../../pipeline/finding.ts';
import type { Submission } from '../../pipeline/submission.ts';
import { Mismatch } from '../http/shape.ts';
import { readDocument, submissionShape } from './document.ts';
import { progressOf } from './progress.ts';
import { fingerprintOf, fromStored, toStored } from './stored.ts';
import { readTable } from './table.ts';
import { frameworksOf, type Against, type Checked, type ReadingResult, type ReadingTask } from './task.ts';
import { unpack } from './unpack.ts';

/** Findings get the name of the file later: what a file was called may name a person. */
const FILE = '';

const plans = new Map<string, Plan>();

function planFor({ frameworks, settings }: Against): Plan {
  const key = JSON.stringify([frameworks, settings]);
  let plan = plans.get(key);
  if (plan === undefined) {
    // One campaign is received at a time; a few more cost nothing.
    if (plans.size > 8) plans.clear();
    plans.set(key, (plan = planOf(frameworksOf(frameworks), settings)));
  }
  return plan;
}

const refused = (message: string, hint: string): Judged => ({
  result: {
    is: 'refused',
    finding: { file: FILE, school: null, code: 'T9', level: 'error', sheet: '', cell: '', message, hint },
  },
});

/** What is known of a task before the sums are made. */
interface Judged {
  readonly result: ReadingResult;
  /** A submission without errors, of a school that is known. */
  readonly summed?: { readonly accepted: Accepted; readonly plan: Plan };
}

/** Does the tasks of a reading thread; pure. Whatever has to be summed by one plan is summed together. */
export function read(tasks: readonly ReadingTask[]): readonly ReadingResult[] {
  const judged = tasks.map(judge);
  const results = judged.map(({ result }) => result);
  const places = judged.flatMap(({ summed }, at) => (summed === undefined ? [] : [{ ...summed, at }]));
  for (const [plan, some] of Map.groupBy(places, (one) => one.plan)) {
    const partials = partialsOf(
      some.map(({ accepted }) => accepted),
      plan,
    );
    some.forEach(({ at }, index) => {
      results[at] = { ...(results[at] as Checked), partial: partials[index]! };
    });
  }
  return results;
}

function judge(task: ReadingTask): Judged {
  switch (task.is) {
    case 'unpack':
      return { result: unpack(task.bytes) };
    case 'table':
      return { result: readTable(task.bytes) };
    case 'workbook':
      return judgeParcel({ kind: 'workbook', file: FILE, bytes: task.bytes }, task.against, (submission) => ({
        ...submission,
        explanations: [...submission.explanations, ...task.explanations],
      }));
    case 'folder':
      return judgeParcel({ kind: 'folder', file: FILE, contents: task.contents }, task.against);
    case 'stored':
      return judgeSubmission(fromStored(task.document, task.file, ''), task.against);
    case 'document':
      return judgeJson(task.bytes, task.against);
  }
}

function judgeParcel(
  parcel: Parcel,
  against: Against,
  also: (submission: Submission) => Submission = (same) => same,
): Judged {
  const submission = open(parcel);
  return 'refused' in submission
    ? { result: { is: 'refused', finding: submission.refused } }
    : judgeSubmission(also(submission), against);
}

function judgeJson(bytes: Uint8Array, against: Against): Judged {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const document = submissionShape.read(parsed, '');
    // The checksum of the school's own file when it told one: that is what it can compare the receipt with.
    const sha256 = document.file?.sha256 ?? parcelHash({ kind: 'workbook', file: FILE, bytes });
    return judgeSubmission(readDocument(document, FILE, sha256, against), against, document.acceptQueries === true);
  } catch (error) {
    if (error instanceof Mismatch)
      return refused(`отчёт составлен с ошибкой: ${error.at}: ${error.words}`, 'Исправьте и отправьте снова.');
    if (error instanceof SyntaxError || error instanceof TypeError)
      return refused('тело запроса – не JSON в кодировке UTF-8', 'Исправьте и отправьте снова.');
    throw error;
  }
}

/** What is written in free words loses names of people before anything is made of it. */
const nameless = (submission: Submission): Submission => ({
  ...submission,
  evidence: new Map([...submission.evidence].map(([code, text]) => [code, withoutPeople(text)])),
  explanations: submission.explanations.map((one) => ({ ...one, text: withoutPeople(one.text) })),
});

function judgeSubmission(given: Submission, against: Against, acceptQueries = false): Judged {
  const submission = nameless(given);
  const plan = planFor(against);
  const school = against.schools.find(({ code }) => code === submission.code);
  const findings: Finding[] = check(submission, { asked: plan.asked, settings: plan.settings, school });
  const errors = findings.filter(({ level }) => level === 'error').length;
  const asked = restrict(submission, plan.asked);
  const document = toStored(asked, plan.settings);
  const result: Checked = {
    is: 'checked',
    code: submission.code,
    school: school ?? null,
    sha256: submission.sha256,
    findings,
    partial: null,
    document,
    fingerprint: fingerprintOf(document),
    errors,
    queries: findings.filter(({ level, explanation }) => level === 'query' && explanation === undefined).length,
    progress: school === undefined ? 0 : progressOf(document, plan.asked, plan.frameworks, school),
    acceptQueries,
  };
  return school === undefined || errors > 0
    ? { result }
    : { result, summed: { accepted: { submission: asked, school }, plan } };
}

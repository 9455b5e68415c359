import { askedOf } from '../catalogue/asked.ts';
import { field, fields, type Field } from '../catalogue/fields.ts';
import { findFramework } from '../catalogue/index.ts';
import { rulesFor } from '../catalogue/rules.ts';
import type { Settings, Value, Values } from '../condition/predicate.ts';
import type { Finding, Level } from '../finding.ts';
import { FORM_VERSION } from '../form.ts';
import { periodInWords } from '../period.ts';
import type { School } from '../registry.ts';
import { placeOf, type Entry, type Submission } from '../submission.ts';
import { breaches, examine } from './breaches.ts';

/** What a submission is held against. */
export interface CheckRequest {
  /** Fields of the documents in force. */
  readonly asked: ReadonlySet<string>;
  readonly settings: Settings;
  /** The school as the registry knows it; undefined when no registry is at hand (checking at the desk). */
  readonly school?: School | undefined;
}

/** Leaves only what the documents in force ask, so that the rest counts as blank everywhere. */
export function restrict(submission: Submission, asked: ReadonlySet<string>): Submission {
  // Every cell of every report goes through here, twice on arrival.
  const only = (values: Values): Values => {
    const kept: Record<string, Value> = {};
    for (const code in values) if (asked.has(code)) kept[code] = values[code]!;
    return kept;
  };
  const rows = (entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => ({ ...entry, values: only(entry.values) }));
  return {
    ...submission,
    school: only(submission.school),
    staff: rows(submission.staff),
    training: rows(submission.training),
  };
}

/**
 * All remarks about a submission at once: what reading found, and every broken rule with its place and remedy.
 * The submission is kept out when any of them is an error.
 */
export function check(submission: Submission, { asked, settings, school }: CheckRequest): Finding[] {
  const given = restrict(submission, asked);
  const values: Values = {
    ...given.school,
    ...(school === undefined
      ? {}
      : {
          org_code: school.code,
          org_type: school.type,
          org_shnor: school.shnor ? 'да' : 'нет',
          org_shnsu: school.shnsu ? 'да' : 'нет',
        }),
  };
  const findings: Finding[] = submission.findings.filter((finding) => concerns(finding, submission, asked));
  const add = (
    level: Level,
    code: string,
    place: { sheet: string; cell: string },
    message: string,
    hint: string,
  ): void => {
    findings.push({ file: submission.file, school: submission.code, code, level, ...place, message, hint });
  };
  tellIdentity(submission, settings, add);
  // Nothing is filled in: that has been said, and every rule would only say it again.
  if (submission.findings.some(({ code }) => code === 'T11')) return findings;
  tellAbsent(submission, asked, add);
  if (school !== undefined) tellRegistry(submission, school, add);
  const examined = examine(given, values, settings);
  // Evidence is asked on the form only: a text file has no place for it.
  const rules = rulesFor(asked).filter(({ breach }) => breach.is !== 'unproved' || submission.identity !== null);
  for (const rule of rules)
    for (const { line, message } of breaches(examined, rule))
      add(rule.level, rule.code, placeOf(submission, rule.at, line), message, rule.hint);
  return findings.map((finding) => explained(finding, submission));
}

/** A remark about a cell of a field that nobody asks is not made. */
function concerns({ sheet, cell, code }: Finding, { spots }: Submission, asked: ReadonlySet<string>): boolean {
  if (!['N2', 'K2', 'T6'].includes(code)) return true;
  const column = cell.replace(/\d+$/, '');
  const row = Number(cell.slice(column.length));
  const codes = Object.entries(spots).filter(
    ([, spot]) => spot.sheet === sheet && spot.column === column && (spot.row === undefined || spot.row === row),
  );
  return codes.length === 0 || codes.some(([one]) => asked.has(one));
}

type Add = (level: Level, code: string, place: { sheet: string; cell: string }, message: string, hint: string) => void;

/** A form of another period or of a version this program does not know. */
function tellIdentity({ identity, spots }: Submission, { period }: Settings, add: Add): void {
  if (identity === null) return;
  const place = { sheet: spots['org_code']?.sheet ?? '', cell: '' };
  if (identity.period !== period.name)
    add(
      'error',
      'T1',
      place,
      `книга за период ${identity.period}, а собирается ${period.name} (${periodInWords(period)})`,
      'Возьмите у ИМЦ книгу этого периода: прошлогодние данные в ней уже подставлены.',
    );
  if (identity.form > FORM_VERSION)
    add(
      'error',
      'T1',
      place,
      `форма версии ${identity.form} новее этой программы (версия ${FORM_VERSION})`,
      'Обновите программу у ИМЦ.',
    );
  if (identity.form < FORM_VERSION)
    add(
      'info',
      'T1',
      place,
      `форма старой версии ${identity.form} прочитана как версия ${FORM_VERSION}`,
      'Чего в ней не было, спрошено в замечаниях.',
    );
}

/** Columns that the documents need and the file does not have. */
function tellAbsent(
  { absent, identity, spots, staff, training }: Submission,
  asked: ReadonlySet<string>,
  add: Add,
): void {
  const documents = (identity?.frameworks ?? []).map((id) => findFramework(id)?.name ?? id).join(', ');
  for (const owner of ['staff', 'training'] as const) {
    const known = fields.find((one) => one.owner === owner && spots[one.code] !== undefined);
    // A sheet that is not there at all has been told.
    if (known === undefined) continue;
    const { sheet } = spots[known.code]!;
    // A sheet without a single row lacks no cell: an empty staff list is told by a rule of its own.
    const filled = (owner === 'staff' ? staff : training).length > 0;
    const needed = (one: Field): boolean => filled && one.required !== undefined;
    const missing = askedOf(asked, owner).filter(
      (one) => absent.includes(one.code) && (!one.always || one.code === 'row_no'),
    );
    const tell = (level: Level, columns: readonly Field[]): void => {
      if (columns.length > 0)
        add(
          level,
          'T2',
          { sheet, cell: '' },
          `нет ${columns.length === 1 ? 'столбца' : `столбцов (${columns.length})`}: ${columns.map(({ code, label }) => `«${label}» (${code})`).join(', ')}`,
          identity === null
            ? 'Добавьте столбцы с этими кодами в первой строке.'
            : `Столбцы удалены, или книга выдана для других документов (в ней: ${documents}): возьмите книгу у ИМЦ и перенесите данные.`,
        );
    };
    tell('error', missing.filter(needed));
    // A CSV folder may leave optional columns out; a workbook has lost them.
    if (identity !== null)
      tell(
        'query',
        missing.filter((one) => !needed(one)),
      );
  }
}

/** The registry decides; what the school wrote otherwise is a query. */
function tellRegistry(submission: Submission, school: School, add: Add): void {
  const registry: Values = {
    org_name: school.name,
    org_type: school.type,
    org_shnor: school.shnor ? 'да' : 'нет',
    org_shnsu: school.shnsu ? 'да' : 'нет',
  };
  const same = (a: unknown, b: unknown): boolean => simplified(a) === simplified(b);
  for (const [code, value] of Object.entries(registry)) {
    const written = submission.school[code] ?? null;
    if (written === null || same(written, value)) continue;
    add(
      'query',
      'T4',
      placeOf(submission, code),
      `«${field(code).label}»: в отчёте «${String(written)}», в реестре ИМЦ «${String(value)}»; взято из реестра`,
      'Сообщите в ИМЦ, если в реестре ошибка.',
    );
  }
}

const simplified = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'“”„]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A query that the school answered on «Пояснения», for the rule or for the very place. */
function explained(finding: Finding, { explanations }: Submission): Finding {
  if (finding.level !== 'query') return finding;
  const row = finding.cell.replace(/^[A-Z]+/, '');
  const answer =
    explanations.find(
      ({ code, about }) => code === finding.code && (about === finding.cell || (about === row && row !== '')),
    ) ?? explanations.find(({ code, about }) => code === finding.code && about === '');
  return answer === undefined ? finding : { ...finding, explanation: answer.text };
}

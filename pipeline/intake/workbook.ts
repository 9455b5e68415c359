import { field, fields } from '../catalogue/fields.ts';
import { SHEETS } from '../form.ts';
import type { Entry, Explanation, Spot, Submission } from '../submission.ts';
import type { XlsxBook } from '../xlsx/read.ts';
import { readAnswers, type Answer } from './answers.ts';
import { readEntries, spotsOf } from './entries.ts';
import { findGrowing, hasData, rawRows, tellHidden, tellUnread, type Growing } from './growing.ts';
import { readIdentity } from './identity.ts';
import { tidy } from './normalise.ts';
import { Notes } from './notes.ts';
import { answersOn, explanationsOn } from './singles.ts';

/** Sheets that schools fill; the other sheets of the form are looked at only when something is missing. */
const FILLED: readonly string[] = [
  SHEETS.title,
  SHEETS.staff,
  SHEETS.training,
  SHEETS.organisation,
  SHEETS.explanations,
];
const FORM: readonly string[] = Object.values(SHEETS);

const TAKE_OURS = 'Возьмите книгу, выданную ИМЦ, и перенесите в неё данные (вставка «Значения»).';

/** What the sheets hold, before it becomes values. */
interface Found {
  staff?: Growing;
  training?: Growing;
  readonly answers: Answer[];
  readonly evidence: Map<string, string>;
  readonly explanations: Explanation[];
}

/** Looks through the sheets by their codes; a second copy of a sheet, or a sheet of somebody's own, is told. */
function findSheets(book: XlsxBook, notes: Notes): Found {
  const found: Found = { answers: [], evidence: new Map(), explanations: [] };
  const rank = (name: string): number => (FILLED.includes(name) ? 0 : FORM.includes(name) ? 2 : 1);
  const sheets = book.sheets.map((sheet) => ({ sheet, name: tidy(sheet.name) }));
  for (const { sheet, name } of sheets.sort((a, b) => rank(a.name) - rank(b.name))) {
    const complete = found.staff !== undefined && found.training !== undefined && found.answers.length > 0;
    if (complete && rank(name) === 2) break;
    const data = sheet.read({
      unlocked: name !== SHEETS.staff && name !== SHEETS.training && name !== SHEETS.explanations,
    });
    const staff = findGrowing(sheet.name, data, 'staff', notes);
    const training = staff === undefined ? findGrowing(sheet.name, data, 'training', notes) : undefined;
    const growing = staff ?? training;
    if (growing !== undefined) {
      const owner = staff === undefined ? 'training' : 'staff';
      const before = found[owner];
      if (before === undefined) found[owner] = growing;
      else if (hasData(growing)) tellCopy(sheet.name, before.sheet, notes);
      continue;
    }
    const answers = answersOn(sheet, data, found.evidence);
    const explanations = explanationsOn(data);
    found.answers.push(...answers);
    found.explanations.push(...explanations);
    if (
      rank(name) === 1 &&
      sheet.state !== 'veryHidden' &&
      answers.length + explanations.length === 0 &&
      data.rows.some(({ cells }) => cells.some(({ value }) => value !== null))
    )
      notes.add(
        'info',
        'T7',
        { sheet: sheet.name, cell: '' },
        `листа «${sheet.name}» в форме нет; он пропущен`,
        'Если на нём данные отчёта, перенесите их на листы формы.',
      );
  }
  return found;
}

const tellCopy = (copy: string, first: string, notes: Notes): void =>
  notes.add(
    'error',
    'T2',
    { sheet: copy, cell: '' },
    `лист «${copy}» повторяет лист «${first}»`,
    'Оставьте один из двух листов: неясно, какой верен.',
  );

/**
 * Reads a school workbook by its field codes, wherever they stand: sheets may be renamed, moved or hidden, columns
 * moved, rows inserted. Names of people are dropped here.
 * @returns undefined when the book holds none of our sheets
 */
export function readWorkbook(file: string, sha256: string, book: XlsxBook): Submission | undefined {
  const notes = new Notes(file);
  const identity = readIdentity(book, notes);
  const found = findSheets(book, notes);
  if (found.staff === undefined && found.training === undefined && found.answers.length === 0 && identity === null)
    return undefined;

  const absent: string[] = [];
  const spots: Record<string, Spot> = {};
  const entries = (owner: 'staff' | 'training'): Entry[] => {
    const growing = found[owner];
    if (growing === undefined) {
      tellNoSheet(SHEETS[owner], notes);
      absent.push(...fields.filter((one) => one.owner === owner).map(({ code }) => code));
      return [];
    }
    tellUnread(growing, notes);
    const present = new Set(growing.columns.map(({ field }) => field.code));
    absent.push(...fields.filter((one) => one.owner === owner && !present.has(one.code)).map(({ code }) => code));
    Object.assign(spots, spotsOf(growing.columns, growing.sheet));
    const read = readEntries(growing.sheet, growing.columns, rawRows(growing), notes);
    tellHidden(growing, read, notes);
    return read;
  };
  const staff = entries('staff');
  const training = entries('training');
  const single = readAnswers(found.answers, notes);
  const lacking = fields.filter(({ owner, code }) => owner === 'school' && single.spots[code] === undefined);
  absent.push(...lacking.map(({ code }) => code));
  Object.assign(spots, single.spots);
  tellLacking(book, single.spots, notes);

  const answered = Object.keys(single.values).some((code) => field(code).registry !== true);
  const unreadable = notes.findings.some(({ code }) => code === 'N2' || code === 'K2');
  if (found.staff !== undefined && staff.length + training.length === 0 && !answered && !unreadable)
    notes.add(
      'error',
      'T11',
      { sheet: found.staff.sheet, cell: `${spots['position']?.column ?? 'A'}${found.staff.rows[0]?.row ?? ''}` },
      'книга не заполнена: нет ни одного работника, курса и ответа организации',
      'Заполните листы «Кадры», «Обучение» и «Организация» и пришлите книгу снова.',
    );

  const written = single.values['org_code'];
  const code = typeof written === 'string' ? written : (identity?.school ?? null);
  notes.school = code;
  const place = spots['org_code'];
  if (code === null)
    notes.add(
      'error',
      'T3',
      { sheet: SHEETS.title, cell: '' },
      `не указан «${field('org_code').label}»`,
      'Впишите код организации из реестра ИМЦ.',
    );
  else if (identity !== null && identity.school !== code)
    notes.add(
      'error',
      'T3',
      { sheet: place?.sheet ?? '', cell: place === undefined ? '' : `${place.column}${place.row ?? ''}` },
      `книга выдана организации ${identity.school}, а указан код ${code}`,
      'Возьмите книгу своей организации.',
    );
  if (identity === null)
    notes.add(
      'query',
      'T1',
      { sheet: SHEETS.service, cell: '' },
      'служебные сведения книги потеряны: её период и версия не проверены',
      'Убедитесь, что это книга нужного периода; лучше перенесите данные в книгу, выданную ИМЦ.',
    );
  for (const note of book.notes)
    notes.add('info', 'T8', { sheet: '', cell: '' }, note.replace(/\.$/, ''), 'Проверьте, что нужное на месте.');
  return {
    file,
    sha256,
    identity,
    code,
    school: single.values,
    staff,
    training,
    spots,
    evidence: found.evidence,
    explanations: found.explanations,
    absent,
    findings: notes.done(),
  };
}

const tellNoSheet = (title: string, notes: Notes): void =>
  notes.add('error', 'T2', { sheet: title, cell: '' }, `нет листа «${title}» или его скрытых кодов полей`, TAKE_OURS);

/**
 * Single answers whose row is gone. Which ones the school was asked the names of the book remember: every field has
 * one, and deleting its row or sheet leaves the name behind.
 */
function tellLacking(book: XlsxBook, spots: Readonly<Record<string, Spot>>, notes: Notes): void {
  const asked = fields.filter(({ owner, code }) => owner === 'school' && book.names.has(code));
  const gone = asked.filter(({ code }) => spots[code] === undefined);
  const lost = gone.filter(({ registry }) => registry !== true);
  const standing = fields.some(
    ({ owner, code, registry }) => owner === 'school' && !registry && spots[code] !== undefined,
  );
  const sheetGone = !book.sheets.some(({ name }) => tidy(name) === SHEETS.organisation);
  if (!standing && sheetGone) tellNoSheet(SHEETS.organisation, notes);
  else if (lost.length > 0)
    notes.add(
      'query',
      'T2',
      { sheet: SHEETS.organisation, cell: '' },
      `нет строк: ${lost.map(({ label }) => `«${label}»`).join(', ')}`,
      'Строки удалены: возьмите книгу у ИМЦ и перенесите данные, иначе этих сведений не будет.',
    );
  if (gone.some(({ code }) => code === 'org_code'))
    notes.add(
      'info',
      'T2',
      { sheet: SHEETS.title, cell: '' },
      `нет листа «${SHEETS.title}»; код организации взят из служебных сведений книги`,
      'Делать ничего не надо: сведения об организации берутся из реестра.',
    );
}

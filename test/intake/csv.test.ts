import { describe, expect, test } from 'vitest';
import { readCsv } from '../../pipeline/intake/csv.ts';
import { readFolder, type FolderFile } from '../../pipeline/intake/folder.ts';
import { judge, planFor, short } from './book.ts';

const plan = planFor('volgodonsk');

const STAFF = `row_no;position;employment;birth_year;ped_experience;diag_regional;iom_cnppm;method_support
1;руководитель;основное;1970;20;;;да
2;учитель;основное;1985;12;да;разработан;
3;учитель;внутреннее совместительство;1990;5;;;да
`;
const TRAINING = `course.person;course.kind;course.end_date;course.in_fr;course.topics
2;ПК;15.03.2026;да;ФГОС, ЦОС
3;ПК;2025-11-01;;
`;
const SCHOOL = `code;value
org_code;1001
s_mgmt_team_quality;нет
`;

type Given = Partial<Record<'staff' | 'training' | 'school', string | Uint8Array | null>>;
const bytes = (what: string | Uint8Array): Uint8Array =>
  typeof what === 'string' ? new TextEncoder().encode(what) : what;
const contents = ({ staff = STAFF, training = TRAINING, school = SCHOOL }: Given) =>
  Object.fromEntries(
    Object.entries({ 'staff.csv': staff, 'training.csv': training, 'school.csv': school }).flatMap(([name, what]) =>
      what === null ? [] : [[name, bytes(what)]],
    ),
  ) as Partial<Record<FolderFile, Uint8Array>>;

const of = (given: Given) => judge(contents(given), plan);
const read = (given: Given) => readFolder('1001', '', contents(given));
const plain = of({});

/** Windows-1251 of Russian text. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 128) return code;
    if (letter === 'ё') return 0xb8;
    if (letter === '№') return 0xb9;
    return code - 0x350;
  });
const utf16 = (text: string, little: boolean): Uint8Array => {
  const made = Buffer.from(`\ufeff${text}`, 'utf16le');
  return little ? made : made.swap16();
};
const tabbed = (text: string): string => text.replaceAll(';', '\t');
const comma = (text: string): string => text.replaceAll('ФГОС, ЦОС', '"ФГОС, ЦОС"').replaceAll(';', ',');
const all = (change: (text: string) => string | Uint8Array): Given => ({
  staff: change(STAFF),
  training: change(TRAINING),
  school: change(SCHOOL),
});

test('as it was written, the folder has no remarks', () => {
  expect(plain.findings).toEqual([]);
  expect(plain.partial).not.toBeNull();
  expect([plain.people, plain.courses]).toEqual([3, 2]);
});

describe('the same table, however it is written', () => {
  const titled = `№ строки;Должность (группа) *;Вид занятости *;Год рождения *;Пед. стаж, полных лет *;Региональная / ЦНППМ;ИОМ на базе ЦНППМ;Адресная поддержка, сопровождение`;
  test.each<readonly [string, Given]>([
    ['a byte order mark', all((text) => `\ufeff${text}`)],
    ['windows-1251', all(cp1251)],
    ['UTF-16, as Excel saves «Юникод»', all((text) => utf16(tabbed(text), true))],
    ['UTF-16, the other way round', all((text) => utf16(text, false))],
    ['tabs', all(tabbed)],
    ['commas', all(comma)],
    ['Windows line ends', all((text) => text.replaceAll('\n', '\r\n'))],
    ['no line end at the end', all((text) => text.trimEnd())],
    ['everything in quotes', all((text) => text.replaceAll(/[^;\n]+/g, '"$&"'))],
    ['«sep=;» in the first line', all((text) => `sep=;\r\n${text}`)],
    ['blank lines and lines of separators', all((text) => text.replaceAll('\n', '\n\n;;;\n'))],
    ['Russian titles as the form prints them', { staff: STAFF.replace(/^.*/, titled) }],
    ['codes in capitals, with spaces', { staff: STAFF.replace(/^.*/, (line) => line.toUpperCase().replaceAll(';', ' ; ')) }],
    ['other columns order', { staff: STAFF.replaceAll(/^([^;]*);([^;]*)/gm, '$2;$1') }],
    ['yes/no columns for topics', { training: TRAINING.replace('course.topics', 'course.topics.ФГОС;course.topics.цос').replace('ФГОС, ЦОС', 'да;1').replace(/;$/m, ';нет;') }],
    ['several columns under one code', { training: TRAINING.replace('course.topics', 'course.topics;course.topics').replace('ФГОС, ЦОС', 'ФГОС;ЦОС').replace(/;$/m, ';;') }],
    ['a name that is not sent', { staff: STAFF.replaceAll(/^(\d)/gm, '$1;Иванов $1').replace('row_no', 'row_no;full_name') }],
  ])('%s', (_name, given) => {
    const { findings, fingerprint, partial } = of(given);
    expect(findings).toEqual([]);
    expect(fingerprint).toBe(plain.fingerprint);
    expect(partial).not.toBeNull();
  }); // prettier-ignore
});

describe('what is wrong in a folder', () => {
  const long = STAFF.replace('12;да;разработан;', '12,5,да,разработан,да').replaceAll(';', ',');
  test.each<readonly [string, Given, readonly string[], RegExp]>([
    ['no file', { training: null }, ['error T2 training.csv'], /^нет файла training\.csv$/],
    ['an empty file', { training: '' }, ['query T2 training.csv'], /^файл пуст, нет даже строки заголовков$/],
    ['a heading and nothing else is no mistake', { training: TRAINING.split('\n')[0]! }, [], /^/],
    ['binary garbage', { staff: Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256) }, ['error T2 staff.csv!A1'], /^в первой строке нет ни одного кода поля/],
    ['a workbook under the name of a table', { staff: Uint8Array.from([80, 75, 3, 4, 0, 0, 1, 2]) }, ['error T2 staff.csv!A1'], /нет ни одного кода поля или заголовка формы/],
    ['an unknown column', { staff: STAFF.replaceAll(/$/gm, ';').replace(/^(.*);/, '$1;СНИЛС') }, ['info T7 staff.csv!I1'], /^столбец «СНИЛС» незнаком и пропущен$/],
    ['an optional column left out', { training: TRAINING.replaceAll(/^([^;]*;[^;]*;[^;\n]*).*$/gm, '$1') }, [], /^/],
    ['required columns left out', { staff: STAFF.replaceAll(/^([^;\n]*);[^;\n]*;[^;\n]*/gm, '$1') }, ['error T2 staff.csv'], /^нет столбцов \(2\): «Должность \(группа\)» \(position\), «Вид занятости» \(employment\)$/],
    ['no row numbers', { staff: STAFF.replaceAll(/^[^;\n]*;/gm, '') }, ['error T2 staff.csv'], /^нет столбца: «№ строки» \(row_no\)$/],
    ['a column twice', { staff: STAFF.replaceAll(/^([^;\n]*;)([^;\n]*;)/gm, '$1$2$2') }, ['error T2 staff.csv!C1'], /^столбец «position» стоит дважды$/],
    ['a separator inside a value shifts the row', { staff: long }, ['error T2 staff.csv!I3', 'error K2 staff.csv!F3', 'error K2 staff.csv!G3', 'error K2 staff.csv!H3'], /^в строке 3 ячеек больше, чем столбцов в заголовке/],
    ['a quotation mark never closed', { staff: STAFF.replace('2;учитель', '2;"учитель') }, ['error T2 staff.csv!A3', 'error O1 training.csv!A2', 'error O1 training.csv!A3'], /^в строке 3 кавычка открыта и не закрыта/],
    ['a wrong value has its own line, blank lines counted', { staff: STAFF.replace('\n2;учитель', '\n\n\n2;маг') }, ['error K2 staff.csv!B5'], /«Должность \(группа\)»: «маг» не из списка/],
    ['so it has below «sep=;»', { staff: `sep=;\n${STAFF.replace('2;учитель', '2;маг')}` }, ['error K2 staff.csv!B4'], /«маг» не из списка/],
    ['and below a cell of several lines', { training: `${TRAINING.replace('course.kind', 'course.title;course.kind').replace('2;ПК', '2;"Курс\n""А""";ПК').replace('3;ПК;2025-11-01', '3;;ПК;ноябрь')}` }, ['error N2 training.csv!D4'], /«ноябрь» – не дата/],
    ['an unknown line of the school', { school: `${SCHOOL}s_unknown;да\n` }, ['info T7 school.csv!A4'], /^строка «s_unknown» незнакома и пропущена$/],
    ['a line of the school twice', { school: `${SCHOOL}s_mgmt_team_quality;да\n` }, ['error T2 school.csv!B4'], /указано дважды/],
    ['no code of the school', { school: 'code;value\ns_mgmt_team_quality;нет\n' }, ['error T3 school.csv'], /^не указан код ОО/],
    ['a school that is not in the registry', { school: SCHOOL.replace('1001', '1999') }, ['error T3 school.csv!B2'], /^кода ОО 1999 нет в реестре$/],
    ['a topic that is none', { training: TRAINING.replace('course.topics', 'course.topics.УЖИН') }, ['info T7 training.csv!E1'], /столбец «course\.topics\.УЖИН» незнаком/],
    ['a stray value far below', { staff: `${STAFF}${'\n'.repeat(500)};;;;;;;да` }, ['query T7 staff.csv!H505'], /одиноко вписано «да»/],
    ['the same person twice', { staff: STAFF.replaceAll(/^(\d)/gm, '$1;Иванов П. П.').replace('row_no', 'row_no;full_name').replaceAll('1985', '1990') }, ['query K18 staff.csv!B4'], /записан дважды: строки 3 и 4/],
  ])('%s', (_name, given, told, words) => {
    const { findings, partial } = of(given);
    expect(findings.map(short)).toEqual(told);
    if (told.length > 0) expect(findings[0]!.message).toMatch(words);
    expect(partial === null).toBe(told.some((one) => one.startsWith('error')));
  }); // prettier-ignore
});

test('formulas in a text stay text, and the apostrophe before them goes', () => {
  const training = TRAINING.replace('course.kind', 'course.title;course.kind')
    .replace('2;ПК', '2;"=HYPERLINK(""http://x"";""курс"")";ПК')
    .replace('3;ПК', "3;'=1+1;ПК");
  const { training: courses, findings } = read({ training });
  expect(courses.map(({ values }) => values['course.title'])).toEqual(['=HYPERLINK("http://x";"курс")', '=1+1']);
  expect(findings).toEqual([]);
});

test('a name makes a row and is nowhere in what is read', () => {
  const staff =
    STAFF.replaceAll(/^(\d)/gm, '$1;Кузнецова').replace('row_no', 'row_no;full_name') + '9;Кузнецова-Лебедь;;;;;;;\n';
  const submission = read({ staff });
  expect(submission.staff).toHaveLength(4);
  expect(JSON.stringify(submission)).not.toContain('Кузнецова');
});

test('a tick that is none is asked about', () => {
  const training = TRAINING.replace('course.topics', 'course.topics.ФГОС').replace('ФГОС, ЦОС', 'наверное');
  const { findings } = read({ training });
  expect(findings.map(short)).toEqual(['error K2 training.csv!E2']);
  expect(findings[0]!.message).toBe('«Тема: ФГОС»: «наверное» не из списка');
});

test('several values in one cell, unknown subjects kept', () => {
  const staff = STAFF.replace('row_no', 'row_no;subjects').replaceAll(
    /^(\d)/gm,
    '$1;Математика; физика,Астрономия'.replace('; ', ', '),
  );
  expect(read({ staff }).staff[0]!.values['subjects']).toEqual(['математика', 'физика', 'астрономия']);
});

test.each([
  ['UTF-8', new TextEncoder().encode('а;б'), 'utf-8'],
  ['windows-1251', cp1251('а;б'), 'windows-1251'],
  ['UTF-16', utf16('а;б', true), 'utf-16le'],
])('%s is recognised', (_name, written, encoding) => {
  expect(readCsv(written)).toMatchObject({ encoding, rows: [['а', 'б']], lines: [1] });
});

import { field } from '../../pipeline/catalogue/fields.ts';
import { normalise } from '../../pipeline/intake/normalise.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../pipeline/finding.ts';
import { addresses, judge, makeBook, Parts, short, type Put } from './book.ts';

/** The book everything starts from, and where its fields stand; made once. */
let bytes: Uint8Array;
let at: ReturnType<typeof addresses>;

beforeAll(async () => {
  bytes = await makeBook();
  at = addresses(bytes);
});

/** Cells as cases name them: «birth_year#2» is the second person's, «positions_total» the school's, «BZ600» itself. */
const cellOf = (name: string): string => {
  if (/^[A-Z]+\d+$/.test(name)) return name;
  const [code, entry] = name.split('#');
  return at(code!, entry === undefined ? undefined : Number(entry));
};

type Told = readonly [level: Finding['level'], code: string, cell: string, words: string | RegExp];
type Case = readonly [name: string, put: Readonly<Record<string, Put>>, told: readonly Told[], people?: number];

const check = (sheet: string, put: Case[1], told: Case[2], people?: number): void => {
  const cells = Object.fromEntries(Object.entries(put).map(([name, value]) => [cellOf(name), value]));
  const { findings, partial, people: read } = judge(new Parts(bytes).put(sheet, cells).book());
  const place = (cell: string): string => (cell.includes('!') ? cell : `${sheet}!${cellOf(cell)}`);
  expect(findings.map(short)).toEqual(told.map(([level, code, cell]) => `${level} ${code} ${place(cell)}`));
  told.forEach(([, , , words], index) => expect(findings[index]!.message).toMatch(words));
  expect(read).toBe(people ?? 7);
  expect(partial === null).toBe(told.some(([level]) => level === 'error'));
  for (const { message, hint, sheet: named } of findings) {
    expect(message + hint).not.toMatch(/undefined|NaN|null|true|false|Error|\bat \w+ \(/);
    expect(hint).not.toBe('');
    expect(named).not.toBe('');
  }
};

const POSITIONS = '«Должность (группа)»';
const emptied = (entry: number): Record<string, null> =>
  Object.fromEntries(
    ['full_name', 'position', 'employment', 'birth_year', 'subjects', 'load_hours', 'education_level', 'edu_matches',
     'category', 'ped_experience', 'is_mentor', 'diag_regional'].map((code) => [`${code}#${entry}`, null]),
  ); // prettier-ignore
const down = (from: number, count: number, put: Put): Record<string, Put> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`birth_year#${from + i}`, put]));

describe('«Кадры»', () => {
  const cases: readonly Case[] = [
    ['a paste over a drop-down', { 'position#2': 'главный специалист' }, [['error', 'K2', 'position#2', `${POSITIONS}: «главный специалист» не из списка`]]],
    ['a pasted synonym is put right', { 'position#7': 'Педагог-психолог ' }, [['info', 'T6', 'position#7', '«Педагог-психолог» → «иной педагогический работник»']]],
    ['a percentage in a number', { 'load_hours#2': '12 %' }, [['error', 'N2', 'load_hours#2', '«Нагрузка, ч/нед»: «12 %» – не число']]],
    ['«12,0» is a whole number', { 'ped_experience#2': '12,0' }, [['info', 'T6', 'ped_experience#2', '«12,0» → 12']]],
    ['«12,5» is none', { 'ped_experience#2': '12,5' }, [['error', 'N2', 'ped_experience#2', '«12,5» – не целое число']]],
    ['units are dropped', { 'ped_experience#2': '12 лет', 'load_hours#2': '27,5 ч' }, [['info', 'T6', 'load_hours#2', '«27,5 ч» → 27,5'], ['info', 'T6', 'ped_experience#2', '«12 лет» → 12']]],
    ['a letter О for a zero', { 'birth_year#2': '198О' }, [['info', 'T6', 'birth_year#2', '→ 1980']]],
    ['one character 500 rows below the table', { 'hire_year#508': 'я' }, [['query', 'T7', 'hire_year#508', 'далеко под таблицей, в столбце «Год приёма в эту ОО», одиноко вписано «я»']]],
    ['one character to the right of the table', { BZ600: 'я' }, [['query', 'T7', 'BZ600', 'правее таблицы']]],
    ['an invisible character makes no row', { 'full_name#40': '\u200b\u00a0' }, []],
    ['a name far below is somebody', { 'full_name#100': 'Иванова Мария' }, (['position', 'employment', 'birth_year', 'education_level', 'category', 'ped_experience'] as const).map((code): Told => ['error', 'N1', `${code}#100`, 'не заполнено']), 8],
    ['formula-only rows are no rows', down(20, 200, { formula: 'IF(1=2,1,"")', result: '' }), []],
    ['neither are they without saved results', down(20, 200, { formula: 'IF(1=2,1,"")' }), []],
    ['a formula with its result', { 'birth_year#2': { formula: '2026-41', result: 1985 } }, []],
    ['a formula without a saved result in a filled row', { 'birth_year#2': { formula: '2026-41' } }, [['error', 'N2', 'birth_year#2', 'формула, результат которой не сохранён']]],
    ['a bullet that became a formula', { 'position#2': { xml: '<c t="e"><f>-учитель</f><v>#NAME?</v></c>' } }, [['error', 'K2', 'position#2', `${POSITIONS}: ошибка формулы #ИМЯ?`]]],
    ['a bullet', { 'position#2': '- учитель' }, [['info', 'T6', 'position#2', '«- учитель» → «учитель»']]],
    ['a text that begins with «=»', { 'position#2': '=учитель' }, [['error', 'K2', 'position#2', '«=учитель» не из списка']]],
    ['a name that begins with «=» or «-»', { 'full_name#2': '=cmd|calc!A1', 'full_name#3': '-Иванов' }, []],
    ['letters of two parts (NFD)', { 'subjects#2': 'русский язык'.normalize('NFD'), 'position#7': 'иной педагогический работник'.normalize('NFD') }, [['info', 'T6', 'position#7', 'убраны лишние пробелы и невидимые знаки: «иной педагогический работник»']]],
    ['an escaped control character', { 'category#2': { xml: '<c t="inlineStr"><is><t>первая_x0001_</t></is></c>' } }, [['info', 'T6', 'category#2', 'невидимые знаки: «первая»']]],
    ['look-alike letters, short words, ИСТИНА and ЛОЖЬ', { 'is_mentor#2': 'дa', 'category#3': 'ВКК', 'has_mentor#3': 'д', 'diag_self#2': true, 'diag_self#3': 'ИСТИНА', 'diag_self#4': false },
      [['info', 'T6', 'diag_self#2', '«ИСТИНА» → «да»'], ['info', 'T6', 'is_mentor#2', '«дa» → «да»'], ['info', 'T6', 'category#3', '«ВКК» → «высшая»'], ['info', 'T6', 'diag_self#3', '«ИСТИНА» → «да»'], ['info', 'T6', 'has_mentor#3', '«д» → «да»'], ['info', 'T6', 'diag_self#4', '«ЛОЖЬ» → «нет»']]],
    ['a truth in a number', { 'birth_year#2': true }, [['error', 'N2', 'birth_year#2', '«ИСТИНА» – не число']]],
    ['an entirely empty record in the middle', emptied(7), [], 6],
    ['a blank is not filled in', { 'birth_year#2': null }, [['error', 'N1', 'birth_year#2', 'не заполнено «Год рождения»']]],
    ['«нет» and «н/д» are no years', { 'birth_year#2': 'нет', 'birth_year#3': 'н/д' }, [['error', 'N2', 'birth_year#2', '«нет» – не число'], ['error', 'N2', 'birth_year#3', '«н/д» – не число']]],
    ['0 is a number: a teacher without hours', { 'load_hours#2': 0 }, [['query', 'K10', 'load_hours#2', 'нулевая нагрузка']]],
    ['out of bounds', { 'birth_year#2': 2020, 'load_hours#3': -1 }, [['error', 'N2', 'birth_year#2', '2020 больше допустимого (2008)'], ['error', 'N2', 'load_hours#3', '-1 меньше допустимого'], ['query', 'K5', 'ped_experience#2', 'слишком велик'], ['query', 'K10', 'load_hours#3', 'нулевая нагрузка']]],
    ['a number beyond all sense', { 'load_hours#2': 1e300 }, [['error', 'N2', 'load_hours#2', 'больше допустимого (54 ч)']]],
    ['a number that became a date', { 'ped_experience#2': { xml: '<c t="d"><v>2025-05-12</v></c>' } }, [['error', 'N2', 'ped_experience#2', 'вместо числа – дата 12.05.2025']]],
    ['a date of birth for its year', { 'birth_year#2': { xml: '<c t="d"><v>1980-05-12</v></c>' } }, [['info', 'T6', 'birth_year#2', 'из даты взят год']]],
    ['a long text is quoted short', { 'position#2': 'ж'.repeat(5000) }, [['error', 'K2', 'position#2', /^«Должность \(группа\)»: «ж{60}…» не из списка$/]]],
    ['several subjects in one cell', { 'subjects#2': 'математика, физика; астрономия' }, []],
    ['several categories in one cell', { 'category#2': 'первая, высшая' }, [['error', 'K2', 'category#2', '«первая, высшая» не из списка']]],
    ['a number filled down twice', { 'row_no#7': 5 }, [['error', 'K1', 'row_no#5', 'номер строки повторяется: 5'], ['error', 'K1', 'row_no#7', 'номер строки повторяется: 5']]],
    ['a number erased', { 'row_no#7': null }, [['error', 'N1', 'row_no#7', '«№ строки»']]],
    ['one person twice', { 'full_name#3': 'Волков Петр  Ильич', 'birth_year#3': 1980 }, [['query', 'K18', 'full_name#3', 'один и тот же работник записан дважды: строки 10 и 11']]],
    ['namesakes of different years', { 'full_name#3': 'Волков Пётр Ильич' }, []],
    ['a value over a formula', { G9: 41, G10: 42 }, [['info', 'T5', 'G9', /формула заменена значением; «Свод» пересчитал сам.*\(ячеек: 2\)/]]],
  ]; // prettier-ignore
  for (const [name, ...rest] of cases) test(name, () => check('Кадры', ...rest));
});

describe('«Обучение»', () => {
  const date = 'course.end_date#1';
  const cases: readonly Case[] = [
    ['a serial number in a cell of dates', { [date]: 46_000 }, []],
    ['a serial number in a plain cell', { [date]: { xml: '<c s="0"><v>46000</v></c>' } }, [['info', 'T6', date, 'число 46000 прочитано как дата 09.12.2025']]],
    ['a date with «г.»', { [date]: '01.09.2025 г.' }, [['info', 'T6', date, 'прочитан как дата 01.09.2025']]],
    ['an ISO date as text', { [date]: '2025-09-01' }, [['info', 'T6', date, 'прочитан как дата 01.09.2025']]],
    ['a year of two digits is not guessed', { [date]: '01.09.25' }, [['error', 'N2', date, '«01.09.25» – не дата дд.мм.гггг']]],
    ['a date in words', { [date]: '1 сентября 2025' }, [['error', 'N2', date, 'не дата дд.мм.гггг']]],
    ['a day that is not in the calendar', { [date]: '31.02.2026' }, [['error', 'N2', date, '«31.02.2026» – не дата']]],
    ['a small number for a date', { [date]: 2025 }, [['error', 'N2', date, 'число 2025 вместо даты']]],
    ['a course of another period', { [date]: '15.03.2023' }, [['info', 'T6', date, ''], ['info', 'O2', date, 'вне отчётного периода и за него не считается: 15.03.2023']]],
    ['nobody of that number', { 'course.person#1': 77 }, [['error', 'O1', 'course.person#1', 'курс работника, которого нет в листе «Кадры»: № строки 77']]],
    ['the same course twice', { 'course.person#2': 2, 'course.title#2': 'обновлённый фгос', 'course.end_date#2': 46_096 }, [['query', 'O3', 'course.person#1', 'один и тот же курс записан дважды'], ['query', 'O3', 'course.person#2', 'дважды']]],
    ['several topics in one cell', { 'course.topics#1': 'фгос, ЦОС' }, []],
    ['an unknown topic', { 'course.topics#1': 'ФГОС, рисование' }, [['error', 'K2', 'course.topics#1', '«рисование» не из списка']]],
  ]; // prettier-ignore
  for (const [name, ...rest] of cases) test(name, () => check('Обучение', ...rest));
});

describe('«Организация»', () => {
  const cases: readonly Case[] = [
    ['1 234 with a no-break space', { s_pk_planned: '1\u00a0234' }, [['info', 'T6', 's_pk_planned', '→ 1234']]],
    ['a blank is unknown', { survey_respondents: null, survey_satisfied: null }, []],
    ['0 is a number', { survey_respondents: 0, survey_satisfied: 0 }, []],
    ['«н/д» is unknown', { survey_respondents: 'н/д' }, [['info', 'T6', 'survey_respondents', 'понято как «нет данных» (пусто)']]],
    ['«нет» is neither 0 nor unknown', { survey_respondents: 'нет' }, [['error', 'N2', 'survey_respondents', '«Анкетирование: опрошено»: «нет» – не число']]],
    ['nor is a dash', { survey_respondents: '-' }, [['error', 'N2', 'survey_respondents', '«-» – не число']]],
    ['«нет» is an answer to yes or no', { s_vsoko: 'Нет' }, [['info', 'T6', 's_vsoko', '«Нет» → «нет»']]],
    ['a part larger than its whole', { survey_satisfied: 61 }, [['error', 'C1', 'survey_satisfied', 'часть больше целого: «из них удовлетворены» больше, чем «Анкетирование: опрошено»: 61 > 60']]],
    ['no staff units at all', { positions_total: 0, positions_filled: 0 }, [['error', 'C3', 'positions_total', 'штатных единиц – 0'], ['query', 'S2', 'positions_filled', 'более чем вдвое']]],
    ['more treated than there are people', { cnt_sanatorium: 8 }, [['error', 'C2', 'cnt_sanatorium', 'больше, чем педагогических работников в листе «Кадры»: 8 > 6']]],
    ['far more people than units', { positions_filled: 2 }, [['query', 'S2', 'positions_filled', 'более чем вдвое больше занятых ставок']]],
    ['«да» without its document', { s_nsur: 'да' }, [['query', 'P7', 's_nsur', '«да» без реквизитов документа: «Охвачена мероприятиями НСУР»']]],
    ['an error of a formula', { positions_total: { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' } }, [['error', 'N2', 'positions_total', 'ошибка формулы #ДЕЛ/0!']]],
  ]; // prettier-ignore
  for (const [name, ...rest] of cases) test(name, () => check('Организация', ...rest));
});

describe('what the remedy says', () => {
  test.each([
    ['Кадры', 'load_hours#2', 'много', 'Допускается число от 0 до 54 ч.'],
    ['Кадры', 'category#2', 'третья', 'Допускается одно из: высшая, первая, СЗД, нет.'],
    ['Кадры', 'birth_year#2', '?', 'Допускается целое число от 1935 до отчётного года минус 18.'],
    ['Обучение', 'course.end_date#1', 'весной', 'Допускается дата дд.мм.гггг.'],
    ['Организация', 'survey_respondents', 'много', 'Допускается целое число от 0 до 99999 чел.; нет данных – оставьте пусто.'],
  ])('%s, %s', (sheet, cell, put, hint) => {
    const { findings } = judge(new Parts(bytes).put(sheet, { [cellOf(cell)]: put }).book());
    expect(findings[0]!.hint).toContain(hint);
  }); // prettier-ignore
});

test('a book of the 1904 calendar holds the same dates', () => {
  const parts = new Parts(bytes)
    .edit('xl/workbook.xml', (xml) => xml.replace(/<workbook [^>]*>/, '$&<workbookPr date1904="1"/>'))
    .put('Обучение', { [cellOf('course.end_date#1')]: 46_096 - 1462, [cellOf('course.person#1')]: 77 });
  // The other dates of the book are now four years later: told, not lost.
  const { findings } = judge(parts.book());
  const outside = findings.filter(({ code }) => code === 'O2').map(({ cell }) => cell);
  expect(outside).toEqual([2, 3, 4].map((entry) => cellOf(`course.end_date#${entry}`)));
});

test.each([
  ['Иванова Анна Петровна', 'не показан'],
  ['Иванова А. П.', 'не показан'],
  ['Римский-Корсаков Н.', 'не показан'],
  ['кукуруза', '«кукуруза»'],
])('%s pasted into a list is not repeated if it is a person', (text, shown) => {
  expect(normalise({ value: text }, field('category')).wrong).toContain(shown);
  if (shown === 'не показан')
    expect(normalise({ value: text }, field('category')).wrong).not.toContain(text.split(' ')[0]);
});

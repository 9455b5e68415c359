import { beforeAll, describe, expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { FORM_VERSION, SHEETS } from '../../pipeline/form.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { SHEETS as DRAWN } from '../../pipeline/template/layout.ts';
import { addresses, judge, makeBook, Parts, planFor, registry, short } from './book.ts';

let bytes: Uint8Array;
let whole: string;
beforeAll(async () => {
  bytes = await makeBook();
  whole = judge(bytes).fingerprint;
});

const WORKBOOK = 'xl/workbook.xml';
const CUSTOM = 'docProps/custom.xml';
const tab = (name: string): RegExp => new RegExp(`<sheet name="${name}"[^>]*/>`);
const without = (xml: string, ...patterns: readonly RegExp[]): string =>
  patterns.reduce((text, pattern) => text.replaceAll(new RegExp(pattern, 'g'), ''), xml);

test('the sheets are known by the names they are drawn under', () => {
  expect(SHEETS).toEqual(DRAWN);
});

test('as it was made, the book has no remarks', () => {
  const { findings, partial, people, courses } = judge(bytes);
  expect(findings).toEqual([]);
  expect(partial).not.toBeNull();
  expect([people, courses]).toEqual([7, 4]);
});

type Change = (parts: Parts) => Parts;
const workbook =
  (change: (xml: string) => string): Change =>
  (parts) =>
    parts.edit(WORKBOOK, change);
const noProperties: Change = (parts) =>
  parts.edit('_rels/.rels', (xml) => without(xml, /<Relationship [^>]*custom-properties[^>]*\/>/));
const noNames = workbook((xml) => without(xml, /<definedName .*?<\/definedName>/));
const noService = workbook((xml) => without(xml, tab('_svod')));

describe('what offices and people do to sheets costs nothing', () => {
  const cases: readonly (readonly [name: string, change: Change, told?: readonly string[]])[] = [
    ['sheets renamed', workbook((xml) => xml.replace('name="Кадры"', 'name="Список"').replace('name="Организация"', 'name="Школа"').replace('name="Титул"', 'name="Титульный лист"'))],
    ['sheets in another order', workbook((xml) => xml.replace(/(<sheet name="Титул".*?\/>)(.*?)(<sheet name="Пояснения".*?\/>)/, '$3$2$1'))],
    ['sheets hidden', workbook((xml) => xml.replaceAll(/(<sheet name="(?:Кадры|Обучение|Титул)")/g, '$1 state="hidden"'))],
    ['a sheet of the school\'s own', workbook((xml) => xml.replace('</sheets>', '<sheet name="Черновик" sheetId="99" r:id="rId1"/></sheets>')), ['info T7 Черновик']],
    ['names deleted', noNames],
    ['names moved to one sheet', workbook((xml) => xml.replaceAll('<definedName ', '<definedName localSheetId="2" '))],
    ['names broken', workbook((xml) => xml.replaceAll(/>[^<]*<\/definedName>/g, '>#REF!</definedName>'))],
    ['properties lost', noProperties],
    ['the service sheet lost', noService],
    ['properties and names lost', (parts) => noNames(noProperties(parts))],
    ['properties lost, the service sheet renamed', (parts) => workbook((xml) => xml.replaceAll('_svod!', 'Лист9!').replaceAll("'_svod'!", "'Лист9'!").replace('name="_svod"', 'name="Лист9"'))(noProperties(parts))],
    ['all three lost', (parts) => noService(noNames(noProperties(parts))), ['query T1 _svod']],
    ['no validations, no saved results', (parts) => {
      for (const name of Object.keys(parts.files).filter((one) => /worksheets\/sheet\d+\.xml$/.test(one)))
        if (/<dataValidations|<f/.test(parts.read(name)))
          parts.edit(name, (xml) => without(xml, /<dataValidations.*?<\/dataValidations>/).replaceAll(/(<f[^>]*?(?:\/>|>[^<]*<\/f>))<v>[^<]*<\/v>/g, '$1').replace('<sheetData>', '<sheetData >'));
      return parts;
    }],
  ]; // prettier-ignore
  for (const [name, change, told = []] of cases)
    test(name, () => {
      const { findings, fingerprint, partial } = judge(change(new Parts(bytes)).book());
      expect(findings.map(short)).toEqual(told);
      expect(fingerprint).toBe(whole);
      expect(partial).not.toBeNull();
    });
});

describe('a book that says of itself what cannot be', () => {
  const custom =
    (key: string, from: string, to: string): Change =>
    (parts) =>
      parts.edit(CUSTOM, (xml) => xml.replace(new RegExp(`(name="svod\\.${key}"><vt:lpwstr>)${from}`), `$1${to}`));
  const cases: readonly (readonly [name: string, change: Change, told: readonly string[], words: string])[] = [
    ['two places disagree', custom('school', '1001', '1002'), ['error T1 _svod', 'error T3 Титул!C12'], 'служебные сведения книги противоречат друг другу (код ОО: 1002 и 1001)'],
    ['two places disagree about the period', custom('period', '2025-2026', '2024-2025'), ['error T1 _svod', 'error T1 Титул'], 'противоречат друг другу (период: 2024-2025 и 2025-2026)'],
    ['a newer version', (parts) => custom('form', '1', '2')(noService(parts)), ['error T1 Титул'], `форма версии 2 новее этой программы (версия ${FORM_VERSION})`],
    ['an older version', (parts) => custom('form', '1', '0')(noService(parts)), ['info T1 Титул'], 'форма старой версии 0 прочитана как версия'],
    ['an unknown version', (parts) => custom('form', '1', 'альфа')(noService(parts)), ['error T1 _svod'], 'версия формы «альфа» неизвестна'],
    ['an unknown document', (parts) => custom('frameworks', 'alapaevsk,murom', 'irbit')(noService(parts)), ['error T1 _svod'], 'книга для неизвестного документа «irbit»'],
  ]; // prettier-ignore
  test.each(cases)('%s', (_name, change, told, words) => {
    const { findings, partial } = judge(change(new Parts(bytes)).book());
    expect(findings.map(short)).toEqual(told);
    expect(findings[0]!.message).toContain(words);
    expect(partial === null).toBe(findings.some(({ level }) => level === 'error'));
  });

  test("last year's book", async () => {
    const { findings } = judge(await makeBook({ period: parsePeriod('2024-2025')! }));
    expect(findings.filter(({ level }) => level === 'error').map(short)).toEqual(['error T1 Титул']);
    expect(findings.find(({ code }) => code === 'T1')!.message).toBe(
      'книга за период 2024-2025, а собирается 2025-2026 (с 01.09.2025 по 31.08.2026)',
    );
  });

  test('a book of another document: one remark a sheet, with the documents it was made for', async () => {
    const { findings, partial } = judge(await makeBook({ frameworks: [findFramework('volgodonsk')!] }));
    expect(partial).toBeNull();
    const columns = findings.filter(({ code }) => code === 'T2');
    expect(columns.map(short)).toEqual(['error T2 Кадры', 'query T2 Кадры', 'query T2 Обучение']);
    expect(columns[0]!.message).toMatch(/^нет столбцов \(\d\): .*«Категория» \(category\)/);
    expect(columns[0]!.hint).toContain('(в ней: Волгодонск)');
    expect(findings.filter(({ code }) => code === 'N1')).toEqual([]);
  });

  test('a book of more documents than are collected is fine', () => {
    expect(judge(bytes, planFor('murom')).findings).toEqual([]);
  });

  test("another school's book, and a school that was closed", async () => {
    const parts = (code: string) => new Parts(bytes).put('Титул', { C12: code }).book();
    const other = judge(parts('1002')).findings.filter(({ level }) => level === 'error');
    expect(other.map(({ code, sheet, cell, message }) => [code, sheet, cell, message])).toEqual([
      ['T3', 'Титул', 'C12', 'книга выдана организации 1001, а указан код 1002'],
    ]);
    const closed = judge(await makeBook({ school: { ...registry[0]!, code: '1999' } }));
    expect(closed.findings.map(short)).toEqual(['error T3 Титул!C12']);
    expect(closed.findings[0]!.message).toBe('кода ОО 1999 нет в реестре');
  });
});

describe('a book nobody filled in', () => {
  test('is one error and nothing else', async () => {
    const { findings, partial } = judge(await makeBook({ filled: { staff: [], training: [], school: {} } }));
    expect(partial).toBeNull();
    expect(findings.map(short)).toEqual(['error T11 Кадры!D9']);
    expect(findings[0]!.message).toBe('книга не заполнена: нет ни одного работника, курса и ответа организации');
  });

  test('one answer of the school is a beginning', async () => {
    const { findings } = judge(await makeBook({ filled: { staff: [], training: [], school: { s_nsur: 'нет' } } }));
    expect(findings.map(({ code }) => code)).not.toContain('T11');
  });

  test('one stray letter is none', async () => {
    const empty = await makeBook({ filled: { staff: [], training: [], school: {} } });
    const at = addresses(empty)('hire_year', 200);
    const { findings } = judge(new Parts(empty).put('Кадры', { [at]: 'я' }).book());
    expect(findings.map(short)).toEqual([`query T7 Кадры!${at}`, 'error T11 Кадры!D9']);
  });
});

test('yes/no columns «code.value» in a workbook: ticks of any kind, and what is no tick', () => {
  const at = addresses(bytes);
  const row = (entry: number): string => at('course.topics', entry).replace(/^[A-Z]+/, '');
  const header = at('course.topics', 1).replace(/^[A-Z]+/, '');
  const codes = Number(header) - 1;
  const parts = new Parts(bytes).put('Обучение', {
    [`AA${codes}`]: 'course.topics.ВОСП',
    [`AB${codes}`]: 'course.topics.фгос',
    [`AC${codes}`]: 'course.topics.рисование',
    [`AA${row(1)}`]: 'да', [`AA${row(2)}`]: 1, [`AA${row(3)}`]: true, [`AA${row(4)}`]: 'нет',
    [`AB${row(2)}`]: 'может быть',
    [`AC${row(1)}`]: 'да',
  }); // prettier-ignore
  const { findings } = judge(parts.book());
  expect(findings.map(short)).toEqual([
    `query T7 Обучение!AC${codes}`,
    `query T7 Обучение!AC${row(1)}`,
    `error K2 Обучение!AB${row(2)}`,
    `info T6 Обучение!AA${row(3)}`,
  ]);
  expect(findings[0]!.message).toBe('столбец с кодом «course.topics.рисование» незнаком и не прочитан');
  expect(findings[2]!.message).toBe('«Тема: ФГОС»: «может быть» не из списка');
});

test('an explanation finds its query by cell, by row or for the whole rule, in Russian letters too', () => {
  const at = addresses(bytes);
  const cell = at('full_name', 3);
  const told = (about: string): (string | undefined)[] => {
    const parts = new Parts(bytes)
      .put('Кадры', { [cell]: 'Волков Пётр Ильич', [at('birth_year', 3)]: 1980 })
      .put('Пояснения', { B6: 'К18', D6: about, E6: 'однофамильцы' });
    return judge(parts.book()).findings.map(({ explanation }) => explanation);
  };
  for (const about of ['', cell, cell.toLowerCase(), cell.replace('B', 'В'), `строка ${cell.slice(1)}`, cell.slice(1)])
    expect(told(about)).toEqual(['однофамильцы']);
  expect(told('B99')).toEqual([undefined]);
});

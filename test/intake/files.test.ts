import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { findParcels, loadParcel } from '../../pipeline/command/parcels.ts';
import { SUMMARY_MARK } from '../../pipeline/form.ts';
import { receive } from '../../pipeline/receive.ts';
import { bookOf, contentTypes, smallest, zip } from '../xlsx/zip-writer.ts';
import { judge, makeBook, Parts, planFor, registry, short } from './book.ts';

const folder = mkdtempSync(join(tmpdir(), 'svod-files-'));
const plan = planFor('volgodonsk');
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await makeBook({ frameworks: [findFramework('volgodonsk')!] });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An OLE file with a stream of this name, as Office writes a book under a password. */
const ole = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(`${stream}\0`, 'utf16le')]);

const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zip(Object.entries(parts).map(([name, data]) => ({ name, data })));
const MACROS = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

describe('what is no report is one remark in Russian', () => {
  const cases: readonly (readonly [name: string, file: () => Uint8Array, words: string | RegExp])[] = [
    ['a foreign workbook', () => bookOf('<row r="1"><c r="A1" t="inlineStr"><is><t>Смета</t></is></c></row>'), 'это не книга мониторинга'],
    ['macros', () => packed({ ...smallest, '[Content_Types].xml': contentTypes(MACROS) }), 'В книге есть макросы (.xlsm)'],
    ['a password', () => ole('EncryptedPackage'), 'Файл закрыт паролем на открытие'],
    ['an old .xls under another name', () => ole('Workbook'), 'Это книга старого формата Excel 97–2003 (.xls)'],
    ['an .ods under another name', () => packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office/>' }), 'Это таблица OpenDocument (.ods)'],
    ['half a file', () => bytes.subarray(0, bytes.length / 2), 'Файл оборван'],
    ['the beginning missing', () => bytes.subarray(100), 'Это не книга Excel (.xlsx)'],
    ['nothing', () => new Uint8Array(), 'Файл пуст (0 байт)'],
    ['zeros', () => new Uint8Array(5000), 'Файл состоит из одних нулей'],
    ['a web page under the name of a workbook', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'веб-страница'],
    ['a raw control character inside', () => new Parts(bytes).put('Кадры', { B9: 'Иванова\u0001' }).book(), /внутренний текст \(XML\) записан с ошибкой/],
    ['a million formatted rows', () => new Parts(bytes).edit(new Parts(bytes).part('Кадры'), (xml) => xml.replace('</sheetData>', `${Array.from({ length: 700_000 }, (_, i) => `<row r="${i + 1000}" s="1" customFormat="1" ht="${15 + (i * 7919) % 89}.${(i * 104_729) % 997}"/>`).join('')}</sheetData>`)).book({ packed: true }), 'Выделите пустые строки под таблицей'],
  ]; // prettier-ignore
  test.each(cases)('%s', (_name, file, words) => {
    const { findings, partial, foreign, people } = judge(file(), plan);
    expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual(['error T9']);
    expect(findings[0]!.message).toMatch(words);
    expect(findings[0]!.message).toMatch(/^[А-Яа-я]/);
    expect([partial, foreign, people]).toEqual([null, true, 0]);
  });

  test('a broken cell has its address', () => {
    const twice = new Parts(bytes).edit(new Parts(bytes).part('Кадры'), (xml) =>
      xml.replace(/<c r="D9".*?<\/c>/, '$&$&'),
    );
    expect(judge(twice.book(), plan).findings.map(short)).toEqual(['error T9 Кадры!D9']);
  });

  test('our own summary is passed over', () => {
    const summary = new Parts(bytes).edit('docProps/custom.xml', (xml) => xml.replace('svod.form', SUMMARY_MARK));
    const [finding] = judge(summary.book(), plan).findings;
    expect([finding!.level, finding!.code, finding!.message]).toEqual([
      'info',
      'T9',
      'это сводная книга, а не отчёт школы; она пропущена',
    ]);
  });
});

test('formatted blank rows and columns cost nothing', () => {
  const parts = new Parts(bytes);
  const blank = Array.from(
    { length: 100 },
    (_, i) =>
      `<c r="${String.fromCharCode(65 + Math.floor(i / 26) + 1)}${String.fromCharCode(65 + (i % 26))}ROW" s="1"/>`,
  ).join('');
  parts.edit(parts.part('Кадры'), (xml) =>
    xml.replace(
      '</sheetData>',
      `${Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1000}" s="1">${blank.replaceAll('ROW', String(i + 1000))}</row>`).join('')}</sheetData>`,
    ),
  );
  const start = performance.now();
  const { findings, people, fingerprint } = judge(parts.book(), plan);
  expect(findings).toEqual([]);
  expect([people, fingerprint]).toEqual([7, judge(bytes, plan).fingerprint]);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('a folder of mail: every file is read, told about, or known not to be a report', () => {
  const mail = join(folder, 'почта');
  mkdirSync(join(mail, '1002'), { recursive: true });
  const put = (name: string, what: Uint8Array | string = 'x'): void => writeFileSync(join(mail, name), what);
  put('Школа 1.xlsx', bytes);
  put('Школа 1 (копия).XLSX', bytes);
  for (const name of ['a.xls', 'b.xlsm', 'c.xlsb', 'd.ods', 'e.csv', 'f.zip', 'g.rar', 'h.pdf', 'i.docx', 'j.doc', 'k.7z'])
    put(name);
  for (const name of ['~$Школа 1.xlsx', '.DS_Store', 'schools.csv', 'municipality.csv', 'фото.jpg']) put(name);
  put('1002/Staff.CSV', 'row_no\n');
  put('1002/черновик.csv');
  const { found, findings } = findParcels([mail]);
  expect(found.map(({ kind, file }) => `${kind} ${file}`).sort()).toEqual(['folder 1002', 'workbook Школа 1 (копия).XLSX', 'workbook Школа 1.xlsx']);
  expect(findings.map(({ file, code, message }) => `${file} ${code} ${message}`)).toEqual([
    '1002/черновик.csv T7 лишний файл в папке школы, он пропущен',
    ...['a.xls', 'b.xlsm', 'c.xlsb', 'd.ods', 'e.csv', 'f.zip', 'g.rar', 'h.pdf', 'i.docx', 'j.doc', 'k.7z'].map((name) => `${name} T9 файл .${name.slice(2)} не читается`),
    'фото.jpg T7 файл не из отчёта, он пропущен',
  ].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true })));
  for (const { hint } of findings) expect(hint).toMatch(/[а-я]/);
  const received = receive(found.map(loadParcel), { plan, registry: new Map(registry.map((one) => [one.code, one])) });
  expect(received.map(({ partial }) => partial !== null)).toEqual([false, true, true]);
}); // prettier-ignore

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

/** What it makes of .ods and .xls is told apart in `test/xlsx/offices.test.ts`. */
describe.skipIf(soffice === undefined)('saved by LibreOffice', () => {
  test('the same report, without a remark', () => {
    const source = join(folder, 'книга.xlsx');
    const out = join(folder, 'снова');
    writeFileSync(source, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(soffice!, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, source], {
      stdio: 'ignore',
      timeout: 100_000,
    });
    const { findings, fingerprint } = judge(new Uint8Array(readFileSync(join(out, 'книга.xlsx'))), plan);
    expect(findings).toEqual([]);
    expect(fingerprint).toBe(judge(bytes, plan).fingerprint);
  }, 120_000);
});

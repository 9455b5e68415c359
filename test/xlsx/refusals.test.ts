import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflate as web } from '../../pipeline/xlsx/browser.ts';
import { limits } from '../../pipeline/xlsx/limits.ts';
import { inflate as node } from '../../pipeline/xlsx/node.ts';
import { NotReadable, readXlsx, refusals, type RefusalCode } from '../../pipeline/xlsx/read.ts';
import {
  book,
  bookOf,
  contentTypes,
  MAIN,
  type Part,
  relation,
  relations,
  smallest,
  workbook,
  worksheet,
  zip,
} from './zip-writer.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';
const utf16 = (name: string) => Buffer.from(`${name}\0`, 'utf16le');
const ole = (...streams: string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...streams.map(utf16), Buffer.alloc(60)]);
const zeros = (size: number) => Buffer.alloc(size);
const withSheet = (part: Omit<Part, 'name' | 'data'> & { data?: Part['data'] }) =>
  book({}, [{ name: SHEET, data: smallest[SHEET]!, ...part }]);
const only = (...names: string[]) => zip(names.map((name) => ({ name, data: '<a/>' })));
const sheetXml = (xml: string | Uint8Array) => book({ [SHEET]: xml });
const linked = (...links: string[]) => book({ [LINKS]: relations(...links) });
const cell = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
const whole = Buffer.from(book());
const damaged = (change: (bytes: Buffer) => void) => {
  const bytes = Buffer.from(whole);
  change(bytes);
  return bytes;
};
const packedAt = whole.indexOf(deflateRawSync(Buffer.from(smallest[SHEET]!)));
const tail = whole.length - 22;

/** A whole zip inside a part, whose local header a second directory entry claims. */
const b: Part = { name: 'b', data: 'b', method: 0 };
const inner = zip([b]);

/** Built only when its test runs: some are large. */
const cases: readonly [string, RefusalCode, () => Uint8Array][] = [
  ['nothing', 'empty', () => new Uint8Array()],
  ['zeros', 'zeros', () => zeros(5000)],
  ['9 MB', 'file-too-large', () => zeros(9_000_000)],
  ['random text', 'not-zip', () => Buffer.from('Фамилия;Имя;Отчество\n')],
  [
    'a web page named .xls',
    'html',
    () => Buffer.from('\ufeff<html><body><table><tr><td>1</td></tr></table></body></html>'),
  ],
  [
    'an XML table of 2003',
    'xml-2003',
    () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
  ],
  ['a PDF', 'pdf', () => Buffer.from('%PDF-1.7 ...')],
  ['a RAR', 'archive', () => Buffer.from('Rar!\x1a\x07\x01\0')],
  ['a gzip', 'archive', () => gzipSync('x')],
  ['a book under a password', 'password', () => ole('EncryptionInfo', 'EncryptedPackage')],
  ['an old .xls', 'xls', () => ole('Workbook', 'SummaryInformation')],
  ['an older .xls', 'xls', () => ole('Book')],
  ['an old .doc', 'ole', () => ole('WordDocument')],
  ['an .ods', 'ods', () => only('mimetype', 'content.xml', 'META-INF/manifest.xml')],
  ['a .docx', 'docx', () => only('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  ['a .pptx', 'pptx', () => only('[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml')],
  ['an .xlsb', 'xlsb', () => only('[Content_Types].xml', '_rels/.rels', 'xl/workbook.bin')],
  ['another zip', 'not-workbook', () => only('photo.jpg')],
  ['an empty zip', 'not-workbook', () => zip([])],
  ['a macro project', 'macros', () => book({ 'xl/vbaProject.bin': 'x' })],
  [
    'a macro type',
    'macros',
    () => book({ '[Content_Types].xml': contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
  ],
  ['an old macro sheet', 'macros', () => linked(relation('rId1', 'xlMacrosheet', 'macrosheets/sheet1.xml'))],
  ['a foreign main type', 'not-workbook', () => book({ '[Content_Types].xml': contentTypes('application/x-other') })],
  ['a foreign main part', 'not-workbook', () => book({ 'xl/workbook.xml': '<html/>' })],
  ['no main part', 'not-workbook', () => book({ '_rels/.rels': relations() })],
  ['an embedded object', 'active', () => book({ 'xl/embeddings/oleObject1.bin': 'x' })],
  ['ActiveX', 'active', () => book({ 'xl/activeX/activeX1.xml': '<x/>' })],
  ['a data connection', 'active', () => book({ 'xl/connections.xml': '<x/>' })],
  ['a file cut in half', 'zip-truncated', () => whole.subarray(0, whole.length >> 1)],
  ['a file cut by a byte', 'zip-truncated', () => whole.subarray(0, -1)],
  ['a file with something behind', 'zip-truncated', () => Buffer.concat([whole, zeros(100)])],
  ['a directory elsewhere', 'zip-damaged', () => damaged((bytes) => bytes.writeUInt32LE(7, tail + 16))],
  ['a wrong count', 'zip-damaged', () => zip([{ name: 'a', data: 'a' }], { count: 2 })],
  ['damaged deflate', 'zip-damaged', () => damaged((bytes) => bytes.fill(0xff, packedAt, packedAt + 8))],
  ['unknown deflate', 'zip-damaged', () => withSheet({ packed: Buffer.from([7, 7, 7]) })],
  ['another method in the local header', 'zip-damaged', () => damaged((bytes) => bytes.writeUInt16LE(0, 8))],
  ['another local name', 'zip-damaged', () => withSheet({ localName: 'xl/worksheets/sheet2.xml' })],
  ['a wrong sum', 'zip-crc', () => withSheet({ crc: 1 })],
  ['a size too large', 'zip-size', () => withSheet({ size: 90_000 })],
  ['a size too small', 'zip-size', () => withSheet({ size: 10 })],
  ['a size of 0', 'zip-size', () => withSheet({ size: 0 })],
  ['two different sizes', 'zip-size', () => withSheet({ centralSize: 10 })],
  ['a stored part of another size', 'zip-size', () => withSheet({ method: 0, size: 10 })],
  ['a small-size bomb', 'zip-size', () => withSheet({ data: zeros(30_000_000), size: 1000 })],
  ['encryption', 'zip-encrypted', () => withSheet({ flags: 1 })],
  ['masked headers', 'zip-encrypted', () => withSheet({ flags: 0x2000 })],
  ['a zip64 size', 'zip64', () => withSheet({ size: 0xffffffff })],
  [
    'a zip64 locator',
    'zip64',
    () => zip([{ name: 'a', data: 'a' }], { before: Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), zeros(16)]) }),
  ],
  ['a zip64 count', 'zip64', () => zip([{ name: 'a', data: 'a' }], { count: 0xffff })],
  ['another method', 'zip-method', () => withSheet({ method: 14 })],
  ['a name upwards', 'zip-name', () => book({ 'xl/../../evil.xml': 'x' })],
  ['an absolute name', 'zip-name', () => book({ '/etc/passwd': 'x' })],
  ['a disk', 'zip-name', () => book({ 'C:evil.xml': 'x' })],
  ['a backslash', 'zip-name', () => book({ 'xl\\evil.xml': 'x' })],
  ['a zero byte', 'zip-name', () => book({ 'xl/a\0.xml': 'x' })],
  ['a name of 300', 'zip-name', () => book({ ['x'.repeat(300)]: 'x' })],
  ['a symbolic link', 'zip-symlink', () => withSheet({ system: 3, attributes: 0xa1ff0000 })],
  [
    'a part twice',
    'zip-duplicate',
    () =>
      zip([
        { name: 'a', data: 'a' },
        { name: 'a', data: 'b' },
      ]),
  ],
  ['a part twice by case', 'zip-duplicate', () => book({ 'XL/Workbook.xml': 'x' })],
  [
    'parts laid over each other',
    'zip-overlap',
    () =>
      zip([
        { name: 'a', data: inner, method: 0 },
        { ...b, offset: 31 },
      ]),
  ],
  ['501 parts', 'too-many-entries', () => zip(Array.from({ length: 501 }, (_, i) => ({ name: `p${i}`, data: '' })))],
  [
    '66 MB in parts',
    'unpacked-too-large',
    () => zip(['a', 'b', 'c'].map((name) => ({ name, data: zeros(300_000), method: 0, size: 22_000_000 }))),
  ],
  ['33 MB in a part', 'part-too-large', () => withSheet({ size: 33_000_000 })],
  ['4 GB promised', 'part-too-large', () => withSheet({ size: 0xfffffffe })],
  ['a bomb', 'bomb', () => withSheet({ data: zeros(30_000_000) })],
  ['a bomb in a picture', 'bomb', () => book({ 'xl/media/a.png': zeros(30_000_000) })],
  ['no sheet part', 'part-missing', () => book({ [SHEET]: undefined })],
  ['no relations', 'part-missing', () => book({ [LINKS]: undefined })],
  ['a sheet without relation', 'part-missing', () => linked(relation('rId9', 'worksheet', 'worksheets/sheet1.xml'))],
  ['a styles part that is not there', 'part-missing', () => book({ 'xl/styles.xml': undefined })],
  ['tags that do not match', 'xml', () => sheetXml('<worksheet><sheetData></worksheet></sheetData>')],
  ['an unclosed attribute', 'xml', () => sheetXml('<worksheet><sheetData a="<row/>')],
  ['two roots', 'xml', () => sheetXml('<worksheet/><worksheet/>')],
  ['another root', 'xml', () => sheetXml('<html/>')],
  ['an unknown entity', 'xml', () => bookOf(cell('&nbsp;'))],
  ['an entity of no letter', 'xml', () => bookOf(cell('&#0;'))],
  ['half a letter', 'xml', () => bookOf(cell('&#xD800;'))],
  ['a control byte', 'xml', () => bookOf(cell('a\x0bb'))],
  ['a name without ;', 'xml', () => bookOf(cell('&amp'))],
  ['a tag of 100 kB', 'xml', () => bookOf(`<row a="${'x'.repeat(70_000)}"/>`)],
  ['a sheet cut short', 'xml-truncated', () => sheetXml(worksheet('<row><c><v>1</v></c></row>').slice(0, -20))],
  ['a comment without end', 'xml-truncated', () => sheetXml('<worksheet><!-- ')],
  ['an empty part', 'xml-truncated', () => sheetXml('')],
  ['bytes of CP1251', 'xml-encoding', () => sheetXml(Buffer.from(worksheet(cell('\xc4\xe0')), 'latin1'))],
  ['overlong UTF-8', 'xml-encoding', () => sheetXml(Buffer.from(worksheet(cell('\xe0\x80\xaf')), 'latin1'))],
  ['a declared encoding', 'xml-encoding', () => sheetXml('<?xml version="1.0" encoding="windows-1251"?><worksheet/>')],
  ['half of UTF-16', 'xml-encoding', () => sheetXml(Buffer.from('fffe3c', 'hex'))],
  ['an entity bomb', 'doctype', () => sheetXml(`<!DOCTYPE a [<!ENTITY b "c">]>${worksheet('')}`)],
  [
    'an outer entity in the strings',
    'doctype',
    () =>
      bookOf('<row><c t="s"><v>0</v></c></row>', {
        'xl/sharedStrings.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>',
      }),
  ],
  ['depth 65', 'too-deep', () => sheetXml(worksheet('<a>'.repeat(63) + '</a>'.repeat(63)))],
  [
    'a sheet outside the file',
    'external-sheet',
    () => linked(relation('rId1', 'worksheet', 'http://evil/sheet1.xml', ' TargetMode="External"')),
  ],
  ['a sheet upwards', 'external-sheet', () => linked(relation('rId1', 'worksheet', '../../sheet1.xml'))],
  ['a sheet on a disk', 'external-sheet', () => linked(relation('rId1', 'worksheet', 'file:///etc/passwd'))],
  ['no sheets', 'no-worksheets', () => book({ 'xl/workbook.xml': workbook('') })],
  ['only charts', 'only-charts', () => linked(relation('rId1', 'chartsheet', 'chartsheets/sheet1.xml'))],
  [
    'sheets of one name',
    'same-sheets',
    () => book({ 'xl/workbook.xml': workbook('<sheet name="А" r:id="rId1"/><sheet name="а" r:id="rId1"/>') }),
  ],
  ['row 1,048,577', 'too-many-rows', () => bookOf('<row r="1048577"><c><v>1</v></c></row>')],
  ['row 0', 'too-many-rows', () => bookOf('<row r="0"><c><v>1</v></c></row>')],
  ['column XFE', 'too-many-columns', () => bookOf('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
  [
    'half a million cells and one row',
    'too-many-cells',
    () => withSheet({ data: worksheet(`<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`.repeat(51)), method: 0 }),
  ],
  [
    'columns up to a billion',
    'too-many-columns',
    () => sheetXml('<worksheet><cols><col min="1" max="1000000000"/></cols></worksheet>'),
  ],
  [
    '65,537 styles',
    'too-many-styles',
    () =>
      book({}, [
        {
          name: 'xl/styles.xml',
          data: `<styleSheet><cellXfs>${'<xf/>'.repeat(65_537)}</cellXfs></styleSheet>`,
          method: 0,
        },
      ]),
  ],
  [
    '501 tabs',
    'too-many-entries',
    () =>
      book({
        'xl/workbook.xml': workbook(Array.from({ length: 501 }, (_, i) => `<sheet name="${i}" r:id="rId1"/>`).join('')),
      }),
  ],
  [
    'too many strings',
    'too-many-strings',
    () =>
      book({}, [
        { name: SHEET, data: worksheet('<row><c t="s"><v>0</v></c></row>') },
        { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${'<si/>'.repeat(500_001)}</sst>`, method: 0 },
      ]),
  ],
  ['a text of 32,768', 'text-too-long', () => bookOf(cell('ы'.repeat(32_768)))],
  [
    'a text of 32,768 in runs',
    'text-too-long',
    () => bookOf(`<row><c t="inlineStr"><is>${`<r><t>${'ы'.repeat(16_384)}</t></r>`.repeat(2)}</is></c></row>`),
  ],
  ['a broken cell', 'cell', () => bookOf('<row><c t="s"><v>99</v></c></row>')],
];

const refused = (bytes: Uint8Array, inflate = node): NotReadable | undefined => {
  try {
    for (const sheet of readXlsx(bytes, inflate).sheets) sheet.read();
    return undefined;
  } catch (error) {
    if (error instanceof NotReadable) return error;
    throw error;
  }
};

test.each(cases)('%s → %s', (_name, code, make) => {
  const bytes = make();
  const start = performance.now();
  const error = refused(bytes);
  expect(error?.code).toBe(code);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(refused(bytes, web)?.code).toBe(code);
});

test('every refusal is shown above and says what to do', () => {
  expect([...new Set(cases.map(([, code]) => code))].sort()).toEqual(Object.keys(refusals).sort());
  for (const text of Object.values(refusals)) expect(text).toMatch(/^[А-Я«].*\.$/s);
});

test('the figures in the messages are the limits', () => {
  expect([limits.file, limits.entries, limits.unpacked, limits.part, limits.text, limits.cells]).toEqual([
    8_000_000, 500, 64_000_000, 32_000_000, 32_767, 500_000,
  ]);
});

test('the smallest book is no refusal, nor is one that streams its sizes', () => {
  expect(refused(book())).toBeUndefined();
  expect(refused(whole, web)).toBeUndefined();
});

test('limits can be narrowed', () => {
  expect(() => readXlsx(whole, node, { limits: { entries: 3 } })).toThrow(/слишком много частей/);
});

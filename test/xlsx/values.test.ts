import { describe, expect, test } from 'vitest';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { NotReadable, readXlsx, type SheetOptions, type XlsxCell } from '../../pipeline/xlsx/read.ts';
import { isDateFormat } from '../../pipeline/xlsx/styles.ts';
import { book, bookOf, MAIN, workbook, worksheet } from './zip-writer.ts';

const cellsOf = (bytes: Uint8Array, options?: SheetOptions): XlsxCell[] =>
  readXlsx(bytes, inflate)
    .sheets[0]!.read(options)
    .rows.flatMap(({ cells }) => cells);
const first = (xml: string, changed?: Record<string, string | Uint8Array>): XlsxCell | undefined =>
  cellsOf(bookOf(`<row r="1">${xml}</row>`, changed))[0];
const sst = (items: string) => ({ 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${items}</sst>` });
const styles = (formats: string, parents = '', numbers = '') => ({
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><numFmts>${numbers}</numFmts><cellStyleXfs>${parents}</cellStyleXfs>` +
    `<cellXfs>${formats}</cellXfs><dxfs><dxf><protection locked="0"/></dxf></dxfs></styleSheet>`,
});

test.each<[string, string, XlsxCell['value']]>([
  ['a whole number', '<c r="A1"><v>42</v></c>', 42],
  ['zero', '<c r="A1"><v>0</v></c>', 0],
  ['minus zero', '<c r="A1"><v>-0</v></c>', -0],
  ['a fraction', '<c r="A1"><v>0.1</v></c>', 0.1],
  ['a fraction with 17 digits', '<c r="A1"><v>0.30000000000000004</v></c>', 0.30000000000000004],
  ['a negative fraction', '<c r="A1"><v>-12.345</v></c>', -12.345],
  ['an exponent', '<c r="A1"><v>1.5E-7</v></c>', 1.5e-7],
  ['a long number', '<c r="A1"><v>12345678901234567</v></c>', Number('12345678901234567')],
  ['a plus sign', '<c r="A1"><v>+5</v></c>', 5],
  ['spaces around a number', '<c r="A1"><v> 7 </v></c>', 7],
  ['a number in single quotes', "<c r='A1' t='n'><v>7</v></c>", 7],
  ['a number behind a comment', '<c r="A1"><v><!-- 8 -->7</v></c>', 7],
  ['a shared string', '<c r="A1" t="s"><v>0</v></c>', 'да'],
  ['a formula string', '<c r="A1" t="str"><f>B1</f><v>тест</v></c>', 'тест'],
  ['an empty formula string', '<c r="A1" t="str"><f>B1</f><v></v></c>', ''],
  ['an inline string', '<c r="A1" t="inlineStr"><is><t>учитель</t></is></c>', 'учитель'],
  ['numeric entities', '<c r="A1" t="inlineStr"><is><t>&#1076;&#x430;&#128512;</t></is></c>', 'да😀'],
  ['the five entities', '<c r="A1" t="inlineStr"><is><t>&lt;&gt;&amp;&quot;&apos;</t></is></c>', '<>&"\''],
  ['CDATA', '<c r="A1" t="inlineStr"><is><t>a<![CDATA[<&amp;]]>b<!-- no -->c</t></is></c>', 'a<&amp;bc'],
  ['kept spaces', '<c r="A1" t="inlineStr"><is><t xml:space="preserve">  a  </t></is></c>', '  a  '],
  ['line ends', '<c r="A1" t="inlineStr"><is><t>a\r\nb\rc\nd&#13;e</t></is></c>', 'a\nb\nc\nd\re'],
  ['Excel escapes', '<c r="A1" t="inlineStr"><is><t>a_x000D__x005F_x000D_</t></is></c>', 'a\r_x000D_'],
  ['rich text', '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r></is></c>', 'ab'],
  ['reading aids', '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>no</t></rPh></is></c>', 'a'],
  ['four-byte letters', '<c r="A1" t="inlineStr"><is><t>😀</t></is></c>', '😀'],
  ['true', '<c r="A1" t="b"><v>1</v></c>', true],
  ['false', '<c r="A1" t="b"><v>0</v></c>', false],
  ['an ISO date', '<c r="A1" t="d"><v>2025-09-01</v></c>', 45901],
  ['an ISO moment', '<c r="A1" t="d"><v>2025-09-01T12:00:00</v></c>', 45901.5],
  ['an ISO date before the day that never was', '<c r="A1" t="d"><v>1900-02-28</v></c>', 59],
])('reads %s', (_name, xml, value) => {
  expect(first(xml)?.value).toBe(value);
});

test('numbers read from bytes are the numbers of Number(), to the last bit', () => {
  const texts = Array.from({ length: 5000 }, (_, i) => {
    const number = Math.sin(i + 1) * 10 ** ((i % 40) - 20);
    return [String(number), number.toFixed(i % 16), number.toPrecision(1 + (i % 17)), number.toExponential(i % 16)];
  }).flat();
  const cells = cellsOf(bookOf(texts.map((text) => `<row><c><v>${text}</v></c></row>`).join('')));
  const wrong = cells.filter(({ value }, i) => !Object.is(value, Number(texts[i])));
  expect(wrong).toEqual([]);
  expect(cells).toHaveLength(texts.length);
});

test('a cached 0 stays 0, and no cache is null', () => {
  expect(first('<c r="A1"><f>1-1</f><v>0</v></c>')).toEqual({ row: 1, column: 1, value: 0, style: 0, formula: true });
  expect(first('<c r="A1"><f>1-1</f></c>')).toEqual({ row: 1, column: 1, value: null, style: 0, formula: true });
});

test('every cell of a shared formula is a formula', () => {
  const cells = cellsOf(
    bookOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c>' +
        '<c r="B1"><f t="shared" si="0"/><v>3</v></c></row>',
    ),
  );
  expect(cells.map(({ value, formula }) => [value, formula])).toEqual([[2, true], [3, true]]); // prettier-ignore
});

test('an error keeps its name and has no value', () => {
  expect(first('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toMatchObject({ value: null, error: '#DIV/0!' });
});

test('shared strings: rich runs, no reading aids, long and empty ones', () => {
  const strings = `<si><r><t xml:space="preserve">а </t></r><r><t>б</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si/><si><t/></si><si><t>${'ы'.repeat(32767)}</t></si>`;
  const cells = cellsOf(
    bookOf('<row>' + [0, 1, 2, 3].map((i) => `<c t="s"><v>${i}</v></c>`).join('') + '</row>', sst(strings)),
  );
  expect(cells.map(({ value }) => value)).toEqual(['а б', '', '', 'ы'.repeat(32767)]);
});

test('cells and rows without addresses follow one another', () => {
  const cells = cellsOf(
    bookOf(
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    ),
  );
  expect(cells.map(({ row, column }) => [row, column])).toEqual([[1, 1], [1, 3], [5, 3], [5, 4], [6, 1]]); // prettier-ignore
});

test('rows and cells out of order are put in order', () => {
  const cells = cellsOf(
    bookOf('<row r="2"><c r="A2"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'),
  );
  expect(cells.map(({ value }) => value)).toEqual([1, 2, 3]);
});

test('the last cell of the grid costs nothing', () => {
  expect(cellsOf(bookOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toMatchObject([
    { row: 1048576, column: 16384 },
  ]);
});

test('prefixes, foreign attributes and unknown elements do not confuse', () => {
  const sheet =
    `<x:worksheet xmlns:x="${MAIN}" xmlns:q="q"><x:dimension ref="A1:XFD1048576"/><x:sheetData>` +
    '<x:row r="1" q:r="9" spans="1:1"><x:c q:s="5" r="A1" t="s"><x:v>0</x:v><x:extLst><x:v>9</x:v></x:extLst></x:c></x:row>' +
    '</x:sheetData><x:extLst><x:ext><row r="1"><c r="A1"><v>8</v></c></row></x:ext></x:extLst></x:worksheet>';
  expect(cellsOf(book({ 'xl/worksheets/sheet1.xml': sheet }))).toEqual([{ row: 1, column: 1, value: 'да', style: 0 }]);
});

test.each(['utf-16le', 'utf-16be'])('%s with a mark is read', (encoding) => {
  const little = Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?>${worksheet('<row><c t="str"><v>да</v></c></row>').slice(56)}`,
    'utf16le',
  );
  const bytes = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
  expect(cellsOf(book({ 'xl/worksheets/sheet1.xml': bytes }))[0]?.value).toBe('да');
});

describe('styles', () => {
  const look = styles(
    '<xf numFmtId="0" xfId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/>' +
      '<xf numFmtId="0" applyProtection="1"><alignment/><protection locked="0"/></xf><xf numFmtId="0" xfId="1"/>',
    '<xf/><xf><protection locked="false"/></xf>',
    '<numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy&quot; г.&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot; дней&quot;"/>',
  );

  test('dates are told from numbers and from times', () => {
    const cells = cellsOf(
      bookOf(`<row>${[0, 1, 2, 3, 4].map((s) => `<c s="${s}"><v>45901</v></c>`).join('')}</row>`, look),
    );
    expect(cells.map(({ date }) => date ?? false)).toEqual([false, true, true, false, false]);
  });

  test.each([
    ['dd.mm.yyyy', true],
    ['mmmm', true],
    ['[$-419]d mmm yy;@', true],
    ['h:mm', false],
    ['[h]:mm:ss', false],
    ['General', false],
    ['0.00E+00', false],
    ['# ##0 "мес. и дней (dd)"', false],
    ['[Red]0;[Color5]-0', false],
    ['\\d0', false],
    ['['.repeat(32_000) + 'd', false],
  ])('the format %.20s', (code, date) => expect(isDateFormat(code)).toBe(date));

  test('a book that counts from 1904 is brought to 1900', () => {
    const cells = cellsOf(
      bookOf('<row><c s="1"><v>44439</v></c><c><v>44439</v></c></row>', {
        ...look,
        'xl/workbook.xml': workbook('<sheet name="Лист" sheetId="1" r:id="rId1"/>', '', '<workbookPr date1904="1"/>'),
      }),
    );
    expect(cells.map(({ value }) => value)).toEqual([45901, 44439]);
  });

  test('empty cells are passed over, yet unlocked ones can be asked for', () => {
    const bytes = bookOf(
      '<row r="3"><c r="A3" s="0"/><c r="B3" s="5"/><c r="C3" s="6"></c><c r="D3" s="99"/></row>',
      look,
    );
    expect(cellsOf(bytes)).toEqual([]);
    expect(cellsOf(bytes, { unlocked: true })).toEqual([
      { row: 3, column: 2, value: null, style: 5 },
      { row: 3, column: 3, value: null, style: 6 },
    ]);
  });
});

test('hidden rows, hidden columns and merges are reported', () => {
  const sheet = `<worksheet xmlns="${MAIN}"><cols><col min="2" max="4" hidden="1" style="0"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
  const data = readXlsx(book({ 'xl/worksheets/sheet1.xml': sheet }), inflate).sheets[0]!.read();
  expect(data.rows[0]?.hidden).toBe(true);
  expect(data.columns).toEqual([{ from: 2, to: 4, hidden: true, style: 0 }]);
  expect(data.merged).toEqual(['A1:B2']);
});

test.each([
  ['a word in a number', '<c r="A1"><v>много</v></c>'],
  ['a hexadecimal number', '<c r="A1"><v>0x10</v></c>'],
  ['infinity', '<c r="A1"><v>1e999</v></c>'],
  ['32,000 digits and a letter', `<c r="A1"><v>${'1'.repeat(32_000)}x</v></c>`],
  ['a lone sign', '<c r="A1"><v>-</v></c>'],
  ['an unknown shared string', '<c r="A1" t="s"><v>7</v></c>'],
  ['a negative shared string', '<c r="A1" t="s"><v>-1</v></c>'],
  ['a boolean of 2', '<c r="A1" t="b"><v>2</v></c>'],
  ['an unknown type', '<c r="A1" t="z"><v>2</v></c>'],
  ['an impossible date', '<c r="A1" t="d"><v>2025-13-01</v></c>'],
  ['an address of another row', '<c r="A2"><v>2</v></c>'],
  ['spaces around the sign =', '<c t ="n"><v>2</v></c>'],
  ['an address that is none', '<c r="1A"><v>2</v></c>'],
  ['one address twice', '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'],
])('refuses %s and names the cell', (_name, xml) => {
  expect(() => first(xml)).toThrow(NotReadable);
  expect(() => first(xml)).toThrow(/Место: Лист!A1\.|Место: Лист!1/);
});

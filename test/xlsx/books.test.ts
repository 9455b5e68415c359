import { expect, test } from 'vitest';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';
import { book, relation, relations, smallest, workbook, worksheet, zip } from './zip-writer.ts';

const TWO =
  '<sheet name="Педагоги" sheetId="1" r:id="rId1"/><sheet name="Списки" sheetId="2" state="veryHidden" r:id="rId2"/>';
const twoLinks = relations(
  relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml'),
  relation('rId2', 'worksheet', './worksheets/sheet2.xml'),
);

test('sheets keep their order, names and states', () => {
  const bytes = book({
    'xl/workbook.xml': workbook(TWO),
    'xl/_rels/workbook.xml.rels': twoLinks,
    'xl/worksheets/sheet2.xml': worksheet('<row><c><v>2</v></c></row>'),
  });
  const { sheets } = readXlsx(bytes, inflate);
  expect(sheets.map(({ name, state }) => [name, state])).toEqual([['Педагоги', 'visible'], ['Списки', 'veryHidden']]); // prettier-ignore
  expect(sheets[1]?.read().rows[0]?.cells[0]?.value).toBe(2);
});

test('a sheet is not opened before it is asked for', () => {
  const bytes = book({
    'xl/workbook.xml': workbook(TWO),
    'xl/_rels/workbook.xml.rels': twoLinks,
    'xl/worksheets/sheet2.xml': 'not XML at all',
  });
  const { sheets } = readXlsx(bytes, inflate);
  expect(sheets[0]?.read().rows).toHaveLength(1);
  expect(() => sheets[1]?.read()).toThrow(/sheet2\.xml/);
});

test('defined names: of the book, and of one sheet', () => {
  const names =
    '<definedNames><definedName name="school">Лист!$B$2</definedName><definedName name="school" localSheetId="0">Лист!$B$3</definedName>' +
    '<definedName name="list">&quot;да,нет&quot;</definedName></definedNames>';
  const { names: found } = readXlsx(
    book({ 'xl/workbook.xml': workbook('<sheet name="Лист" r:id="rId1"/>', names) }),
    inflate,
  );
  expect([...found]).toEqual([['school', 'Лист!$B$2'], ['Лист!school', 'Лист!$B$3'], ['list', '"да,нет"']]); // prettier-ignore
});

test('custom properties are read, the author is not', () => {
  const { properties } = readXlsx(
    book({
      '_rels/.rels': relations(
        relation('rId1', 'officeDocument', 'xl/workbook.xml'),
        relation('rId2', 'custom-properties', 'docProps/custom.xml'),
      ),
      'docProps/custom.xml':
        '<Properties xmlns:vt="v"><property fmtid="{}" pid="2" name="form"><vt:lpwstr>rybinsk</vt:lpwstr></property>' +
        '<property fmtid="{}" pid="3" name="version"><vt:i4>3</vt:i4></property></Properties>',
    }),
    inflate,
  );
  expect([...properties]).toEqual([['form', 'rybinsk'], ['version', '3']]); // prettier-ignore
});

test('links to other books and chart sheets are noted, not refused', () => {
  const { notes, sheets } = readXlsx(
    book({
      'xl/workbook.xml': workbook('<sheet name="Лист" r:id="rId1"/><sheet name="График" r:id="rId9"/>'),
      'xl/_rels/workbook.xml.rels': relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId9', 'chartsheet', 'chartsheets/sheet1.xml'),
      ),
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    }),
    inflate,
  );
  expect(sheets).toHaveLength(1);
  expect(notes).toEqual([expect.stringContaining('ссылки на другие файлы'), expect.stringContaining('«График»')]);
});

test('a book without styles and strings is a book', () => {
  const links = relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'));
  const bytes = book({
    'xl/_rels/workbook.xml.rels': links,
    'xl/styles.xml': undefined,
    'xl/sharedStrings.xml': undefined,
  });
  const sheet = readXlsx(bytes, inflate).sheets[0]!;
  expect(sheet.read().rows[0]?.cells[0]?.value).toBe(1);
  expect(sheet.unlocked(0)).toBe(false);
});

test('stored parts, folders and sizes behind the data are read', () => {
  const parts = Object.entries(smallest).map(([name, data]) => ({ name, data, method: 0 }));
  expect(readXlsx(zip([...parts, { name: 'xl/media/', data: '', method: 0 }]), inflate).sheets).toHaveLength(1);
  const streamed = Buffer.from(zip(parts.map((part) => ({ ...part, flags: 8 }))));
  for (let at = streamed.indexOf('PK\x03\x04'); at >= 0; at = streamed.indexOf('PK\x03\x04', at + 4))
    streamed.fill(0, at + 14, at + 26);
  expect(readXlsx(streamed, inflate).sheets[0]?.read().rows).toHaveLength(1);
});

test.each([
  [
    'a million blank formatted rows',
    Array.from({ length: 640_000 }, (_, i) => `<row r="${i + 1}" s="1" ht="15"/>`).join(''),
  ],
  ['16,384 blank columns in every row', `<row>${'<c s="1"/>'.repeat(16_384)}</row>`.repeat(100)],
])('%s cost little', (_name, rows) => {
  const bytes = book({}, [{ name: 'xl/worksheets/sheet1.xml', data: worksheet(rows), method: 0 }]);
  const start = performance.now();
  const read = () => readXlsx(bytes, inflate, { limits: { file: 40_000_000 } }).sheets[0]!.read();
  expect(read().rows).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1500);
});

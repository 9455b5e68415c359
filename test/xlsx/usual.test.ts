import { describe, expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { schoolBook } from '../../pipeline/template/index.ts';
import { limits } from '../../pipeline/xlsx/limits.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';
import { UsualCell } from '../../pipeline/xlsx/usual.ts';
import { Zip } from '../../pipeline/xlsx/zip.ts';
import { zip } from './zip-writer.ts';

/** Where the cell ends, or −1 when it is left to the scanner that knows all of XML. */
const ends = (cell: string, row = 7): number => new UsualCell(Buffer.from(cell)).read(0, row);

describe('a cell is usual', () => {
  test.each([
    ['an empty box', '<c r="B7" s="4"/>'],
    ['a box without a style', '<c r="B7"/>'],
    ['a number', '<c r="AB7" s="4"><v>12.5</v></c>'],
    ['a shared text, the type last', '<c r="B7" s="4" t="s"><v>12</v></c>'],
    ['a shared text, the type first', '<c r="B7" t="s" s="4"><v>12</v></c>'],
    ['a formula that has no result yet', '<c r="B7" s="4"><f>A7+1</f></c>'],
    ['a formula shared by a column', '<c r="B7" s="4"><f t="shared" si="0"/></c>'],
    [
      'a formula whose result is blank',
      '<c r="B7" s="4" t="str"><f aca="false">IF(A7&gt;0,1,&quot;&quot;)</f><v></v></c>',
    ],
  ])('%s', (_what, cell) => expect(ends(`${cell}<c r="C7"/>`)).toBe(cell.length));
});

describe('a cell is left to the scanner', () => {
  test.each([
    ['of another row', '<c r="B8"/>'],
    ['without an address', '<c s="4"/>'],
    ['with a prefix', '<x:c r="B7"/>'],
    ['with two spaces', '<c  r="B7"/>'],
    ['in other quotes', "<c r='B7'/>"],
    ['with an attribute of a later Excel', '<c r="B7" s="4" cm="1"><v>1</v></c>'],
    ['with a text of its own', '<c r="B7" t="str"><v>да</v></c>'],
    ['with a negative number', '<c r="B7"><v>-1</v></c>'],
    ['with a result', '<c r="B7"><f>A7</f><v>1</v></c>'],
    ['with a comment', '<c r="B7"><!-- <v>1</v></c> --><v>2</v></c>'],
    ['with a comment in its formula', '<c r="B7"><f>A7<!-- </f></c> --></f><v>2</v></c>'],
    ['with a sign in an attribute of its formula', `<c r="B7"><f ref='"'>A7</f></c>`],
    ['that is cut', '<c r="B7" s="4"><v>12'],
    ['that is cut in its formula', '<c r="B7" s="4"><f>A7'],
  ])('%s', (_what, cell) => expect(ends(cell)).toBe(-1));
});

test('a school workbook reads the same when every cell is written in an unusual way', async () => {
  const bytes = await schoolBook({
    frameworks: [findFramework('alapaevsk')!],
    period: parsePeriod('2025-2026')!,
    school: { code: '1001', name: 'Школа', type: 'ООО', shnor: false, shnsu: false },
    filled: {
      school: { s_mo_fg: 'да', positions_total: 20.5 },
      staff: [{ row_no: 1, position: 'учитель', birth_year: 1980, load_hours: 27.5 }],
      training: [{ 'course.person': 1, 'course.title': 'Курс', 'course.end_date': '2026-03-15' }],
    },
    made: new Date('2026-06-15T00:00:00Z'),
  });
  const parts = new Zip(bytes, inflate, limits);
  const written = (name: string): string => Buffer.from(parts.read(name)).toString();
  const unusual = zip(
    parts.names.map((name) => ({
      name: name === '[content_types].xml' ? '[Content_Types].xml' : name,
      data: written(name).replaceAll('<c r="', '<c  r="'),
    })),
  );
  const cells = (book: Uint8Array): unknown =>
    readXlsx(book, inflate).sheets.map((sheet) => sheet.read({ unlocked: true }));
  expect(cells(unusual)).toEqual(cells(bytes));
});

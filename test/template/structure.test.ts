import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { frameworks } from '../../pipeline/catalogue/index.ts';
import { fieldsAsked } from '../../pipeline/catalogue/asked.ts';
import { field } from '../../pipeline/catalogue/fields.ts';
import { readWorkbook } from '../../pipeline/intake/workbook.ts';
import { bookName, schoolBook } from '../../pipeline/template/index.ts';
import { cellsOf, kindergarten, opened, requestFor } from './book.ts';

/** What Excel 2010, LibreOffice, Р7-Офис and Google Sheets all have (`domain/forms.md` §4). */
const SAFE = new Set(
  (
    'SUM SUMPRODUCT COUNT COUNTIF COUNTIFS SUMIF IF IFERROR AND INDEX MATCH ROUND INT TRIM LEN LEFT FIND SUBSTITUTE ' +
    'ISNUMBER ISERROR ROW MIN N'
  ).split(' '),
);
const CODES = 8;

describe.each(frameworks.map(({ id }) => id))('%s', (id) => {
  let bytes: Uint8Array;
  let parts: Record<string, string>;
  beforeAll(async () => {
    bytes = await schoolBook(requestFor(id));
    parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
  });
  const sheets = (): string[] =>
    Object.entries(parts).flatMap(([name, xml]) => (/worksheets\/sheet/.test(name) ? [xml] : []));

  test('stays within 250 KB', () => expect(bytes.length).toBeLessThanOrEqual(250 * 1024));

  test('uses safe functions only, and no formula is longer than Excel takes', () => {
    const formulas = sheets().flatMap((xml) =>
      [...xml.matchAll(/<(?:f|formula|formula1)(?: [^>]*)?>([^<]+)</g)].map((match) => match[1]!),
    );
    const used = new Set(
      formulas.flatMap((formula) => [...formula.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map((match) => match[1]!)),
    );
    expect([...used].filter((name) => !SAFE.has(name))).toEqual([]);
    expect(Math.max(...formulas.map((formula) => formula.length))).toBeLessThan(8192);
  });

  test('every name that a formula uses is defined', () => {
    const book = opened(bytes);
    const formulas = sheets().flatMap((xml) =>
      [...xml.matchAll(/<(?:f|formula1)(?: [^>]*)?>([^<]+)</g)].map((match) => match[1]!),
    );
    const words = formulas.flatMap(
      (formula) =>
        formula.replace(/&(amp|lt|gt);|"[^"]*"|'[^']*'![$A-Z0-9:]+/g, ' ').match(/\b[a-z][a-z0-9_]{2,}\b/g) ?? [],
    );
    expect([...new Set(words)].filter((word) => !book.names.has(word))).toEqual([]);
  });

  test('conditional formats hold no list of constants and no other sheet: Excel would refuse the file', () => {
    const formulas = sheets().flatMap((xml) => [...xml.matchAll(/<formula>([^<]+)</g)].map((match) => match[1]!));
    expect(formulas.filter((formula) => /[{}!]/.test(formula.replace(/"[^"]*"/g, '')))).toEqual([]);
  });

  test('says three times what it is', () => {
    const book = opened(bytes);
    const identity = { form: '1', frameworks: id, school: '1001', period: '2025-2026' };
    const service = cellsOf(book, '_svod');
    Object.entries(identity).forEach(([key, value], at) => {
      expect(book.properties.get(`svod.${key}`)).toBe(value);
      expect(service(at + 1, 1)?.value).toBe(`svod.${key}`);
      expect(service(at + 1, 2)?.value).toBe(value);
      expect(book.names.get(`svod_${key}`)).toBe(`'_svod'!$B$${at + 1}`);
    });
    expect(parts['xl/workbook.xml']).toMatch(/name="_svod"[^>]*state="veryHidden"/);
    expect(parts['xl/workbook.xml']).toContain('lockStructure="1"');
  });

  test('is read back by its codes: nothing the document asks is absent', () => {
    const submission = readWorkbook('x.xlsx', '', opened(bytes))!;
    expect(submission.code).toBe('1001');
    expect(submission.staff).toEqual([]);
    expect(submission.training).toEqual([]);
    // A blank workbook is told apart from an answer of nothing but zeros.
    expect(submission.findings.map(({ code }) => code)).toEqual(['T11']);
    const asked = fieldsAsked(frameworks.filter((one) => one.id === id));
    const unasked = new Set(['integral_quality_prev', 'integral_quality_cur']); // not a ШНОР
    expect(submission.absent.filter((code) => asked.has(code) && !unasked.has(code))).toEqual([]);
  });

  test('hides the codes directly above the first row, unlocks what is typed and nothing else', () => {
    const book = opened(bytes);
    const protectedSheets = sheets().filter((xml) => xml.includes('<sheetProtection sheet="1"'));
    expect(protectedSheets).toHaveLength(sheets().length);
    for (const name of ['Кадры', 'Обучение']) {
      const sheet = book.sheets.find((one) => one.name === name)!;
      const at = cellsOf(book, name);
      for (let column = 1; column <= 45; column++) {
        const code = at(CODES, column)?.value;
        const first = at(CODES + 1, column);
        if (first === undefined) continue;
        const typed = typeof code === 'string' && code !== 'row_no';
        expect(sheet.unlocked(first.style), `${name}, column ${column}`).toBe(typed);
        if (typed) expect(() => field(code)).not.toThrow();
      }
    }
    const staff = parts['xl/worksheets/sheet3.xml']!;
    expect(staff).toMatch(/<row r="8"[^>]*hidden="1"/);
  });

  test('validates every input column, with words short enough for Excel', () => {
    const [staff, training] = [3, 4].map((number) => parts[`xl/worksheets/sheet${number}.xml`]!);
    for (const xml of [staff!, training!]) {
      const codes = [...xml.matchAll(/<row r="8".*?<\/row>/g)][0]![0].match(/<c /g)!.length;
      const rules = xml.match(/<dataValidation /g)!.length;
      // Each code but the locked number of the row.
      expect(rules).toBe(xml === staff ? codes - 1 : codes);
      for (const [, title] of xml.matchAll(/(?:promptTitle|errorTitle)="([^"]*)"/g))
        expect(title!.length).toBeLessThanOrEqual(32);
      for (const [, text] of xml.matchAll(/ (?:prompt|error)="([^"]*)"/g))
        expect(text!.length).toBeLessThanOrEqual(255);
    }
  });

  test('is the same, byte for byte, for the same request', async () => {
    expect(Buffer.from(await schoolBook(requestFor(id))).equals(Buffer.from(bytes))).toBe(true);
  });
});

test('a kindergarten is not asked what only schools are measured by', async () => {
  const codes = async (request: Parameters<typeof schoolBook>[0]): Promise<string[]> =>
    opened(await schoolBook(request))
      .sheets.find(({ name }) => name === 'Организация')!
      .read()
      .rows.flatMap(({ cells }) => (cells[0]?.column === 1 ? [String(cells[0].value)] : []));
  const own = await codes(requestFor('rybinsk', { school: { ...kindergarten, shnor: true } }));
  expect(own).toContain('integral_quality_cur');
  expect(await codes(requestFor('rybinsk', { school: kindergarten }))).not.toContain('integral_quality_cur');
});

test('two documents ask for the union, each field once', async () => {
  const both = [...requestFor('murom').frameworks, ...requestFor('volgodonsk').frameworks];
  const book = opened(await schoolBook(requestFor('murom', { frameworks: both })));
  const at = cellsOf(book, 'Кадры');
  const codes = Array.from({ length: 45 }, (_, column) => at(CODES, column + 1)?.value).filter((code) => code != null);
  expect(codes).toContain('category');
  expect(codes).toContain('diag_regional');
  const single = codes.filter((code) => code !== 'subjects');
  expect(new Set(single).size).toBe(single.length);
});

test('the file is named after period and school', () => {
  expect(bookName(requestFor('murom'))).toBe('Мониторинг_2025-2026_1001.xlsx');
});

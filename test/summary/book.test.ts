import { describe, expect, test } from 'vitest';
import { frameworks } from '../../pipeline/catalogue/index.ts';
import { numbered } from '../../pipeline/summary/shown.ts';
import { summaryBook } from '../../pipeline/summary/index.ts';
import { leftOver } from '../../pipeline/summary/leftOver.ts';
import { request } from './fixture.ts';
import { cellAt, sheetsOf, textsOf } from './sheets.ts';

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', async (_, framework) => {
  const given = request(framework);
  const book = await summaryBook(given);
  const sheets = sheetsOf(book);
  const names = [...sheets.keys()];

  test('sheet names are unique and at most 31 characters', () => {
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => name.length > 31 || /[:\\/?*[\]]/.test(name))).toEqual([]);
  });

  test('the document’s own tables come first after the title', () => {
    expect(names.slice(0, 1 + framework.printed.length)).toEqual([
      'Титул',
      ...framework.printed.map(({ sheet }) => sheet),
    ]);
  });

  test.each(framework.printed)('$sheet has the printed headings, rows and sections word for word', (table) => {
    const texts = textsOf(sheets, table.sheet);
    const headings = table.columns.map(({ heading }) => heading).filter((heading) => heading !== '');
    expect(texts).toEqual(expect.arrayContaining(headings));
    for (const id of table.indicators) {
      const indicator = framework.indicators.find((one) => one.id === id)!;
      expect([texts.includes(indicator.text), texts.includes(numbered(indicator))]).toContain(true);
      const section = framework.sections.find((one) => one.id === indicator.section)!;
      expect(texts.some((text) => text.includes(section.text))).toBe(true);
      const parent = framework.sections.find((one) => one.id === section.parent);
      if (parent !== undefined) expect(texts.some((text) => text.includes(parent.text))).toBe(true);
    }
  });

  test('every indicator stands in exactly one table, with its value', () => {
    const tables = [...framework.printed, leftOver(framework)].filter((table) => table !== undefined);
    const held = tables.flatMap(({ indicators }) => indicators);
    expect([...held].sort()).toEqual(framework.indicators.map(({ id }) => id).sort());
    for (const table of tables)
      for (const id of table.indicators) {
        const { value, kind } = given.result.indicators.find((one) => one.id === id)!;
        if (kind !== 'share' || typeof value !== 'number') continue;
        const indicator = framework.indicators.find((one) => one.id === id)!;
        const cells = sheets.get(table.sheet)!;
        const row = cells.find((cell) => cell.value === indicator.text || cell.value === numbered(indicator))!.row;
        expect(cells.filter((cell) => cell.row === row).map((cell) => cell.value)).toContain(value);
      }
  });

  test('all measures are listed as printed', () => {
    const texts = textsOf(sheets, 'Меры');
    for (const { text, term, executor, result, norms } of framework.measures)
      expect(texts).toEqual(expect.arrayContaining([text, term.raw, executor, result, ...norms.map(({ raw }) => raw)]));
    expect(names.includes('Меры')).toBe(framework.measures.length > 0);
  });

  test('the title names the document, the period and every school with its status', () => {
    const texts = textsOf(sheets, 'Титул');
    expect(texts).toEqual(expect.arrayContaining([framework.document.title, framework.document.act]));
    expect(texts.join('\n')).toContain('с 01.09.2025 по 31.08.2026');
    expect(texts.filter((text) => text === 'не сдал')).toHaveLength(given.results.schools.missing.length);
    expect(texts.filter((text) => text === 'отклонён')).toHaveLength(given.results.schools.rejected.length);
  });

  test('every sheet says its coverage and carries the signature', () => {
    for (const name of names) {
      const texts = textsOf(sheets, name);
      expect(texts.some((text) => text.includes('по данным 14 из 16 ОО'))).toBe(true);
      expect(texts.some((text) => text.startsWith('Директор МКУ «Информационно-методический центр»'))).toBe(true);
    }
  });

  test('the same request gives the same bytes', async () => {
    expect(Buffer.from(await summaryBook(given)).equals(Buffer.from(book))).toBe(true);
  });

  test('the matrix has every school in the order of the registry', () => {
    const codes = given.registry.map(({ code }) => code);
    const shown = (sheets.get('Матрица') ?? []).filter(
      ({ column, value }) => column === 1 && codes.includes(`${value}`),
    );
    expect(shown.map(({ value }) => value)).toEqual(codes);
  });

  test('numbers of schools in «Откуда число» add up to the municipal ones', () => {
    const cells = sheets.get('Откуда число')!;
    for (const { value, row } of cells.filter((cell) => cell.value === 'Всего по муниципалитету')) {
      expect(value).toBeDefined();
      const total = cellAt(sheets, 'Откуда число', row, 3);
      if (total?.formula !== true) continue;
      let sum = 0;
      for (let above = row - 1; typeof cellAt(sheets, 'Откуда число', above, 3)?.value === 'number'; above--)
        sum += cellAt(sheets, 'Откуда число', above, 3)!.value as number;
      expect(sum).toBe(total.value);
    }
  });
});

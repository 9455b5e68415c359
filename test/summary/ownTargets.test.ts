import { expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import type { Settings } from '../../pipeline/condition/predicate.ts';
import { judge } from '../../pipeline/indicators/judge.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { judgedBy, reaches } from '../../pipeline/indicators/target.ts';
import { NO_MUNICIPALITY } from '../../pipeline/intake/municipality.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { summaryBook } from '../../pipeline/summary/index.ts';
import { schoolBook } from '../../pipeline/template/index.ts';
import { numbered } from '../../pipeline/summary/shown.ts';
import { request } from './fixture.ts';
import { rowWith, sheetsOf, textsOf } from './sheets.ts';

const murom = findFramework('murom')!;
const p5 = murom.indicators.find(({ id }) => id === 'P5')!;
const settings: Settings = {
  period: parsePeriod('2025-2026')!,
  youngMaxAge: 35,
  targets: {
    'murom/P5': [
      { op: '>=', value: 12.5, from: 2026 },
      { op: '>=', value: 90, from: 2027 },
    ],
  },
};
const said = 'к 2025 году 80%';
const judged = (given: Settings, fact: { numerator: number; denominator: number }) => {
  const plan = planOf([murom], given);
  const planned = plan.indicators.find(({ indicator }) => indicator === p5)!;
  return judge(planned, { plan, partials: [], registry: [], municipality: NO_MUNICIPALITY }, fact);
};

test('the ИМЦ’s target of the year decides, and says whose it is', () => {
  const { targets: _, ...documentOnly } = settings;
  const half = { numerator: 1, denominator: 2 };
  expect(judged(documentOnly, half)).toEqual({ target: { op: '>=', value: 80 }, met: false });
  expect(judged(settings, half)).toEqual({ target: { op: '>=', value: 12.5, by: 'ИМЦ' }, met: true });
  expect(judgedBy('murom', p5, { ...settings, period: parsePeriod('2024-2025')! })?.value).toBe(80);
  expect(judgedBy('murom', p5, { ...settings, period: parsePeriod('2026-2027')! })?.value).toBe(90);
  expect(judgedBy('rybinsk', p5, settings)?.by).toBeUndefined();
});

test('a percentage with a decimal is compared exactly', () => {
  expect(100 * 33 >= 2.2 * 1500).toBe(false);
  expect(reaches({ op: '>=', value: 2.2 }, { numerator: 33, denominator: 1500 })).toBe(true);
});

test('the summary names the ИМЦ’s target and keeps the document’s words', async () => {
  const given = request(murom);
  const plain = sheetsOf(await summaryBook(given));
  const indicators = given.result.indicators.map((one) =>
    one.id === 'P5' ? { ...one, ...judged(settings, { numerator: 1, denominator: 2 }) } : one,
  );
  const result = { ...given.result, indicators };
  const sheets = sheetsOf(
    await summaryBook({ ...given, settings, result, results: { ...given.results, frameworks: [result] } }),
  );
  const every = (book: typeof sheets) => [...book.keys()].flatMap((name) => textsOf(book, name)).join('\n');
  expect(every(plain)).not.toContain('порог ИМЦ');
  expect(textsOf(sheets, 'Титул').join('\n')).toContain('порог ИМЦ, а не документа: П5');
  const { sheet } = murom.printed.find((table) => table.indicators.includes('P5'))!;
  const held = [p5.text, numbered(p5)].flatMap((text) => rowWith(sheets, sheet, text)).map(({ value }) => value);
  expect(held).toEqual(expect.arrayContaining(['≥ 12,5 % (порог ИМЦ)', 'да']));
  expect(rowWith(sheets, 'Методика', '≥ 12,5 %').map(({ value }) => value)).toContain(said);
  const passport = rowWith(sheets, 'Паспорта показателей', 'P5').map(({ value }) => `${value}`);
  expect(passport.find((text) => text.includes(`${said}\n`))).toContain('Порог ИМЦ на 2026 год: ≥ 12,5 %');
  expect(textsOf(sheets, 'Тепловая карта')).toEqual(expect.arrayContaining(['≥ 12,5*', 'Порог (* – порог ИМЦ)']));
});

test('the school’s book shows it as the ИМЦ’s', async () => {
  const school = request(murom).registry.find(({ type }) => type === 'ООО')!;
  const given = { frameworks: [murom], period: settings.period, school, made: new Date(0) };
  const row = async (book: Promise<Uint8Array>) => rowWith(sheetsOf(await book), 'Показатели', p5.text);
  expect((await row(schoolBook(given))).map(({ value }) => value)).toContain('≥ 80 %');
  expect((await row(schoolBook({ ...given, settings }))).map(({ value }) => value)).toContain('≥ 12,5 % (ИМЦ)');
});

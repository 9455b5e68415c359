import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fieldsAsked } from '../../pipeline/catalogue/asked.ts';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { rulesFor } from '../../pipeline/catalogue/rules.ts';
import { BadUsage } from '../../pipeline/command/arguments.ts';
import { demo } from '../../pipeline/command/demo.ts';
import { surnames } from '../../pipeline/demo/names.ts';
import { schoolsOf } from '../../pipeline/demo/schools.ts';
import { stage } from '../../pipeline/demo/stage.ts';
import { towns } from '../../pipeline/demo/towns/index.ts';
import { troubleOf, troubles } from '../../pipeline/demo/troubles.ts';
import type { Finding } from '../../pipeline/finding.ts';
import type { Results } from '../../pipeline/indicators/results.ts';

const out = mkdtempSync(join(tmpdir(), 'svod-demo-'));
const told: string[] = [];
let code = -1;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  code = await demo({ options: { out }, paths: [] });
}, 120_000);

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(out, { recursive: true });
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

const json = <T>(...place: string[]): T => JSON.parse(readFileSync(join(out, ...place), 'utf8')) as T;

test('everything is made and the five summaries are named', () => {
  expect(code).toBe(0);
  const said = told.join('');
  for (const { id } of towns) expect(said).toContain(join(out, id, 'Свод', `${id}.xlsx`));
  expect(readFileSync(join(out, 'ЧИТАЙ МЕНЯ.txt'), 'utf8')).toContain('С чего начать');
});

describe.each(towns)('$id', (town) => {
  const schools = schoolsOf(town);
  const results = (): Results => json(town.id, 'Свод', 'results.json');
  const findings = (): Finding[] => json(town.id, 'Свод', 'findings.json');

  test('has everything a municipality has', () => {
    const files = filesBelow(join(out, town.id)).map((path) => relative(join(out, town.id), path));
    for (const name of ['schools.csv', 'municipality.csv', 'measures.csv', `Свод/${town.id}.xlsx`])
      expect(files).toContain(name);
    expect(files.filter((name) => name.startsWith('Отчёты/')).length).toBeGreaterThan(schools.length * 0.8);
    expect(schools.length).toBeGreaterThanOrEqual(16);
    expect(schools.length).toBeLessThanOrEqual(50);
  });

  test('results keep the contract', () => {
    const { period, schools: counted, frameworks } = results();
    expect(period).toBe(town.period);
    expect(counted.expected).toBe(schools.length);
    expect(counted.submitted + counted.missing.length).toBe(counted.expected);
    expect(counted.accepted + counted.rejected.length).toBe(counted.submitted);
    expect(frameworks.map(({ id }) => id)).toEqual([town.id]);
    const [{ indicators }] = frameworks as [Results['frameworks'][number]];
    expect(indicators.map(({ id }) => id)).toEqual(findFramework(town.id)!.indicators.map(({ id }) => id));
    for (const { kind, numerator, denominator, bySchool, value, previous } of indicators) {
      expect(value).not.toBeNull();
      expect(previous).toBeDefined();
      if (kind !== 'share' || bySchool === undefined) continue;
      const sum = (read: 'numerator' | 'denominator'): number =>
        Math.round(100 * bySchool.reduce((total, one) => total + (one[read] ?? 0), 0)) / 100;
      expect([sum('numerator'), sum('denominator')]).toEqual([numerator, denominator]);
    }
  });

  test('some targets are met and some are not', () => {
    const verdicts = results().frameworks[0]!.indicators.flatMap(({ met }) => (met == null ? [] : [met]));
    if (verdicts.length > 0) expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });

  test('every planned trouble is found where it was planned', () => {
    const known = new Set(rulesFor(fieldsAsked([findFramework(town.id)!])).map((rule) => rule.code));
    const { missing, rejected } = results().schools;
    const all = findings();
    for (const school of schools) {
      const trouble = troubleOf(school);
      if (trouble === undefined) continue;
      const found = new Set(all.filter(({ file }) => file.includes(school.code)).map((one) => one.code));
      const expected = trouble.codes.filter((one) => /^[TD]/.test(one) || known.has(one));
      for (const one of expected) expect(found, `${school.code} ${trouble.kind}`).toContain(one);
      const fate = missing.includes(school.code) ? 'missing' : rejected.includes(school.code) ? 'rejected' : 'accepted';
      expect(fate, `${school.code} ${trouble.kind}`).toBe(FATES[trouble.kind] ?? 'accepted');
    }
    expect(schools.flatMap((school) => troubleOf(school) ?? [])).toHaveLength(troubles.length);
  });

  test('contradictions are partly explained, and nothing else is rejected', () => {
    const queries = findings().filter(({ level }) => level === 'query');
    expect(queries.some(({ explanation }) => explanation !== undefined)).toBe(true);
    expect(queries.some(({ explanation }) => explanation === undefined)).toBe(true);
    const spoilt = new Set(schools.filter((school) => troubleOf(school) !== undefined).map((school) => school.code));
    for (const { file, level } of findings())
      if (level === 'error')
        expect(
          [...spoilt].some((one) => file.includes(one)),
          file,
        ).toBe(true);
  });

  test('no name of a person leaves the school', () => {
    const decoder = new TextDecoder();
    for (const path of filesBelow(join(out, town.id, 'Свод'))) {
      const bytes = readFileSync(path);
      const texts = path.endsWith('.xlsx') ? Object.values(unzipSync(bytes)) : [bytes];
      for (const text of texts.map((part) => decoder.decode(part)))
        for (const surname of surnames) expect(text.includes(surname), `${surname} in ${path}`).toBe(false);
    }
    const book = readdirSync(join(out, town.id, 'Отчёты')).find((name) => name.endsWith(`${schools[1]!.code}.xlsx`))!;
    const parts = Object.values(unzipSync(readFileSync(join(out, town.id, 'Отчёты', book)))).map((part) =>
      decoder.decode(part),
    );
    expect(surnames.some((surname) => parts.some((part) => part.includes(surname)))).toBe(true);
  });
});

/** What becomes of a school in this trouble, unless it is accepted. */
const FATES: Readonly<Record<string, 'missing' | 'rejected'>> = {
  silent: 'missing',
  late: 'missing',
  broken: 'missing',
  foreign: 'missing',
  mistaken: 'rejected',
  twice: 'rejected',
};

test('the same demo comes out again, byte for byte', async () => {
  const town = towns.find(({ id }) => id === 'volgodonsk')!;
  const again = join(out, 'again');
  await stage(town, again);
  for (const path of filesBelow(again))
    expect(readFileSync(path).equals(readFileSync(join(out, town.id, relative(again, path)))), path).toBe(true);
  rmSync(again, { recursive: true });
}, 60_000);

test('a folder that holds something else is not touched', async () => {
  const foreign = mkdtempSync(join(tmpdir(), 'svod-demo-'));
  const kept = join(foreign, 'murom');
  mkdirSync(kept);
  writeFileSync(join(kept, 'schools.csv'), 'своё');
  await expect(demo({ options: { out: foreign }, paths: [] })).rejects.toThrow(BadUsage);
  expect(readdirSync(kept)).toContain('schools.csv');
  rmSync(foreign, { recursive: true });
});

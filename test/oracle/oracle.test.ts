import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { indicatorsOf, tablesOf } from './compare.ts';
import { corpusOf, type CorpusRequest } from './corpus.ts';
import { filesOf, mannerOf, municipalityText, registryText, writeFolder } from './csvFiles.ts';
import { drive } from './drive.ts';
import { Random } from './random.ts';
import { recompute } from './recompute.ts';

const EVERY = ['rybinsk', 'murom', 'alapaevsk', 'volgodonsk', 'krasnoselsky'];
/** Pairs in which one document asks what an answer of the other follows from («support», RE4). */
const PAIRS = [
  ['rybinsk', 'volgodonsk'],
  ['krasnoselsky', 'alapaevsk'],
];
const SETS = [...EVERY.map((id) => [id]), EVERY];
/** From here on a corpus is read for every document alone and for all together, and for no pairs. */
const LARGE = 100;

const CORPORA: CorpusRequest[] = [
  { seed: 1, period: '2025-2026', schools: 200, people: 80 },
  { seed: 2, period: '2025', schools: 40, people: 30 },
  { seed: 3, period: '2021', schools: 40, people: 30 },
  { seed: 4, period: '2025-2026', schools: 12, people: 3 },
  { seed: 5, period: '2021', schools: 3, people: 2 },
  { seed: 6, period: '2024-2025', schools: 8, people: 12 },
  { seed: 7, period: '2019', schools: 25, people: 12 },
];

const root = mkdtempSync(join(tmpdir(), 'svod-oracle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(CORPORA)(
  'municipality of seed $seed, period $period, $schools schools',
  { timeout: 60_000 },
  (request) => {
    const corpus = corpusOf(request);
    const folder = join(root, String(request.seed));
    const random = new Random(request.seed);
    for (const school of corpus.schools)
      writeFolder(join(folder, school.registry.code), filesOf(school, mannerOf(random), random));

    test.each(request.schools >= LARGE ? SETS : [...SETS, ...PAIRS])('%s', async (...frameworks) => {
      const collected = await drive({
        frameworks,
        period: request.period,
        folder,
        registry: registryText(corpus.registry),
        municipality: municipalityText(corpus.municipality),
      });
      expect(collected.findings.filter(({ level }) => level === 'error')).toEqual([]);
      const codes = new Set(corpus.schools.map(({ registry }) => registry.code));
      expect(collected.results.schools).toEqual({
        expected: request.schools,
        submitted: codes.size,
        accepted: codes.size,
        missing: corpus.registry.map(({ code }) => code).filter((code) => !codes.has(code)),
        rejected: [],
      });
      const expected = recompute({ ...corpus, frameworks });
      expect(collected.results.frameworks.map(({ id }) => id)).toEqual(frameworks);
      for (const [at, framework] of collected.results.frameworks.entries()) {
        expect(indicatorsOf(framework)).toEqual(indicatorsOf(expected[at]!));
        const tables = tablesOf(framework, expected[at]!);
        expect(tables.actual).toEqual(tables.expected);
      }
    });
  },
);

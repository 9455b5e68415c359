import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Framework } from '../catalogue/types.ts';
import { planOf } from '../indicators/plan.ts';
import type { Results } from '../indicators/results.ts';
import { summaryBooks } from '../books.ts';
import { collect, measureKeys } from '../collect.ts';
import { NO_MUNICIPALITY, readMeasures, readMunicipality } from '../intake/municipality.ts';
import { readRegistry } from '../intake/registry.ts';
import type { Finding } from '../finding.ts';
import { keptFrom, type Kept } from '../summary/kept.ts';
import { inflate } from '../xlsx/node.ts';
import { NotReadable, readXlsx } from '../xlsx/read.ts';
import { BadUsage, frameworksOf, periodOf, readNamed, required, type Given } from './arguments.ts';
import { counted, inWords } from './findings.ts';
import { findParcels } from './parcels.ts';
import { readAll } from './read.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** `results.json` of the period before. */
function readPrevious(path: string): Results {
  try {
    const parsed = JSON.parse(new TextDecoder().decode(readNamed(path))) as Results;
    if (Array.isArray(parsed.frameworks)) return parsed;
  } catch (error) {
    if (error instanceof BadUsage) throw error;
  }
  throw new BadUsage(`${path} – не results.json прошлого свода`);
}

/** The one button: `DIR/<framework>.xlsx`, `DIR/results.json`, `DIR/findings.json`. */
export async function collectCommand(given: Given, made: Date = new Date()): Promise<number> {
  const frameworks = frameworksOf(required(given, 'framework'));
  const period = periodOf(required(given, 'period'));
  const out = required(given, 'out');
  const registryPath = required(given, 'registry');
  if (given.paths.length === 0) throw new BadUsage('не указано, где лежат отчёты');
  const registry = readRegistry(basename(registryPath), readNamed(registryPath));
  const { municipality: municipalityPath, measures: measuresPath, previous: previousPath } = given.options;
  const municipality =
    municipalityPath === undefined
      ? NO_MUNICIPALITY
      : readMunicipality(basename(municipalityPath), readNamed(municipalityPath));
  const settings = { period, youngMaxAge: municipality.youngMaxAge ?? 35 };
  const reported =
    measuresPath === undefined
      ? { measures: [], findings: [] as Finding[] }
      : readMeasures(basename(measuresPath), readNamed(measuresPath), measureKeys(frameworks));
  const previous = previousPath === undefined ? undefined : readPrevious(previousPath);

  const { found, findings: outside, absent } = findParcels(given.paths);
  if (absent.length > 0) throw new BadUsage(`нет такого пути: ${absent.join(', ')}`);
  mkdirSync(out, { recursive: true });
  const received = await readAll(frameworks, { settings, registry, found }, progressOf(found.length));
  const collected = collect({
    plan: planOf(frameworks, settings),
    registry,
    received,
    municipality,
    ...(previous === undefined ? {} : { previous }),
    generated: made.toISOString().replace(/\.\d+Z$/, 'Z'),
  });
  const findings = [...outside, ...collected.findings, ...reported.findings];
  writeFileSync(join(out, 'results.json'), `${JSON.stringify(collected.results, null, 1)}\n`);
  writeFileSync(join(out, 'findings.json'), `${JSON.stringify(findings, null, 1)}\n`);
  const books = summaryBooks({
    frameworks,
    settings,
    registry,
    collected,
    findings,
    measures: reported.measures,
    ...(previous === undefined ? {} : { previous }),
    kept: keptIn(out, frameworks),
    made,
  });
  for await (const [{ id }, book] of books) writeFileSync(join(out, `${id}.xlsx`), book);
  const { expected, submitted, accepted } = collected.results.schools;
  const told = findings.filter(({ level }) => level !== 'info');
  if (told.length > 0) say(inWords(told));
  say(`Школ в реестре ${expected}, сдали ${submitted}, принято ${accepted}. Замечания: ${counted(findings)}.`);
  say(`Готово: ${frameworks.map(({ id }) => join(out, `${id}.xlsx`)).join(', ')}`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** What people wrote into the summaries that lie in the folder; an unreadable one is made anew as if it were not there. */
function keptIn(out: string, frameworks: readonly Framework[]): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { id } of frameworks) {
    const path = join(out, `${id}.xlsx`);
    if (!existsSync(path)) continue;
    try {
      kept.set(id, keptFrom(readXlsx(readFileSync(path), inflate)));
    } catch (error) {
      if (!(error instanceof NotReadable)) throw error;
      renameSync(path, `${path}.bak`);
      say(`${path} не читается (${error.message}); сохранён как ${path}.bak`);
    }
  }
  return kept;
}

/** Tells how far the reading is, rarely enough not to be the work itself. */
function progressOf(of: number): (done: number) => void {
  return (done) => {
    if (of > 100) process.stderr.write(`\rПрочитано ${done} из ${of}${done === of ? '\n' : ''}`);
  };
}

import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fieldsAsked } from '../pipeline/catalogue/asked.ts';
import { findFramework, frameworks as every } from '../pipeline/catalogue/index.ts';
import type { Framework } from '../pipeline/catalogue/types.ts';
import { FORM_VERSION } from '../pipeline/form.ts';
import { parsePeriod } from '../pipeline/period.ts';
import { schoolBook } from '../pipeline/template/index.ts';
import { municipalityOf, registryOf } from './beside.ts';
import { filledSchool, type FilledSchool } from './school.ts';

export const PERIOD = parsePeriod('2025-2026')!;
export const ONE: readonly Framework[] = [findFramework('alapaevsk')!];
export const FIVE: readonly Framework[] = every;
const SEED = 20260615;
const MADE = new Date('2026-06-15T00:00:00Z');
/** Schools of the small set: the first ones of the large set. */
export const SMALL = 50;
/** LibreOffice has been seen to leave the last files of a long list out without a word. */
const BATCH = 50;

/** School reports on disk: a folder with workbooks in it, and what lies beside it. */
export interface Corpus {
  readonly folder: string;
  readonly registry: string;
  readonly municipality: string;
  readonly books: number;
  readonly people: number;
  readonly courses: number;
  readonly bytes: number;
  readonly resaved: number;
}

export const schoolOf = (number: number, frameworks: readonly Framework[]): FilledSchool =>
  filledSchool(number, SEED, { asked: fieldsAsked(frameworks), period: PERIOD });

/** The filled workbook of one invented school. */
export const bookOf = (number: number, frameworks: readonly Framework[]): Promise<Uint8Array> =>
  schoolBook({ frameworks, period: PERIOD, ...schoolOf(number, frameworks), made: MADE });

/** Every second workbook goes through LibreOffice: half of the schools do not have Excel. */
const isResaved = (number: number): boolean => number % 2 === 0;

/**
 * Makes the workbooks of schools 1…count below `root`, or keeps those that an earlier run has made of the same form
 * and seed. The first fifty lie in a folder of their own, so that a set is always a folder.
 * @param office false: no LibreOffice, every workbook stays as we wrote it
 */
export async function makeCorpus(
  root: string,
  frameworks: readonly Framework[],
  count: number,
  office: boolean,
): Promise<{ small: Corpus; large: Corpus }> {
  const stamp = JSON.stringify({ form: FORM_VERSION, seed: SEED, frameworks: frameworks.map(({ id }) => id), office });
  const stampFile = join(root, 'stamp.json');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(join(root, 'books', 'first'), { recursive: true });
    mkdirSync(join(root, 'books', 'rest'), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const pathOf = (number: number): string =>
    join(root, 'books', number <= SMALL ? 'first' : 'rest', `Отчёт_${1000 + number}.xlsx`);
  const missing = numbers.filter((number) => !existsSync(pathOf(number)));
  if (missing.length > 0) process.stderr.write(`Создаются книги школ: ${missing.length} из ${count}\n`);
  for (let from = 0; from < missing.length; from += 2 * BATCH) {
    const part = missing.slice(from, from + 2 * BATCH);
    await makeBooks(part, pathOf, frameworks, office);
    process.stderr.write(`\rГотово ${from + part.length} из ${missing.length}`);
  }
  if (missing.length > 0) process.stderr.write('\n');
  const describe = (name: string, folder: string, some: readonly number[]): Corpus => {
    const schools = some.map((number) => schoolOf(number, frameworks));
    const registry = join(root, `schools-${name}.csv`);
    writeFileSync(registry, registryOf(schools.map(({ school }) => school)));
    const municipality = join(root, 'municipality.csv');
    writeFileSync(municipality, municipalityOf(frameworks));
    const sum = (of: (one: FilledSchool) => number): number => schools.reduce((total, one) => total + of(one), 0);
    return {
      folder,
      registry,
      municipality,
      books: some.length,
      people: sum(({ filled }) => filled.staff.length),
      courses: sum(({ filled }) => filled.training.length),
      bytes: some.reduce((total, number) => total + statSync(pathOf(number)).size, 0),
      resaved: office ? some.filter(isResaved).length : 0,
    };
  };
  return {
    small: describe('first', join(root, 'books', 'first'), numbers.slice(0, SMALL)),
    large: describe('all', join(root, 'books'), numbers),
  };
}

/** Writes the workbooks; a file appears under its name only when it is finished. */
async function makeBooks(
  numbers: readonly number[],
  pathOf: (number: number) => string,
  frameworks: readonly Framework[],
  office: boolean,
): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'svod-bench-'));
  const raw: [file: string, to: string][] = [];
  for (const number of numbers) {
    const file = join(place, `${number}.xlsx`);
    writeFileSync(file, await bookOf(number, frameworks));
    if (office && isResaved(number)) raw.push([file, pathOf(number)]);
    else renameOver(file, pathOf(number));
  }
  const saved = join(place, 'saved');
  let left = raw;
  while (left.length > 0) {
    await resave(
      left.slice(0, BATCH).map(([file]) => file),
      saved,
      join(place, 'profile'),
    );
    const done = new Set(readdirSync(saved));
    const name = (file: string): string => file.slice(place.length + 1);
    const rest = left.filter(([file]) => !done.has(name(file)));
    if (rest.length === left.length) throw new Error(`LibreOffice saved none of ${left.length} workbooks`);
    for (const [file, to] of left) if (done.has(name(file))) renameOver(join(saved, name(file)), to);
    left = rest;
  }
  rmSync(place, { recursive: true });
}

/** The temporary folder may lie on another disk, where a rename is refused. */
function renameOver(from: string, to: string): void {
  writeFileSync(`${to}.part`, readFileSync(from));
  renameSync(`${to}.part`, to);
}

/** Opens workbooks in LibreOffice and saves them again as .xlsx. */
const resave = (files: readonly string[], to: string, profile: string): Promise<unknown> =>
  promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    to,
    ...files,
  ]);

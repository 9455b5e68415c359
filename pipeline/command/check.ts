import { basename } from 'node:path';
import { frameworks as every, findFramework } from '../catalogue/index.ts';
import { fieldsAsked } from '../catalogue/asked.ts';
import { fields } from '../catalogue/fields.ts';
import type { Framework } from '../catalogue/types.ts';
import { check } from '../check/check.ts';
import type { Finding } from '../finding.ts';
import { readRegistry } from '../intake/registry.ts';
import { parsePeriod, type Period } from '../period.ts';
import { open } from '../receive.ts';
import type { School } from '../registry.ts';
import type { Submission } from '../submission.ts';
import { BadUsage, frameworksOf, periodOf, readNamed, type Given } from './arguments.ts';
import { counted, inWords } from './findings.ts';
import { findParcels, loadParcel } from './parcels.ts';

/**
 * The documents a submission was filled for: those its form names; for a text folder, those whose required columns
 * it has, or all when it has none in full.
 */
function meantFor({ identity, absent }: Submission): readonly Framework[] {
  const named = (identity?.frameworks ?? []).flatMap((id) => findFramework(id) ?? []);
  if (named.length > 0) return named;
  const missing = new Set(absent);
  const required = fields.filter((field) => field.required !== undefined).map(({ code }) => code);
  const possible = every.filter((framework) => {
    const asked = fieldsAsked([framework]);
    return required.every((code) => !asked.has(code) || !missing.has(code));
  });
  return possible.length > 0 ? possible : every;
}

/** The school year that 31 August of this year ends, or has ended, when nothing else says the period. */
const currentPeriod = (now: Date): Period => {
  const year = now.getUTCFullYear() + (now.getUTCMonth() >= 8 ? 1 : 0);
  return parsePeriod(`${year - 1}-${year}`)!;
};

/** Checks workbooks and folders, prints the findings; nothing is sent or written. */
export async function checkCommand(given: Given, now: Date = new Date()): Promise<number> {
  const { options, paths } = given;
  if (paths.length === 0) throw new BadUsage('не указано, что проверять');
  const { found, findings, absent } = findParcels(paths);
  if (absent.length > 0) throw new BadUsage(`нет такого пути: ${absent.join(', ')}`);
  const frameworks = options.framework === undefined ? undefined : frameworksOf(options.framework);
  const period = options.period === undefined ? undefined : periodOf(options.period);
  const registry: ReadonlyMap<string, School> | undefined =
    options.registry === undefined
      ? undefined
      : new Map(
          readRegistry(basename(options.registry), readNamed(options.registry)).map((school) => [school.code, school]),
        );
  const all: Finding[] = [...findings];
  for (const one of found) {
    const submission = open(loadParcel(one));
    if ('refused' in submission) {
      all.push(submission.refused);
      continue;
    }
    const school = submission.code === null ? undefined : registry?.get(submission.code);
    if (registry !== undefined && submission.code !== null && school === undefined)
      all.push({
        file: submission.file,
        school: submission.code,
        code: 'T3',
        level: 'error',
        sheet: '',
        cell: '',
        message: `кода ОО ${submission.code} нет в реестре`,
        hint: 'Исправьте код или добавьте организацию в реестр.',
      });
    const asked = fieldsAsked(frameworks ?? meantFor(submission));
    const its = period ?? parsePeriod(submission.identity?.period ?? '') ?? currentPeriod(now);
    all.push(...check(submission, { asked, settings: { period: its, youngMaxAge: 35 }, school }));
  }
  if (options.json) process.stdout.write(`${JSON.stringify(all, null, 1)}\n`);
  else {
    if (all.length > 0) process.stdout.write(`${inWords(all)}\n`);
    process.stderr.write(`Проверено отчётов: ${found.length}. Замечания: ${counted(all)}.\n`);
  }
  return all.some(({ level }) => level === 'error') ? 1 : 0;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRegistry } from '../intake/registry.ts';
import { open } from '../receive.ts';
import type { Submission } from '../submission.ts';
import { bookName, schoolBook } from '../template/index.ts';
import { BadUsage, frameworksOf, periodOf, readNamed, required, type Given } from './arguments.ts';
import { centreForms } from './centreForms.ts';
import { findParcels, loadParcel } from './parcels.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Last period's submissions by school; two of one school are not chosen between. */
function previousOf(path: string): Map<string, Submission> {
  const { found, absent } = findParcels([path]);
  if (absent.length > 0) throw new BadUsage(`нет папки ${path}`);
  const bySchool = new Map<string, Submission | 'two'>();
  for (const one of found) {
    const submission = open(loadParcel(one));
    if ('refused' in submission || submission.code === null) {
      say(`${one.file}: прошлогодний отчёт не прочитан, книга будет без него`);
      continue;
    }
    if (bySchool.has(submission.code))
      say(`${one.file}: второй прошлогодний отчёт организации ${submission.code}, не взят ни один`);
    bySchool.set(submission.code, bySchool.has(submission.code) ? 'two' : submission);
  }
  return new Map([...bySchool].filter((entry): entry is [string, Submission] => entry[1] !== 'two'));
}

/** Writes a workbook for each school of the registry, and the ИМЦ's own two forms beside them. */
export async function template(given: Given, made: Date = new Date()): Promise<number> {
  const frameworks = frameworksOf(required(given, 'framework'));
  const period = periodOf(required(given, 'period'));
  const out = required(given, 'out');
  const registryPath = required(given, 'registry');
  const registry = readRegistry(basename(registryPath), readNamed(registryPath));
  const { school: only, previous, deadline, centre } = given.options;
  const schools = only === undefined ? registry : registry.filter(({ code }) => code === only);
  if (schools.length === 0)
    throw new BadUsage(only === undefined ? 'в реестре нет ни одной организации' : `организации ${only} нет в реестре`);
  const before = previous === undefined ? new Map<string, Submission>() : previousOf(previous);
  mkdirSync(out, { recursive: true });
  for (const school of schools) {
    const last = before.get(school.code);
    const request = {
      frameworks,
      period,
      school,
      made,
      ...(last === undefined ? {} : { previous: last }),
      ...(deadline === undefined ? {} : { deadline }),
      ...(centre === undefined ? {} : { centre }),
    };
    writeFileSync(join(out, bookName(request)), await schoolBook(request));
  }
  if (only === undefined) for (const [name, text] of centreForms(frameworks)) writeFileSync(join(out, name), text);
  say(
    `Готово: книг ${schools.length}${previous === undefined ? '' : `, из них с прошлогодними данными ${schools.filter(({ code }) => before.has(code)).length}`}, папка ${out}`,
  );
  return 0;
}

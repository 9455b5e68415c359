import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFramework } from '../catalogue/index.ts';
import { collectCommand } from '../command/collect.ts';
import { planOf } from '../indicators/plan.ts';
import { parsePeriod, previousPeriod } from '../period.ts';
import { measuresText, municipalityText } from './centre.ts';
import { registryText, utf8 } from './csv.ts';
import { delivered } from './delivery.ts';
import { lastResults } from './lastPeriod.ts';
import { explanationsOf } from './rehearsal.ts';
import { populate, reportsOf } from './roster.ts';
import type { Town } from './town.ts';

/** Folders and files of a town within its folder. */
export const PLACES = {
  registry: 'schools.csv',
  municipality: 'municipality.csv',
  measures: 'measures.csv',
  reports: 'Отчёты',
  previous: join('Прошлый год', 'results.json'),
  summary: 'Свод',
} as const;

/** Makes a town in the folder, last period first, and collects it with the very command that people use. */
export async function stage(town: Town, folder: string, made?: Date): Promise<void> {
  const framework = findFramework(town.id)!;
  const period = parsePeriod(town.period)!;
  const before = previousPeriod(period);
  const moment = made ?? new Date(`${town.made}T09:00:00Z`);
  const population = populate(town);
  const plan = planOf([framework], { period, youngMaxAge: 35 });
  const write = (place: string, bytes: Uint8Array): void => {
    const path = join(folder, place);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  write(PLACES.registry, utf8(registryText(population.schools)));
  write(PLACES.municipality, utf8(municipalityText(town, framework, 'now')));
  write(PLACES.measures, utf8(measuresText(town, framework, period)));
  const last = new Date(moment);
  last.setUTCFullYear(last.getUTCFullYear() - 1);
  const previous = lastResults(population, framework, before, last.toISOString());
  write(PLACES.previous, new TextEncoder().encode(`${JSON.stringify(previous, null, 1)}\n`));

  const reports = reportsOf(population, period, 'now');
  const explanations = explanationsOf(reports, plan);
  const delivery = { framework, period, made: moment, centre: town.centre };
  for (const report of reports)
    for (const { path, bytes } of await delivered(report, explanations.get(report.school.code) ?? [], delivery))
      write(join(PLACES.reports, path), bytes);
  const at = (place: string): string => join(folder, place);
  await collectCommand(
    {
      paths: [at(PLACES.reports)],
      options: {
        framework: town.id,
        period: town.period,
        registry: at(PLACES.registry),
        municipality: at(PLACES.municipality),
        measures: at(PLACES.measures),
        previous: at(PLACES.previous),
        out: at(PLACES.summary),
      },
    },
    moment,
  );
}

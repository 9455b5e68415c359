import { expect } from 'vitest';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { municipalityText } from '../../../pipeline/demo/centre.ts';
import { registryText } from '../../../pipeline/demo/csv.ts';
import { explanationsOf } from '../../../pipeline/demo/rehearsal.ts';
import { populate, reportsOf, type Report } from '../../../pipeline/demo/roster.ts';
import { towns } from '../../../pipeline/demo/towns/index.ts';
import { planOf } from '../../../pipeline/indicators/plan.ts';
import { parsePeriod } from '../../../pipeline/period.ts';
import { schoolBook } from '../../../pipeline/template/index.ts';
import type { GivenExplanation } from '../../../pipeline/template/explanations.ts';
import { XLSX } from '../../../server/http/route.ts';
import type { Asked, Who, World } from './world.ts';

const town = towns.find(({ id }) => id === 'alapaevsk')!;
export const framework = findFramework(town.id)!;
export const period = parsePeriod(town.period)!;
const population = populate(town);
/** Three schools of the made-up town: 1001, 1008 and 1009 have nothing wrong with them. */
const CHOSEN = ['1001', '1008', '1009'];
export const reports: readonly Report[] = reportsOf(population, period, 'now').filter(({ school }) =>
  CHOSEN.includes(school.code),
);
export const [A, B, C] = reports.map(({ school }) => school.code) as [string, string, string];
export const plan = planOf([framework], { period, youngMaxAge: 35 });
const explanations = explanationsOf(reports, plan);
export const registryCsv = registryText(reports.map(({ school }) => school));
export const municipalityCsv = municipalityText(town, framework, 'now');

/** A filled workbook, names of people in it, as a school sends it. */
export const bookOf = (
  { school, values, staff, training, evidence }: Report,
  explained: readonly GivenExplanation[] = explanations.get(school.code) ?? [],
): Promise<Uint8Array> =>
  schoolBook({
    frameworks: [framework],
    period,
    school,
    filled: { school: values, staff, training, evidence, explanations: explained },
    made: new Date('2026-06-01T00:00:00Z'),
  });

/** The report with one person's cell changed. */
export const changed = (report: Report, at: number, values: Readonly<Record<string, unknown>>): Report => ({
  ...report,
  staff: report.staff.map((row, index) => (index === at ? ({ ...row, ...values } as typeof row) : row)),
});

export const asBook = (bytes: Uint8Array, as: Who, headers: Asked['headers'] = {}): Asked => ({
  body: bytes,
  type: XLSX,
  as,
  headers,
});

export const DEADLINE = { date: '2099-06-15', time: '18:00', zone: 'Asia/Yekaterinburg' };

export interface Staged {
  readonly imc: Who;
  readonly campaign: string;
  readonly path: string;
}

/** A campaign with its registry, made over HTTP. */
export async function stageCampaign(world: World, deadline = DEADLINE): Promise<Staged> {
  const imc = await world.login('imc');
  const { status, json } = await world.ask('/api/campaigns', {
    json: { name: 'Мониторинг', period: period.name, frameworks: [framework.id], deadline },
    as: imc,
  });
  expect(status).toBe(201);
  const path = `/api/campaigns/${json.id}`;
  const registry = registryCsv
    .split('\r\n')
    .map((line, at) => (line === '' ? line : `${line};${at === 0 ? 'почта' : `s${at}@example.ru`}`))
    .join('\r\n');
  const put = await world.ask(`${path}/registry`, { method: 'PUT', body: registry, type: 'text/csv', as: imc });
  expect(put.status, JSON.stringify(put.json)).toBe(200);
  return { imc, campaign: json.id as string, path };
}

/** A school's key: invited by the ИМЦ, redeemed by the school. */
export async function keyOf(world: World, { imc, path }: Staged, school: string): Promise<Who> {
  const invited = await world.ask(`${path}/invites`, { json: { schools: [school] }, as: imc });
  expect(invited.status).toBe(201);
  const { code, link } = invited.json.invites[0];
  expect(link).toBe(`${world.url}/#invite=${code}`);
  const redeemed = await world.ask('/api/invites/redeem', { json: { code } });
  expect(redeemed.status).toBe(201);
  expect(redeemed.json.school.code).toBe(school);
  return { key: redeemed.json.key as string };
}

/** Waits for a job. @returns the job as it ended */
export async function finished(world: World, imc: Who, job: { readonly id: string }) {
  for (;;) {
    const { json } = await world.ask(`/api/jobs/${job.id}`, { as: imc });
    if (json.state !== 'running') return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

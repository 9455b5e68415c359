import { findFramework } from '../../pipeline/catalogue/index.ts';
import { measuresText, municipalityText } from '../../pipeline/demo/centre.ts';
import { utf8 } from '../../pipeline/demo/csv.ts';
import { explanationsOf } from '../../pipeline/demo/rehearsal.ts';
import { populate, reportsOf, type Population } from '../../pipeline/demo/roster.ts';
import { spoiled, spoiledBefore } from '../../pipeline/demo/spoil.ts';
import type { Season } from '../../pipeline/demo/town.ts';
import { towns } from '../../pipeline/demo/towns/index.ts';
import { troubleOf } from '../../pipeline/demo/troubles.ts';
import { measureKeys } from '../../pipeline/collect.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { readMeasures, readMunicipality } from '../../pipeline/intake/municipality.ts';
import { parsePeriod, previousPeriod, type Period } from '../../pipeline/period.ts';
import { hashPassword } from '../access/passwords.ts';
import { newPassword, newSecret, SECRET_BYTES, secretHash } from '../access/secrets.ts';
import { bare, conditionsOf } from '../campaign/terms.ts';
import { collectCampaign } from '../make/collecting.ts';
import { releaseCampaign } from '../make/releasing.ts';
import type { Server } from '../server.ts';
import type { Actor, Campaign, MunicipalStore } from '../store/port.ts';
import { sendReport } from './send.ts';

const TOWN = 'alapaevsk';
const ZONE = 'Asia/Yekaterinburg';
const DAYS_LEFT = 14;
const HOURS = 72;

const LOGINS = [
  ['imc', 'imc', 'ИМЦ'],
  ['department', 'department', 'управление образования'],
  ['admin', 'admin', 'администратор'],
] as const;

/** What is shown once after the start: nobody can ask for it again. */
export interface DemoStarted {
  readonly logins: readonly { readonly login: string; readonly password: string; readonly who: string }[];
  readonly invites: readonly { readonly school: string; readonly name: string; readonly code: string }[];
}

const by: Actor = { role: 'system', id: 'demo' };

/**
 * Makes the made-up municipality: last year collected and released, this year half way, every report through the very
 * door that schools use.
 */
export async function startDemo(server: Server): Promise<DemoStarted> {
  const town = towns.find(({ id }) => id === TOWN)!;
  const period = parsePeriod(town.period)!;
  const population = populate(town);
  const logins = LOGINS.map(([role, login, who]) => ({ role, login, who, password: newPassword() }));
  const users = [];
  for (const { role, login, password } of logins)
    users.push({ role, login, password: await hashPassword(password), totp: null, email: null });
  const { id } = await server.store.begin({
    name: `${findFramework(TOWN)!.municipality} (учебные данные)`,
    settings: { zone: ZONE, rosterYears: 3, centre: town.centre },
    users,
  });
  const store = server.store.of(id);
  await lastYear(server, store, population, previousPeriod(period));
  const codes = await thisYear(server, store, population, period);
  return {
    logins: logins.map(({ login, password, who }) => ({ login, password, who })),
    invites: codes,
  };
}

/** A campaign with registry, answers and measures. */
async function campaignOf(
  store: MunicipalStore,
  population: Population,
  period: Period,
  season: Season,
  date: string,
): Promise<Campaign> {
  const { town, schools } = population;
  const framework = findFramework(town.id)!;
  const campaign = await store.addCampaign(by, {
    name: `Мониторинг ${period.name}`,
    period: period.name,
    frameworks: [town.id],
    deadline: { date, time: '18:00', zone: ZONE },
    settings: { youngMaxAge: 35, smallCells: true, mail: {} },
  });
  await store.replaceRegistry(
    by,
    campaign.id,
    schools.map((school) => ({ ...bare(school), email: `school${school.code}@example.ru` })),
  );
  const answers = readMunicipality('municipality.csv', utf8(municipalityText(town, framework, season)));
  const known = Object.entries(answers.values).filter(([, value]) => value !== null);
  await store.replaceAnswers(by, campaign.id, { values: Object.fromEntries(known), comments: answers.comments });
  const measures = readMeasures('measures.csv', utf8(measuresText(town, framework, period)), measureKeys([framework]));
  await store.replaceMeasures(by, campaign.id, measures.measures);
  return campaign;
}

async function lastYear(server: Server, store: MunicipalStore, population: Population, period: Period): Promise<void> {
  const campaign = await campaignOf(store, population, period, 'before', `${period.year}-06-15`);
  for (const report of reportsOf(population, period, 'before')) {
    const kind = troubleOf(report.school)?.kind;
    if (kind === 'silent' || kind === 'foreign' || kind === 'mistaken') continue;
    const version = await sendReport(server, {
      store,
      campaign,
      report: spoiledBefore(report, kind),
      explanations: [],
    });
    if (version !== null)
      await store.acceptSubmission(by, { campaign: campaign.id, school: report.school.code }, version);
  }
  await collectCampaign(server, { store, by, campaign }, () => undefined);
  const note = 'Итоги прошлого года';
  await releaseCampaign(server, {
    store,
    by,
    campaign,
    frameworks: campaign.frameworks,
    note,
    acceptDifferences: true,
  });
  await store.changeCampaign(by, campaign.id, { state: 'closed' });
}

async function thisYear(server: Server, store: MunicipalStore, population: Population, period: Period) {
  const now = server.clock();
  const deadline = new Date(now.getTime() + DAYS_LEFT * 86_400_000).toISOString().slice(0, 10);
  const campaign = await campaignOf(store, population, period, 'now', deadline);
  const reports = reportsOf(population, period, 'now');
  const explanations = explanationsOf(reports, planOf([findFramework(TOWN)!], conditionsOf(campaign)));
  let sent = 0;
  for (const report of reports) {
    const { code } = report.school;
    const kind = troubleOf(report.school)?.kind;
    if (kind === 'silent' || kind === 'late' || kind === 'broken' || kind === 'foreign') continue;
    const version = await sendReport(server, {
      store,
      campaign,
      report: spoiled(report, kind, period.year),
      explanations: explanations.get(code) ?? [],
    });
    if (version === null) continue;
    const place = { campaign: campaign.id, school: code };
    sent += 1;
    if (kind === 'contradictory')
      await store.returnSubmission(by, place, {
        version,
        text: 'В отчёте два руководителя: проверьте должности.',
        remarks: [{ sheet: 'Кадры', cell: 'D10', code: 'position', line: 10, text: 'Второй руководитель?' }],
      });
    else if (kind === undefined && sent % 2 === 0) await store.acceptSubmission(by, place, version);
  }
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
  const codes = population.schools.map(({ code, name }) => ({
    school: code,
    name,
    code: newSecret(SECRET_BYTES.invite),
  }));
  await store.invite(
    by,
    codes.map(({ school, code }) => ({ school, code: secretHash(code), expiresAt })),
  );
  return codes;
}

import { canonical, sha256 } from './canonical.ts';
import type { MunicipalStore, NewCampaign } from './port.ts';
import type { Actor, Answers, Campaign, RegisteredSchool } from './records.ts';
import { Refusal } from './refusal.ts';
import { parsed, stored, type Town } from './town.ts';

interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  readonly frameworks: string;
  readonly deadline: string;
  readonly settings: string;
  readonly state: Campaign['state'];
  readonly createdAt: string;
}

const COLUMNS = 'c.id, c.name, c.period, c.frameworks, c.deadline, c.settings, c.state, c.created_at AS "createdAt"';
const asCampaign = ({ frameworks, deadline, settings, ...plain }: CampaignRow): Campaign => ({
  ...plain,
  frameworks: parsed(frameworks),
  deadline: parsed(deadline),
  settings: parsed(settings),
});

/** @throws Refusal campaign.unknown */
export function campaignOf({ id: town, db }: Town, id: string): Campaign {
  const row = db.get<CampaignRow>(
    `SELECT ${COLUMNS} FROM campaigns c WHERE c.municipality_id = ? AND c.id = ?`,
    town,
    id,
  );
  if (row === undefined) throw new Refusal('campaign.unknown');
  return asCampaign(row);
}

/** A school of the campaign's registry. @throws Refusal school.unknown */
export function schoolOf({ id: town, db }: Town, campaign: string, school: string): RegisteredSchool {
  const row = db.get<{ details: string }>(
    'SELECT details FROM registry WHERE municipality_id = ? AND campaign = ? AND school = ?',
    town,
    campaign,
    school,
  );
  if (row === undefined) throw new Refusal('school.unknown');
  return parsed(row.details);
}

/** Campaigns and what the ИМЦ keeps in them. */
export function campaignsOf(
  town: Town,
): Pick<
  MunicipalStore,
  | 'campaigns'
  | 'campaign'
  | 'addCampaign'
  | 'changeCampaign'
  | 'copyCampaign'
  | 'registry'
  | 'school'
  | 'campaignsOf'
  | 'replaceRegistry'
  | 'answers'
  | 'replaceAnswers'
  | 'measures'
  | 'replaceMeasures'
> {
  const { id, db, now, newId, log } = town;

  const insert = (by: Actor, { name, period, frameworks, deadline, settings }: NewCampaign): Campaign => {
    const campaign: Campaign = {
      id: newId(),
      name,
      period,
      frameworks,
      deadline,
      settings,
      state: 'open',
      createdAt: now(),
    };
    db.run(
      'INSERT INTO campaigns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      campaign.id,
      name,
      period,
      stored(frameworks),
      stored(deadline),
      stored(settings),
      campaign.state,
      campaign.createdAt,
    );
    log(by, 'campaign.added', `campaign:${campaign.id}`, sha256(canonical(campaign)));
    return campaign;
  };

  const documentOf = <T>(campaign: string, kind: 'answers' | 'measures', empty: T): T => {
    campaignOf(town, campaign);
    const row = db.get<{ document: string }>(
      'SELECT document FROM campaign_documents WHERE municipality_id = ? AND campaign = ? AND kind = ?',
      id,
      campaign,
      kind,
    );
    return row === undefined ? empty : parsed(row.document);
  };

  const replaceDocument = (by: Actor, campaign: string, kind: 'answers' | 'measures', document: unknown) =>
    db.write(() => {
      openCampaign(town, campaign);
      db.run(
        `INSERT INTO campaign_documents VALUES (?, ?, ?, ?)
         ON CONFLICT (municipality_id, campaign, kind) DO UPDATE SET document = excluded.document`,
        id,
        campaign,
        kind,
        stored(document),
      );
      log(by, `${kind}.replaced`, `campaign:${campaign}`, sha256(canonical(document)));
    });

  return {
    campaigns: async () =>
      db
        .all<CampaignRow>(
          `SELECT ${COLUMNS} FROM campaigns c WHERE c.municipality_id = ? ORDER BY c.created_at DESC, c.id DESC`,
          id,
        )
        .map(asCampaign),
    campaign: async (campaign) => campaignOf(town, campaign),
    addCampaign: (by, campaign) => db.write(() => insert(by, campaign)),
    changeCampaign: (by, campaign, change) =>
      db.write(() => {
        const changed: Campaign = { ...campaignOf(town, campaign), ...change };
        db.run(
          `UPDATE campaigns SET name = ?, period = ?, frameworks = ?, deadline = ?, settings = ?, state = ?
           WHERE municipality_id = ? AND id = ?`,
          changed.name,
          changed.period,
          stored(changed.frameworks),
          stored(changed.deadline),
          stored(changed.settings),
          changed.state,
          id,
          campaign,
        );
        log(by, 'campaign.changed', `campaign:${campaign}`, sha256(canonical(changed)));
        return changed;
      }),
    copyCampaign: (by, from, campaign) =>
      db.write(() => {
        campaignOf(town, from);
        const copy = insert(by, campaign);
        db.run(
          `INSERT INTO registry SELECT municipality_id, ?, school, place, details FROM registry
           WHERE municipality_id = ? AND campaign = ?`,
          copy.id,
          id,
          from,
        );
        db.run(
          `INSERT INTO campaign_documents SELECT municipality_id, ?, kind, document FROM campaign_documents
           WHERE municipality_id = ? AND campaign = ? AND kind = 'measures'`,
          copy.id,
          id,
          from,
        );
        return copy;
      }),
    registry: async (campaign) => {
      campaignOf(town, campaign);
      return db
        .all<{ details: string }>(
          'SELECT details FROM registry WHERE municipality_id = ? AND campaign = ? ORDER BY place',
          id,
          campaign,
        )
        .map(({ details }) => parsed<RegisteredSchool>(details));
    },
    school: async ({ campaign, school }) => schoolOf(town, campaign, school),
    campaignsOf: async (school) =>
      db
        .all<CampaignRow>(
          `SELECT ${COLUMNS} FROM campaigns c JOIN registry r ON r.municipality_id = c.municipality_id AND r.campaign = c.id
           WHERE r.municipality_id = ? AND r.school = ? AND c.state = 'open' ORDER BY c.created_at DESC, c.id DESC`,
          id,
          school,
        )
        .map(asCampaign),
    replaceRegistry: (by, campaign, schools) =>
      db.write(() => {
        openCampaign(town, campaign);
        db.run('DELETE FROM registry WHERE municipality_id = ? AND campaign = ?', id, campaign);
        schools.forEach((school, place) =>
          db.run('INSERT INTO registry VALUES (?, ?, ?, ?, ?)', id, campaign, school.code, place, stored(school)),
        );
        log(by, 'registry.replaced', `campaign:${campaign}`, sha256(canonical(schools)));
      }),
    answers: async (campaign) => documentOf<Answers>(campaign, 'answers', { values: {}, comments: {} }),
    replaceAnswers: (by, campaign, answers) => replaceDocument(by, campaign, 'answers', answers),
    measures: async (campaign) => documentOf(campaign, 'measures', []),
    replaceMeasures: (by, campaign, measures) => replaceDocument(by, campaign, 'measures', measures),
  };
}

/** @throws Refusal campaign.unknown, campaign.closed */
export function openCampaign(town: Town, id: string): Campaign {
  const campaign = campaignOf(town, id);
  if (campaign.state === 'closed') throw new Refusal('campaign.closed');
  return campaign;
}

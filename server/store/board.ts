import { campaignOf } from './campaigns.ts';
import { asHead, HEAD } from './heads.ts';
import type { MunicipalStore } from './port.ts';
import type { BoardRow, Status } from './records.ts';
import { parsed, type Town } from './town.ts';
import { asVersion, VERSION } from './versions.ts';

interface Row {
  readonly details: string;
  readonly status: Status | null;
  readonly version: number | null;
  readonly excluded: string | null;
  readonly submittedAt: string | null;
  readonly late: number | null;
  readonly errors: number | null;
  readonly queries: number | null;
  readonly progress: number | null;
  readonly draftAt: string | null;
  readonly remindedAt: string | null;
}

/** Joins a table `x` to a row of the registry `r`. */
const ofSchool = (x: string): string =>
  `${x}.municipality_id = r.municipality_id AND ${x}.campaign = r.campaign AND ${x}.school = r.school`;

const HEAD_VERSION = `LEFT JOIN heads h ON ${ofSchool('h')}
  LEFT JOIN submissions s ON ${ofSchool('s')} AND s.version = h.version`;

/** All schools of a campaign at once: for the ИМЦ's board and for the one button. */
export function boardOf(town: Town): Pick<MunicipalStore, 'board' | 'standings' | 'reminded'> {
  const { id, db, now, log } = town;
  return {
    board: async (campaign) => {
      campaignOf(town, campaign);
      return db
        .all<Row>(
          // A draft is newer than the version it corrects: its counts are the ones that matter.
          `SELECT r.details, h.status, h.version, h.exclusion AS excluded, s.submitted_at AS "submittedAt", s.late,
             COALESCE(d.errors, s.errors) AS errors, COALESCE(d.queries, s.queries) AS queries,
             COALESCE(d.progress, s.progress) AS progress, d.saved_at AS "draftAt",
             (SELECT MAX(sent_at) FROM reminders m WHERE ${ofSchool('m')}) AS "remindedAt"
           FROM registry r ${HEAD_VERSION} LEFT JOIN drafts d ON ${ofSchool('d')}
           WHERE r.municipality_id = ? AND r.campaign = ? ORDER BY r.place`,
          id,
          campaign,
        )
        .map(({ details, status, version, excluded, late, errors, queries, progress, ...moments }): BoardRow => ({
          school: parsed(details),
          status: status ?? 'не начат',
          version: version ?? 0,
          excluded: excluded === null ? null : parsed(excluded),
          late: late === 1,
          errors: errors ?? 0,
          queries: queries ?? 0,
          progress: progress ?? 0,
          ...moments,
        }));
    },
    standings: async (campaign) => {
      campaignOf(town, campaign);
      return db.snapshot(() => {
        const of = `FROM registry r JOIN heads h ON ${ofSchool('h')}
          JOIN submissions s ON ${ofSchool('s')} AND s.version = h.version
          WHERE r.municipality_id = ? AND r.campaign = ? ORDER BY r.place`;
        const heads = db.all<Parameters<typeof asHead>[0]>(`SELECT ${HEAD} ${of}`, id, campaign);
        const versions = db.all<Parameters<typeof asVersion>[0] & { readonly findings: string }>(
          `SELECT ${VERSION}, s.findings ${of}`,
          id,
          campaign,
        );
        return versions.map(({ findings, ...version }, at) => ({
          head: asHead(heads[at]!),
          version: asVersion(version),
          findings: parsed(findings),
        }));
      });
    },
    reminded: (by, campaign, schools) =>
      db.write(() => {
        const at = now();
        for (const school of schools)
          db.run('INSERT INTO reminders VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', id, campaign, school, at);
        log(by, `reminders.sent ${schools.length}`, `campaign:${campaign}`);
      }),
  };
}

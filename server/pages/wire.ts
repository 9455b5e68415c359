/** What the API answers, as the pages read it. Records of the store go over the wire as they are. */
import type { Finding } from '../../pipeline/finding.ts';
import type { FrameworkResult, MeasureReport, Results } from '../../pipeline/indicators/results.ts';
import type { School } from '../../pipeline/registry.ts';
import type { Values } from '../../pipeline/condition/predicate.ts';
import type { KeptLetter } from '../mail/outbox.ts';
import type { LETTERS } from '../mail/letters.ts';
import type { Job } from '../make/jobs.ts';
import type { CollectedBody } from '../make/task.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Difference } from '../submission/diff.ts';
import type { FileVerdict } from '../submission/parcels.ts';
import type {
  Answers,
  AuditEvent,
  Campaign,
  CampaignSettings,
  DeviceKey,
  Head,
  Receipt,
  RegisteredSchool,
  Release,
  Remark,
  Role,
  Stamp,
  Status,
  User,
  Version,
} from '../store/records.ts';

export type {
  Answers,
  Campaign,
  CampaignSettings,
  Difference,
  Finding,
  FrameworkResult,
  Head,
  KeptLetter,
  MeasureReport,
  Receipt,
  RegisteredSchool,
  Remark,
  Results,
  Role,
  Stamp,
  Status,
  StoredSubmission,
  Values,
};

/** Who is logged in; «none» is nobody. */
export interface Me {
  readonly role: Role | 'none';
  readonly login?: string;
  readonly school?: string;
  readonly municipality?: { readonly name: string; readonly zone: string };
  readonly empty: boolean;
  /** Whether the server can send letters. */
  readonly mail: boolean;
}

/** A campaign, its deadline held against the server's clock. */
export interface CampaignView extends Campaign {
  readonly overdue: boolean;
}

/** Campaigns, and what letters say where the ИМЦ has not written its own words. */
export interface CampaignsView {
  readonly campaigns: readonly CampaignView[];
  readonly letters: typeof LETTERS;
}

/** A version as it is shown: sums stay on the server. */
export type VersionRow = Omit<Version, 'partial'>;

export interface SentVersion {
  readonly version: VersionRow;
  readonly document: StoredSubmission;
  readonly findings: readonly Finding[];
}

/** A version as the ИМЦ opens it. */
export interface ReviewedVersion extends SentVersion {
  readonly head: Head;
}

type Standing = Pick<Head, 'status' | 'version' | 'accepted' | 'changedAt' | 'remarks' | 'returned' | 'excluded'>;

/** The cabinet of a school. */
export interface SchoolHome extends Standing {
  readonly school: School;
  readonly municipality: { readonly name: string; readonly centre: string | null };
  readonly campaign:
    | (Pick<Campaign, 'id' | 'name' | 'period' | 'frameworks' | 'deadline' | 'state'> & {
        readonly youngMaxAge: number;
      })
    | null;
  readonly overdue: boolean;
  readonly progress: number;
  readonly submittedAt: string | null;
  readonly receipt: number | null;
  readonly draft: { readonly savedAt: string; readonly findings: readonly Finding[] } | null;
}

/** A row of the board. */
export interface BoardLine {
  readonly code: string;
  readonly name: string;
  readonly type: School['type'];
  readonly hasEmail: boolean;
  readonly status: Status;
  readonly version: number;
  readonly progress: number;
  readonly errors: number;
  readonly queries: number;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly excluded: Head['excluded'];
  readonly draftAt: string | null;
  readonly remindedAt: string | null;
  readonly overdue: boolean;
}

export interface InviteLink {
  readonly school: string;
  readonly name: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** A school in a campaign as the ИМЦ sees it. */
export interface SchoolStanding {
  readonly school: RegisteredSchool;
  readonly head: Head;
  readonly versions: readonly VersionRow[];
  readonly draft: {
    readonly savedAt: string;
    readonly errors: number;
    readonly queries: number;
    readonly findings: readonly Finding[];
  } | null;
}

/** The latest result of «Свести». */
export interface CollectedView extends Pick<
  CollectedBody,
  'results' | 'findings' | 'protocol' | 'reconciliation' | 'registry' | 'measures'
> {
  readonly id: string;
  readonly madeAt: string;
  /** Nothing was sent, returned or excluded since. */
  readonly fresh: boolean;
  readonly stamps: readonly Stamp[];
}

/** A release as lists show it. */
export interface ReleaseRow extends Pick<
  Release,
  'number' | 'campaign' | 'releasedAt' | 'frameworks' | 'note' | 'files' | 'hash'
> {
  readonly name: string;
  readonly period: string;
}

/** A release opened. */
export interface ReleaseView extends Pick<CollectedBody, 'results' | 'measures' | 'registry' | 'reconciliation'> {
  readonly release: Omit<ReleaseRow, 'name' | 'period'>;
  readonly changes: {
    readonly since: number;
    readonly indicators: readonly {
      readonly framework: string;
      readonly indicator: string;
      readonly was: number | boolean | string | null;
      readonly is: number | boolean | string | null;
      readonly met: boolean | null;
      readonly wasMet: boolean | null;
    }[];
  } | null;
}

/** A person's login without secrets; the second factor's secret comes once, when it is made. */
export interface UserRow extends Pick<User, 'id' | 'login' | 'role' | 'email' | 'active' | 'createdAt'> {
  readonly totp: boolean;
  readonly secret?: string;
  readonly uri?: string;
}

export type { AuditEvent, DeviceKey, FileVerdict, Job };

export type { DemoStarted as Demo } from '../demo/start.ts';

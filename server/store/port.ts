import type { Finding } from '../../pipeline/finding.ts';
import type { MeasureReport } from '../../pipeline/indicators/results.ts';
import type { Partial } from '../../pipeline/indicators/partials.ts';
import type {
  Actor,
  Answers,
  AuditEvent,
  BoardRow,
  Campaign,
  CollectedRecord,
  DeviceKey,
  Draft,
  Head,
  Invite,
  Moment,
  Municipality,
  Receipt,
  RegisteredSchool,
  Release,
  Remark,
  Session,
  Sha256,
  Stamp,
  Standing,
  Tallied,
  User,
  Version,
} from './records.ts';

export type * from './records.ts';

/**
 * The whole archive of a server. Everything is read and written through `of(municipality)`, so that no statement can
 * reach into another municipality. Refuses by throwing `Refusal` (`refusal.ts`); nothing is written then.
 * A write's promise resolves when it is on the disk. Times come from the clock the store was opened with.
 */
export interface Store {
  /** The municipality of this server, null while nothing is set up. */
  municipality(): Promise<Municipality | null>;
  /** Sets up the municipality with its first users. @throws Refusal start.done */
  begin(request: BeginRequest): Promise<Municipality>;
  of(municipality: string): MunicipalStore;
  /** One trivial read; rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Whether new submissions are taken: free bytes against the limit. */
  space(): Promise<{ readonly free: number; readonly enough: boolean }>;
  close(): void;
}

export interface BeginRequest {
  readonly name: string;
  readonly settings: Municipality['settings'];
  readonly users: readonly NewUser[];
}

export type NewUser = Pick<User, 'login' | 'role' | 'password' | 'totp' | 'email'>;
export type UserChange = { readonly [K in 'password' | 'totp' | 'email' | 'active']?: User[K] };
export type NewCampaign = Omit<Campaign, 'id' | 'createdAt' | 'state'>;
export type CampaignChange = { readonly [K in Exclude<keyof Campaign, 'id' | 'createdAt'>]?: Campaign[K] };

/** A school's place in a campaign. */
export interface Place {
  readonly campaign: string;
  readonly school: string;
}

/** A checked submission without errors and without names, ready to be kept. */
export interface NewSubmission extends Place, Tallied {
  /** Client's key of the attempt; null when it gave none (uploads by the ИМЦ). */
  readonly key: string | null;
  /** SHA-256 of the request's body, compared when the key comes again. */
  readonly body: Sha256;
  /** Version the sender has seen (0 before the first); null when it did not say. */
  readonly ifMatch: number | null;
  readonly late: boolean;
  /** The name must be ours («отчёт s001.xlsx»), not the sender's: theirs may hold a surname. */
  readonly file: { readonly name: string; readonly sha256: Sha256 };
  /** Rows, values, evidence, explanations: one JSON document, kept as it is. No names of people. */
  readonly document: object;
  readonly findings: readonly Finding[];
  readonly partial: Partial;
  /** Must differ whenever rows, values, evidence or explanations differ. */
  readonly fingerprint: string;
  readonly rules: string;
}

export interface NewRelease {
  readonly campaign: string;
  readonly frameworks: readonly string[];
  readonly note: string;
  readonly stamps: readonly Stamp[];
  readonly body: object;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Archive of one municipality. `by` is who does it: every write leaves an entry in the audit log with it. */
export interface MunicipalStore {
  // The municipality
  settings(): Promise<Municipality>;
  changeSettings(by: Actor, settings: Municipality['settings']): Promise<void>;

  // Users and their sessions
  users(): Promise<readonly User[]>;
  userByLogin(login: string): Promise<User | null>;
  /** @throws Refusal user.taken */
  addUser(by: Actor, user: NewUser): Promise<User>;
  /** A new password or `active: false` ends all sessions of the user. @throws Refusal user.unknown */
  changeUser(by: Actor, id: string, change: UserChange): Promise<User>;
  /** Opens a session under the hash of its token; writes «login.ok». */
  openSession(user: string, token: Sha256): Promise<void>;
  /**
   * The session and its user while alive, else null. Notes the visit, at most once a minute.
   * @param terms minutes without a visit, and minutes since login, after which it is over
   */
  session(
    token: Sha256,
    terms: { readonly idle: number; readonly absolute: number },
  ): Promise<{ readonly session: Session; readonly user: User } | null>;
  closeSession(token: Sha256): Promise<void>;

  // Schools' invites and keys
  /** One unused invite a school: earlier ones are revoked. @throws Refusal school.unknown (in no registry) */
  invite(
    by: Actor,
    invites: readonly { readonly school: string; readonly code: Sha256; readonly expiresAt: Moment }[],
  ): Promise<readonly Invite[]>;
  /** Exchanges the code for a key, once. @throws Refusal invite.unknown, invite.spent */
  redeemInvite(code: Sha256, key: Sha256): Promise<DeviceKey>;
  /** The living key, or null. Notes the visit, at most once a minute. */
  deviceKey(key: Sha256): Promise<DeviceKey | null>;
  deviceKeys(): Promise<readonly DeviceKey[]>;
  /** @throws Refusal key.unknown */
  revokeKey(by: Actor, id: string): Promise<void>;

  // Campaigns
  /** The newest first. */
  campaigns(): Promise<readonly Campaign[]>;
  /** @throws Refusal campaign.unknown */
  campaign(id: string): Promise<Campaign>;
  addCampaign(by: Actor, campaign: NewCampaign): Promise<Campaign>;
  changeCampaign(by: Actor, id: string, change: CampaignChange): Promise<Campaign>;
  /** A new campaign with the registry and the measures of another; the ИМЦ's answers are asked anew. */
  copyCampaign(by: Actor, from: string, campaign: NewCampaign): Promise<Campaign>;
  /** In the order they were given. */
  registry(campaign: string): Promise<readonly RegisteredSchool[]>;
  /** @throws Refusal school.unknown */
  school(place: Place): Promise<RegisteredSchool>;
  /** Open campaigns in whose registry the school is, the newest first. */
  campaignsOf(school: string): Promise<readonly Campaign[]>;
  /** Replaces the registry. What schools that left it have sent is kept, out of the board and the sums. */
  replaceRegistry(by: Actor, campaign: string, schools: readonly RegisteredSchool[]): Promise<void>;
  answers(campaign: string): Promise<Answers>;
  replaceAnswers(by: Actor, campaign: string, answers: Answers): Promise<void>;
  measures(campaign: string): Promise<readonly MeasureReport[]>;
  replaceMeasures(by: Actor, campaign: string, measures: readonly MeasureReport[]): Promise<void>;
  board(campaign: string): Promise<readonly BoardRow[]>;
  reminded(by: Actor, campaign: string, schools: readonly string[]): Promise<void>;

  // Submissions
  /**
   * Keeps a new version and makes it the one in force; the status becomes «отправлен», the draft goes.
   * The same key with the same body gives the first receipt again (`repeated`).
   * @throws Refusal storage.full, campaign.closed, school.unknown, key.reused, version.stale, submission.accepted,
   * submission.identical
   */
  receiveSubmission(
    by: Actor,
    submission: NewSubmission,
  ): Promise<{ readonly receipt: Receipt; readonly repeated: boolean }>;
  /** Keeps unsent work; «не начат» becomes «черновик». @throws Refusal storage.full, campaign.closed, school.unknown */
  saveDraft(by: Actor, draft: Omit<Draft, 'savedAt'>): Promise<void>;
  draft(place: Place): Promise<Draft | null>;
  /** «не начат» and version 0 when nothing happened yet. @throws Refusal school.unknown */
  head(place: Place): Promise<Head>;
  /** The newest first. */
  versions(place: Place): Promise<readonly Version[]>;
  /** @throws Refusal submission.unknown */
  version(place: Place, version: number): Promise<Version>;
  findings(place: Place, version: number): Promise<readonly Finding[]>;
  /** The rows as they were kept. @throws Refusal submission.unknown, document.erased, storage.damaged */
  document(place: Place, version: number): Promise<object>;
  /** @throws Refusal receipt.unknown */
  receipt(number: number): Promise<Receipt>;
  /** «отправлен» → «на проверке», by opening it; any other status stays. */
  reviewSubmission(by: Actor, place: Place): Promise<Head>;
  /** «отправлен», «на проверке» → «принят». @throws Refusal version.stale, submission.status, submission.unknown */
  acceptSubmission(by: Actor, place: Place, version: number): Promise<Head>;
  /** «отправлен», «на проверке», «принят» → «на доработке». @throws Refusal as `acceptSubmission` */
  returnSubmission(
    by: Actor,
    place: Place,
    returned: { readonly version: number; readonly text: string; readonly remarks: readonly Remark[] },
  ): Promise<Head>;
  /** Keeps the school out of the sums. @throws Refusal submission.unknown */
  excludeSubmission(by: Actor, place: Place, reason: string): Promise<Head>;
  includeSubmission(by: Actor, place: Place): Promise<Head>;
  /** Versions in force of the schools of the registry, in its order, as of one moment. */
  standings(campaign: string): Promise<readonly Standing[]>;
  /** New verdicts of changed rules about versions in force; a version that was replaced meanwhile is left alone. */
  recheckSubmissions(by: Actor, campaign: string, checked: readonly Rechecked[]): Promise<void>;

  // Results and releases
  saveCollected(
    by: Actor,
    collected: { readonly campaign: string; readonly stamps: readonly Stamp[]; readonly body: object },
  ): Promise<CollectedRecord>;
  /** The latest, or null. */
  collected(campaign: string): Promise<CollectedRecord | null>;
  release(by: Actor, release: NewRelease): Promise<Release>;
  /** The newest first. */
  releases(): Promise<readonly Release[]>;
  /** @throws Refusal release.unknown */
  releaseNumbered(number: number): Promise<Release>;

  // Audit log
  /** Notes what is no write of its own: a failed login, a download. `school:CODE` objects are stored by reference. */
  note(by: Actor, action: string, object: string, payload?: Sha256): Promise<void>;
  /** The newest first; before `before` when given. */
  auditEvents(page: { readonly limit: number; readonly before?: number }): Promise<readonly AuditEvent[]>;
  /** School codes by the references the log writes them under; erased schools are absent. */
  auditReferences(): Promise<ReadonlyMap<string, string>>;

  // Erasure
  /** Removes a school and all it has sent, from everything but released summaries. */
  eraseSchool(by: Actor, school: string): Promise<void>;
}

/** A version checked again by newer rules. */
export interface Rechecked extends Place, Tallied {
  readonly version: number;
  readonly findings: readonly Finding[];
  /** Null when the newer rules find errors: the school leaves the sums. */
  readonly partial: Partial | null;
  readonly rules: string;
}

/** Content-addressed files. */
export interface BlobStore {
  /** Resolves when the file and its name are on the disk. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** @throws Refusal storage.damaged when bytes are missing or other than were stored */
  read(sha256: Sha256): Promise<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
  remove(sha256: Sha256): Promise<void>;
  list(): Promise<readonly Sha256[]>;
}

import type { OwnTarget } from '../../pipeline/catalogue/types.ts';
import type { Finding } from '../../pipeline/finding.ts';
import type { Partial } from '../../pipeline/indicators/partials.ts';
import type { School } from '../../pipeline/registry.ts';

/** A moment, ISO in UTC with milliseconds. */
export type Moment = string;

/** SHA-256 in lower-case hex: of stored bytes, or of a secret that is itself never stored. */
export type Sha256 = string;

export type Role = 'school' | 'imc' | 'department' | 'admin' | 'system';

/** Who does it: a user's id, a school's code, or the name of a command. Never a person's name. */
export interface Actor {
  readonly role: Role;
  readonly id: string;
}

export interface Municipality {
  readonly id: string;
  readonly name: string;
  readonly settings: MunicipalitySettings;
  readonly createdAt: Moment;
}

export interface MunicipalitySettings {
  /** IANA zone of deadlines and printed times («Europe/Moscow»). */
  readonly zone: string;
  /** Full years that rows of rosters are kept after their period's end. */
  readonly rosterYears: number;
  /** Heading of the summary workbooks. */
  readonly centre?: string;
  readonly director?: string;
}

/** A person of the ИМЦ, the department or the administration, known by login only. */
export interface User {
  readonly id: string;
  readonly login: string;
  readonly role: Exclude<Role, 'school' | 'system'>;
  /** Argon2id in PHC form. */
  readonly password: string;
  /** Base32 secret of the second factor, null when it is off. */
  readonly totp: string | null;
  /** Where releases and notices go. */
  readonly email: string | null;
  readonly active: boolean;
  readonly createdAt: Moment;
}

export interface Session {
  readonly token: Sha256;
  readonly user: string;
  readonly createdAt: Moment;
  readonly seenAt: Moment;
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  /** «2025-2026» or «2025». */
  readonly period: string;
  readonly frameworks: readonly string[];
  /** Civil date and time in the zone. */
  readonly deadline: { readonly date: string; readonly time: string; readonly zone: string };
  readonly settings: CampaignSettings;
  readonly state: 'open' | 'closed';
  readonly createdAt: Moment;
}

export interface CampaignSettings {
  readonly youngMaxAge: number;
  /** Whether cells under 3 are hidden from the department where crossed by subject. */
  readonly smallCells: boolean;
  /** Texts of letters by kind («reminder», «returned», «release»). */
  readonly mail: Readonly<Record<string, string>>;
  /** The ИМЦ's own targets by «framework/indicator»; given, they replace all those before. */
  readonly targets?: Readonly<Record<string, readonly OwnTarget[]>>;
}

/** A school of a campaign's registry. */
export interface RegisteredSchool extends School {
  readonly inn?: string;
  readonly ogrn?: string;
  /** Mailbox of the organisation. */
  readonly email?: string;
}

/** The ИМЦ's own answers of a campaign: values by field code, texts beside statuses. */
export interface Answers {
  readonly values: Readonly<Record<string, string | number | readonly string[] | null>>;
  readonly comments: Readonly<Record<string, string>>;
}

/** A one-time code by which a school gets its key. Only its hash is kept. */
export interface Invite {
  readonly id: string;
  readonly school: string;
  readonly createdAt: Moment;
  readonly expiresAt: Moment;
  readonly redeemedAt: Moment | null;
  readonly revokedAt: Moment | null;
}

/** A school's key, kept in one browser or add-in. Only its hash is stored. */
export interface DeviceKey {
  readonly id: string;
  readonly school: string;
  readonly createdAt: Moment;
  readonly seenAt: Moment | null;
  readonly revokedAt: Moment | null;
}

export type Status = 'не начат' | 'черновик' | 'отправлен' | 'на проверке' | 'на доработке' | 'принят';

/** A comment of the ИМЦ at a cell of the school's book. */
export interface Remark {
  readonly sheet: string;
  readonly cell: string;
  readonly code?: string;
  readonly line?: number;
  readonly text: string;
}

/** What was noticed, counted; explained queries are not in `queries`. */
export interface Tallied {
  readonly errors: number;
  readonly queries: number;
  /** Filled part of what the form asks, 0…1. */
  readonly progress: number;
}

/** One sent version without its rows: those are read by `document`. Versions count from 1 per school and campaign. */
export interface Version extends Tallied {
  readonly campaign: string;
  readonly school: string;
  readonly version: number;
  readonly receipt: number;
  readonly submittedAt: Moment;
  /** Sent after the deadline. */
  readonly late: boolean;
  /** `imc` when uploaded on the school's behalf. */
  readonly sentBy: Role;
  /** The file it was read from. */
  readonly file: { readonly name: string; readonly sha256: Sha256 };
  /** Hash of the stored document. */
  readonly document: Sha256;
  /** Equal for submissions that say the same. */
  readonly fingerprint: string;
  /** Version of the rules it was checked by. */
  readonly rules: string;
  /** Sums of the school; null when rules that changed later found errors. */
  readonly partial: Partial | null;
  /** When its rows were removed, the partial sums being kept. */
  readonly erasedAt: Moment | null;
}

/** Where a school stands in a campaign. */
export interface Head {
  readonly campaign: string;
  readonly school: string;
  readonly status: Status;
  /** Version in force, 0 before the first. What `If-Match` is compared with. */
  readonly version: number;
  /** Last version that was accepted. */
  readonly accepted: number | null;
  /** Given with the last return; empty again after acceptance. */
  readonly remarks: readonly Remark[];
  /** The ИМЦ's words of the last return. */
  readonly returned: { readonly text: string; readonly at: Moment; readonly version: number } | null;
  /** Kept out of the sums, visibly. */
  readonly excluded: { readonly reason: string; readonly at: Moment } | null;
  readonly changedAt: Moment;
}

/** Unsent work of a school, one per campaign; it may have errors and is never in sums. */
export interface Draft extends Tallied {
  readonly campaign: string;
  readonly school: string;
  readonly savedAt: Moment;
  /** As it was sent, without names; see `server/receive`. */
  readonly document: object;
  readonly findings: readonly Finding[];
}

export interface Receipt {
  readonly number: number;
  readonly campaign: string;
  readonly school: string;
  readonly version: number;
  readonly time: Moment;
  /** SHA-256 of the file the school sent: it can compare it with its own. */
  readonly checksum: Sha256;
  readonly status: 'отправлен';
}

/** A row of the ИМЦ's board: a school of the registry and where it stands. */
export interface BoardRow extends Tallied {
  readonly school: RegisteredSchool;
  readonly status: Status;
  readonly version: number;
  readonly submittedAt: Moment | null;
  readonly late: boolean;
  readonly excluded: Head['excluded'];
  readonly draftAt: Moment | null;
  readonly remindedAt: Moment | null;
}

/** What the one button adds up: the version in force of a school, all schools read at one moment. */
export interface Standing {
  readonly head: Head;
  readonly version: Version;
  readonly findings: readonly Finding[];
}

/** Which versions a result was made of. */
export interface Stamp {
  readonly school: string;
  readonly version: number;
  readonly document: Sha256;
}

/** A result of the one button; its body is a stored document. */
export interface CollectedRecord {
  readonly id: string;
  readonly campaign: string;
  readonly madeAt: Moment;
  readonly stamps: readonly Stamp[];
  readonly body: Sha256;
}

/** A file of a release. */
export interface ReleasedFile {
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
}

/** A frozen summary. Numbers count from 1 in the municipality. */
export interface Release {
  readonly number: number;
  readonly campaign: string;
  readonly releasedAt: Moment;
  readonly frameworks: readonly string[];
  readonly note: string;
  readonly stamps: readonly Stamp[];
  /** Everything the workbooks are rebuilt from. */
  readonly body: Sha256;
  readonly files: readonly ReleasedFile[];
  /** SHA-256 of all of the above in canonical JSON. */
  readonly hash: Sha256;
}

/** An entry of the audit log. Schools are written by a random reference, so that erasing a school ends its trace. */
export interface AuditEvent {
  readonly seq: number;
  readonly utc: Moment;
  readonly actor: string;
  readonly role: Role;
  /** «submission.received», «login.failed». */
  readonly action: string;
  readonly object: string;
  /** SHA-256 of what the action was about, empty when there is nothing. */
  readonly payload: Sha256 | '';
  readonly prev: Sha256;
  readonly hash: Sha256;
}

export interface Reminder {
  readonly campaign: string;
  readonly school: string;
  readonly sentAt: Moment;
}

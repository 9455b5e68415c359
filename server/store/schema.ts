/**
 * Tables of the archive, in the SQL that SQLite and PostgreSQL share. Every key starts with `municipality_id`, so that
 * it can become Citus's distribution column; ids are made by the program; JSON is stored and never queried. The only
 * triggers are those that make the audit log append-only. `test/server/store/schema.test.ts` holds these rules.
 */
const FIRST = [
  `CREATE TABLE municipalities (
    municipality_id TEXT NOT NULL,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id)
  )`,
  `CREATE TABLE users (
    municipality_id TEXT NOT NULL,
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('imc', 'department', 'admin')),
    password TEXT NOT NULL,
    totp TEXT,
    email TEXT,
    active INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, login)
  )`,
  `CREATE TABLE sessions (
    municipality_id TEXT NOT NULL,
    token TEXT NOT NULL,
    user_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, user_id) REFERENCES users (municipality_id, id)
  )`,
  `CREATE TABLE invites (
    municipality_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school TEXT NOT NULL,
    code TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    redeemed_at TEXT,
    revoked_at TEXT,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, code)
  )`,
  `CREATE TABLE device_keys (
    municipality_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT,
    revoked_at TEXT,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, key_hash)
  )`,
  `CREATE TABLE campaigns (
    municipality_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    frameworks TEXT NOT NULL,
    deadline TEXT NOT NULL,
    settings TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id)
  )`,
  `CREATE TABLE registry (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    school TEXT NOT NULL,
    place INTEGER NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (municipality_id, campaign, school),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE INDEX registry_by_school ON registry (municipality_id, school)`,
  `CREATE TABLE campaign_documents (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answers', 'measures')),
    document TEXT NOT NULL,
    PRIMARY KEY (municipality_id, campaign, kind),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE submissions (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    school TEXT NOT NULL,
    version INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    late INTEGER NOT NULL,
    sent_by TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    rules TEXT NOT NULL,
    errors INTEGER NOT NULL,
    queries INTEGER NOT NULL,
    progress DOUBLE PRECISION NOT NULL,
    partial TEXT,
    findings TEXT NOT NULL,
    erased_at TEXT,
    PRIMARY KEY (municipality_id, campaign, school, version),
    UNIQUE (municipality_id, receipt),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE heads (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    school TEXT NOT NULL,
    status TEXT NOT NULL
      CHECK (status IN ('не начат', 'черновик', 'отправлен', 'на проверке', 'на доработке', 'принят')),
    version INTEGER NOT NULL,
    accepted INTEGER,
    remarks TEXT NOT NULL,
    returned TEXT,
    exclusion TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, campaign, school),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE drafts (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    school TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    errors INTEGER NOT NULL,
    queries INTEGER NOT NULL,
    progress DOUBLE PRECISION NOT NULL,
    document TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (municipality_id, campaign, school),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE idempotency (
    municipality_id TEXT NOT NULL,
    school TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    receipt INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, school, key)
  )`,
  `CREATE TABLE counters (
    municipality_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, name)
  )`,
  `CREATE TABLE reminders (
    municipality_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    school TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (municipality_id, campaign, school, sent_at),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE collected (
    municipality_id TEXT NOT NULL,
    id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    made_at TEXT NOT NULL,
    stamps TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE INDEX collected_by_campaign ON collected (municipality_id, campaign, made_at)`,
  `CREATE TABLE releases (
    municipality_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    campaign TEXT NOT NULL,
    released_at TEXT NOT NULL,
    frameworks TEXT NOT NULL,
    note TEXT NOT NULL,
    stamps TEXT NOT NULL,
    body TEXT NOT NULL,
    files TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (municipality_id, number),
    FOREIGN KEY (municipality_id, campaign) REFERENCES campaigns (municipality_id, id)
  )`,
  `CREATE TABLE school_references (
    municipality_id TEXT NOT NULL,
    school TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (municipality_id, school),
    UNIQUE (municipality_id, reference)
  )`,
  `CREATE TABLE audit (
    municipality_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    utc TEXT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (municipality_id, seq)
  )`,
];

/** SQLite's form of the append-only rule; PostgreSQL takes the rights to UPDATE and DELETE away instead. */
export const APPEND_ONLY = ['UPDATE', 'DELETE'].map(
  (verb) => `CREATE TRIGGER audit_no_${verb.toLowerCase()} BEFORE ${verb} ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
);

/** Steps from an empty database to the present one; a step once released is never edited. */
export const MIGRATIONS: readonly (readonly string[])[] = [[...FIRST, ...APPEND_ONLY]];

/** Which steps a database has taken: the only table that belongs to no municipality. */
export const VERSION_TABLE = `CREATE TABLE IF NOT EXISTS schema_version (
  version INTEGER NOT NULL,
  applied_at TEXT NOT NULL,
  PRIMARY KEY (version)
)`;

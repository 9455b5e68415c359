import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';
import { MIGRATIONS, VERSION_TABLE } from './schema.ts';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes that arrive together share one transaction and so one sync of the log; more would hold up readers. */
const GROUP = 32;

const SQLITE_FULL = 13;
/** The log's index could not be made larger. */
const SQLITE_IOERR_SHMSIZE = 4874;

/** An open database: durable at every commit, statements prepared once, writes grouped. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #queue: Job[] = [];

  /** Opens or makes the database and brings its tables up to date. @throws Error when it is newer than the program */
  constructor(file: string, now: Date) {
    this.#db = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    this.#migrate(now);
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  /** One row at a time, for tables that do not fit in memory. */
  each<Row>(sql: string, ...values: SQLInputValue[]): IterableIterator<Row> {
    return this.#db.prepare(sql).iterate(...values) as IterableIterator<Row>;
  }

  /** Number of rows changed. Only inside `write`. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Statements that stand outside transactions: pragmas, VACUUM. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /**
   * Does the work in a transaction. Resolves with its result when it is on the disk; when the work throws, what it
   * wrote is undone and others of the same group stay.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.#flush());
      this.#queue.push({ work, resolve: resolve as Job['resolve'], reject });
    });
  }

  /** Several reads as of one moment, whatever other connections write meanwhile. */
  snapshot<T>(read: () => T): T {
    this.exec('BEGIN');
    try {
      return read();
    } finally {
      this.exec('COMMIT');
    }
  }

  /** Rewrites the file without what was deleted and empties the log: no trace stays in either. */
  scrub(): void {
    this.exec('VACUUM');
    this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    while (this.#queue.length > 0) this.#flush();
    this.#statements.clear();
    this.#db.close();
  }

  #flush(): void {
    const group = this.#queue.splice(0, GROUP);
    if (group.length === 0) return;
    if (this.#queue.length > 0) setImmediate(() => this.#flush());
    const answers: (() => void)[] = [];
    try {
      this.exec('BEGIN IMMEDIATE');
      for (const job of group) answers.push(this.#attempt(job));
      this.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.exec('ROLLBACK');
      for (const { reject } of group) reject(translated(error));
      return;
    }
    for (const answer of answers) answer();
  }

  /** Runs one job of a group; gives what to tell its caller once the group is on the disk. */
  #attempt({ work, resolve, reject }: Job): () => void {
    this.exec('SAVEPOINT job');
    try {
      const value = work();
      this.exec('RELEASE job');
      return () => resolve(value as never);
    } catch (error) {
      // A full disk ends the whole transaction by itself: nobody of the group is acknowledged.
      if (!this.#db.isTransaction) throw error;
      this.exec('ROLLBACK TO job; RELEASE job');
      return () => reject(translated(error));
    }
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  #migrate(now: Date): void {
    this.exec('BEGIN IMMEDIATE');
    this.exec(VERSION_TABLE);
    const [at] = this.all<{ version: number }>('SELECT COALESCE(MAX(version), 0) AS version FROM schema_version');
    if (at!.version > MIGRATIONS.length) {
      this.#db.close();
      throw new Error(
        `данные записаны более новой версией «Свода» (${at!.version}, эта знает ${MIGRATIONS.length}): обновите программу`,
      );
    }
    MIGRATIONS.slice(at!.version).forEach((statements, index) => {
      for (const statement of statements) this.exec(statement);
      this.run('INSERT INTO schema_version VALUES (?, ?)', at!.version + index + 1, now.toISOString());
    });
    this.exec('COMMIT');
  }
}

function translated(error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return code === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE ? new Refusal('storage.full', {}, error) : error;
}

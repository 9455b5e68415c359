import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { APPEND_ONLY, MIGRATIONS, VERSION_TABLE } from '../../../server/store/schema.ts';
import { DATABASE, openArchive } from '../../../server/store/sqlite.ts';
import { Clock, temporaryFolder } from './archive.ts';

const statements = MIGRATIONS.flat().filter((statement) => !APPEND_ONLY.includes(statement));
/** What PostgreSQL or Citus has not, does otherwise, or allows on one node only. */
const FOREIGN_WORDS =
  /\b(AUTOINCREMENT|SERIAL|IDENTITY|TRIGGER|ROWID|EXCLUDE|DEFERRABLE|GENERATED|BLOB|PRAGMA|STRICT|JSONB?|DATETIME|BOOLEAN)\b/i;

test('every key starts with the municipality', () => {
  for (const statement of statements) {
    const keys = [...statement.matchAll(/(?:PRIMARY KEY|UNIQUE|FOREIGN KEY|REFERENCES \w+|ON \w+) \(([^)]*)\)/g)];
    expect(keys.length, statement).toBeGreaterThan(0);
    for (const [key, columns] of keys) expect(columns, key).toMatch(/^municipality_id\b/);
  }
});

test('tables have a primary key beside nothing, and a municipality that is never null', () => {
  const tables = statements.filter((statement) => statement.startsWith('CREATE TABLE'));
  expect(tables.length).toBeGreaterThan(10);
  for (const table of tables) {
    expect(table).toContain('PRIMARY KEY (municipality_id');
    expect(table).toContain('municipality_id TEXT NOT NULL');
    expect(table).not.toMatch(/\w PRIMARY KEY,/);
  }
});

test('the language is the one that SQLite and PostgreSQL share', () => {
  for (const statement of [...statements, VERSION_TABLE]) expect(statement).not.toMatch(FOREIGN_WORDS);
  expect(APPEND_ONLY.every((trigger) => / ON audit\s/.test(trigger))).toBe(true);
});

test('every statement of the store names the municipality', () => {
  const folder = join(import.meta.dirname, '../../../server/store');
  const files = [
    'users',
    'keys',
    'campaigns',
    'heads',
    'versions',
    'receive',
    'review',
    'board',
    'results',
    'log',
    'town',
  ];
  for (const file of files) {
    const source = readFileSync(join(folder, `${file}.ts`), 'utf8');
    for (const [sql] of source.matchAll(/(['`])(?:SELECT|UPDATE|DELETE)\b[\s\S]*?\1/g))
      expect(sql, file).toMatch(/municipality_id = |\$\{of\}/);
  }
});

test('the database is durable, and a newer one is not opened', async () => {
  const folder = temporaryFolder();
  const archive = await openArchive({ folder, clock: new Clock().read, leastFree: 0 });
  const pragma = (name: string) => Object.values(archive.db.get<object>(`PRAGMA ${name}`)!)[0];
  expect(['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual([
    'wal',
    2,
    1,
    1,
    5000,
  ]);
  archive.store.close();
  const db = new DatabaseSync(join(folder, DATABASE));
  db.exec("INSERT INTO schema_version VALUES (99, '')");
  db.close();
  await expect(openArchive({ folder, clock: new Clock().read, leastFree: 0 })).rejects.toThrow('99');
});

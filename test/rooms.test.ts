import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../pipeline');

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });

/** What each file imports: paths inside the pipeline, and packages. */
const imports = files(root).map((path) => {
  const named = [
    ...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|import\('([^']+)'\)/gm),
  ].map((match) => match[1] ?? match[2]!);
  return {
    file: relative(root, path),
    rooms: named.filter((name) => name.startsWith('.')).map((name) => relative(root, resolve(path, '..', name))),
    packages: named.filter((name) => !name.startsWith('.')),
  };
});

const room = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file);

/** Rooms in the order a sheet walks through them; a room may open only the ones before it and itself. */
const order: readonly (readonly string[])[] = [
  ['catalogue', 'condition', 'period.ts', 'finding.ts', 'form.ts', 'registry.ts', 'submission.ts'],
  ['xlsx'],
  ['intake', 'check', 'indicators'],
  ['template', 'receive.ts', 'collect.ts'],
  ['summary'],
  ['books.ts'],
  ['command', 'demo'],
  ['main.ts'],
];
const rank = (file: string): number => order.findIndex((level) => level.includes(room(file)));

test('every file lies in a known room', () => {
  expect(imports.filter(({ file }) => rank(file) < 0).map(({ file }) => file)).toEqual([]);
});

test('doors open backwards only', () => {
  const wrong = imports.flatMap(({ file, rooms }) =>
    rooms.filter((other) => rank(other) > rank(file)).map((other) => `${file} → ${other}`),
  );
  expect(wrong).toEqual([]);
});

test('what the desk runs knows neither Node nor any package but the CSV parser', () => {
  const desk = (file: string): boolean =>
    ['catalogue', 'condition', 'check', 'intake'].includes(room(file)) ||
    ['period.ts', 'finding.ts', 'form.ts', 'submission.ts'].includes(file) ||
    (room(file) === 'xlsx' && !['node.ts', 'browser.ts', 'write.ts', 'looks.ts'].includes(file.slice(5)));
  const wrong = imports.flatMap(({ file, packages }) =>
    desk(file) ? packages.filter((name) => name !== 'papaparse').map((name) => `${file} → ${name}`) : [],
  );
  expect(wrong).toEqual([]);
});

test('only one file knows which package writes workbooks', () => {
  expect(imports.filter(({ packages }) => packages.includes('hucre')).map(({ file }) => file)).toEqual([
    'xlsx/write.ts',
  ]);
});

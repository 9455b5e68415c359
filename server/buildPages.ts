import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PAGES } from './http/pages.ts';

const SOURCES = ['server/pages', 'pipeline', 'vite.config.ts'].map((path) => resolve(import.meta.dirname, '..', path));

/** When the newest file below the path was written. */
const newest = (path: string): number => {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** Builds the pages before the server starts, when they are absent or older than their sources. */
const built = join(PAGES, 'index.html');
const fresh =
  existsSync(built) && SOURCES.every((path) => !existsSync(path) || newest(path) <= statSync(built).mtimeMs);
if (!fresh) {
  process.stdout.write('Собираю страницы…\n');
  const { status } = spawnSync('npm', ['run', '-s', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0 && existsSync(built)) process.stderr.write('Страницы не собрались: останутся прежние.\n');
  else if (status !== 0) process.exitCode = 1;
}

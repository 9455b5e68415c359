import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the benchmark measures four schools from workbooks to table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svod-bench-test-'));
  const script = resolve(import.meta.dirname, '../../bench/main.ts');
  const report = execFileSync(process.execPath, [script, '--alone', '--schools', '4', '--folder', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(folder, { recursive: true });
  expect(report).toContain('4 книг: ');
  expect(report).toMatch(/^\| Свод +\|/m);
  expect(report).toMatch(/4 школ, пять документов/);
  expect(report).toMatch(/Размер книги школы, наибольший/);
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frameworks } from '../../pipeline/catalogue/index.ts';
import { summaryBook } from '../../pipeline/summary/index.ts';
import { request } from './fixture.ts';

const works = (python: string): boolean => {
  try {
    execFileSync(python, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const python = ['/usr/bin/python3', 'python3'].find(works);

/** Prints every distinct formula with its digits and letters struck out, and the number of charts. */
const LOOK = `
import sys, re, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
kinds, charts = set(), 0
for sheet in book:
    charts += len(sheet._charts)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == 'f':
                kinds.add(re.sub(r'[A-Z]+[0-9]+', 'A1', str(cell.value)))
print(' '.join(sorted(kinds)), '|', charts, '|', len(book.sheetnames))
`;

/** A reader that is none of ours opens the books and finds no formula but sums, even where a school wrote one. */
test.skipIf(python === undefined).each(frameworks.map((framework) => [framework.id, framework] as const))(
  'openpyxl opens %s and finds only sums',
  async (id, framework) => {
    const folder = mkdtempSync(join(tmpdir(), 'svod-summary-'));
    try {
      const path = join(folder, `${id}.xlsx`);
      writeFileSync(path, await summaryBook(request(framework, { explanation: '=1+1' })));
      const [formulas, charts, sheets] = execFileSync(python!, ['-c', LOOK, path], { encoding: 'utf8' })
        .trim()
        .split(' | ');
      expect(formulas).toBe('=SUM(A1:A1)');
      expect(Number(charts)).toBeGreaterThan(0);
      expect(Number(sheets)).toBeGreaterThan(14);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

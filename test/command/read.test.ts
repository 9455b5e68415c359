import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { findParcels, loadParcel } from '../../pipeline/command/parcels.ts';
import { readAll } from '../../pipeline/command/read.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { receive } from '../../pipeline/receive.ts';
import type { School } from '../../pipeline/registry.ts';

test('many folders read by several threads give what one thread gives, in the order of the files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'svod-read-'));
  const registry = Array.from({ length: 90 }, (_, at): School => ({
    code: `${1000 + at}`,
    name: `Школа ${at}`,
    type: 'ООО',
    shnor: false,
    shnsu: false,
  }));
  for (const [at, { code }] of registry.entries()) {
    mkdirSync(join(folder, code));
    writeFileSync(join(folder, code, 'school.csv'), `code;value\norg_code;${code}\npositions_total;${at + 1}\n`);
    writeFileSync(join(folder, code, 'training.csv'), 'course.person;course.kind;course.end_date\n1;ПК;15.03.2026\n');
    writeFileSync(
      join(folder, code, 'staff.csv'),
      `row_no;position;employment;birth_year;category;ped_experience;education_level\n1;учитель;основное;${1960 + (at % 40)};первая;5;ВО педагогическое\n`,
    );
  }
  const frameworks = [findFramework('murom')!];
  const settings = { period: parsePeriod('2025-2026')!, youngMaxAge: 35 };
  const { found } = findParcels([folder]);
  const progress: number[] = [];
  const received = await readAll(frameworks, { settings, registry, found }, (done) => progress.push(done));
  const plan = planOf(frameworks, settings);
  const alone = receive(found.map(loadParcel), { plan, registry: new Map(registry.map((one) => [one.code, one])) });
  rmSync(folder, { recursive: true });
  expect(received).toEqual(alone);
  expect(received.map(({ code }) => code)).toEqual(registry.map(({ code }) => code));
  expect(received.filter(({ partial }) => partial === null)).toEqual([]);
  expect(progress.at(-1)).toBe(90);
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { bookOf, FIVE, makeCorpus, ONE, schoolOf, SMALL } from './corpus.ts';
import { measure } from './measure.ts';
import { openingTime } from './office.ts';
import { findPeers, officeVersion } from './peers.ts';
import type { Results } from './results.ts';
import { measureSet } from './set.ts';
import { reportOf } from './table.ts';

/**
 * Measures «Свод» and its peers on the same invented school workbooks and prints a table; a full run also writes it
 * to docs/bench.md.
 *
 *   --quick       50 workbooks only
 *   --alone       without peers and LibreOffice
 *   --schools N   another size of the small set, with --alone: keeps this script alive in the tests
 *   --folder DIR  where the workbooks are kept between runs
 *   --fresh       makes the workbooks anew
 *   --corpus      makes the workbooks and stops
 */
const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    schools: { type: 'string' },
    folder: { type: 'string', default: 'out/bench' },
    fresh: { type: 'boolean', default: false },
    corpus: { type: 'boolean', default: false },
  },
});

const LARGE = 1000;
const ROUNDS = 3;
const here = (name: string): string => join(import.meta.dirname, name);
const quick = given.quick || given.schools !== undefined;
const size = given.schools === undefined ? SMALL : Number(given.schools);
const folder = resolve(given.folder);
const office = given.alone ? undefined : officeVersion();
const { peers, missing } = given.alone ? { peers: [], missing: [] } : findPeers();

/** A school with sixty people, or nearly: an ordinary one. */
function ordinarySchool(): number {
  const numbers = Array.from({ length: size }, (_, at) => at + 1);
  const distance = (number: number): number => Math.abs(schoolOf(number, ONE).filled.staff.length - 60);
  return numbers.reduce((best, number) => (distance(number) < distance(best) ? number : best));
}

mkdirSync(folder, { recursive: true });
if (given.fresh) for (const set of ['one', 'five']) rmSync(join(folder, set), { recursive: true, force: true });
const one = await makeCorpus(join(folder, 'one'), ONE, quick ? size : LARGE, office !== undefined);
const five = await makeCorpus(join(folder, 'five'), FIVE, size, office !== undefined);
if (given.corpus) process.exit();

const load = loadavg()[0]!;
const rounds = given.schools === undefined ? ROUNDS : 1;
const small = await measureSet({ rounds, peers, folder }, one.small, five.small);
const { stdout: generation } = await measure([process.execPath, here('generation.ts'), String(size)]);
const opened = ordinarySchool();
const results: Results = {
  when: new Date().toLocaleDateString('ru-RU'),
  machine: `${cpus()[0]!.model.trim()}, ядер: ${availableParallelism()}, ${Math.round(totalmem() / 2 ** 30)} ГБ, ${process.platform}`,
  load,
  versions: {
    'Node.js': process.versions.node,
    ...(office === undefined ? {} : { LibreOffice: office }),
    ...Object.fromEntries(peers.map(({ name, version }) => [name, version])),
  },
  missing: [...missing, ...(office === undefined && !given.alone ? ['LibreOffice'] : [])],
  small,
  generation: JSON.parse(generation) as Results['generation'],
  opening:
    office === undefined
      ? undefined
      : {
          seconds: await openingTime(await bookOf(opened, ONE), ROUNDS),
          people: schoolOf(opened, ONE).filled.staff.length,
        },
  large: quick ? undefined : await measureSet({ rounds: 1, peers, folder }, one.large),
};
const report = await format(reportOf(results), { parser: 'markdown', printWidth: 120 });
process.stdout.write(report);
if (!quick && !given.alone) {
  mkdirSync(here('../docs'), { recursive: true });
  writeFileSync(here('../docs/bench.md'), report);
}

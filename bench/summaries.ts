import { readFileSync } from 'node:fs';
import { summaryBooks } from '../pipeline/books.ts';
import { collect } from '../pipeline/collect.ts';
import { findParcels } from '../pipeline/command/parcels.ts';
import { readAll } from '../pipeline/command/read.ts';
import { planOf } from '../pipeline/indicators/plan.ts';
import { NO_MUNICIPALITY } from '../pipeline/intake/municipality.ts';
import { readRegistry } from '../pipeline/intake/registry.ts';
import { ONE, PERIOD } from './corpus.ts';

/** Collects a folder, then writes its summary workbook several times and prints the mean cost and the size. */
const [folder, registryFile, times] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])];
const settings = { period: PERIOD, youngMaxAge: 35 };
const registry = readRegistry(registryFile, readFileSync(registryFile));
const received = await readAll(ONE, { settings, registry, found: findParcels([folder]).found }, () => undefined);
const made = new Date('2026-09-01T00:00:00Z');
const plan = planOf(ONE, settings);
const municipality = NO_MUNICIPALITY;
const collected = collect({ plan, registry, received, municipality, generated: made.toISOString() });
const { findings } = collected;

const begun = performance.now();
const used = process.cpuUsage();
let bytes = 0;
for (let time = 1; time <= times; time++)
  for await (const [, book] of summaryBooks({
    frameworks: ONE,
    settings,
    registry,
    collected,
    findings,
    measures: [],
    made,
  }))
    bytes = book.length;
const { user, system } = process.cpuUsage(used);
process.stdout.write(
  JSON.stringify({
    wall: (performance.now() - begun) / times,
    cpu: (user + system) / 1000 / times,
    bytes,
  }),
);

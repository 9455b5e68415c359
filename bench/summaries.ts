import { readFileSync } from 'node:fs';
import { collect } from '../pipeline/collect.ts';
import { findParcels } from '../pipeline/command/parcels.ts';
import { readAll } from '../pipeline/command/read.ts';
import { planOf } from '../pipeline/indicators/plan.ts';
import { NO_MUNICIPALITY } from '../pipeline/intake/municipality.ts';
import { readRegistry } from '../pipeline/intake/registry.ts';
import { summaryBook } from '../pipeline/summary/index.ts';
import { reconcile } from '../pipeline/summary/reconciliation.ts';
import { ONE, PERIOD } from './corpus.ts';

/** Collects a folder, then writes its summary workbook several times and prints the mean cost and the size. */
const [folder, registryFile, times] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])];
const settings = { period: PERIOD, youngMaxAge: 35 };
const registry = readRegistry(registryFile, readFileSync(registryFile));
const received = await readAll(ONE, { settings, registry, found: findParcels([folder]).found }, () => undefined);
const made = new Date('2026-09-01T00:00:00Z');
const { results, findings, protocol, accepted } = collect({
  plan: planOf(ONE, settings),
  registry,
  received,
  municipality: NO_MUNICIPALITY,
  generated: made.toISOString(),
});
const framework = ONE[0]!;
const result = results.frameworks[0]!;
const write = (): Promise<Uint8Array> =>
  summaryBook({
    framework,
    result,
    results,
    findings,
    protocol,
    registry,
    settings,
    measures: [],
    submissions: accepted.map(({ code, file, sha256, explanations }) => ({ school: code!, file, sha256, explanations })),
    reconciliation: reconcile({ framework, result, results, registry }),
    made,
  });

const begun = performance.now();
const used = process.cpuUsage();
let bytes = 0;
for (let time = 1; time <= times; time++) bytes = (await write()).length;
const { user, system } = process.cpuUsage(used);
process.stdout.write(
  JSON.stringify({
    wall: (performance.now() - begun) / times,
    cpu: (user + system) / 1000 / times,
    bytes,
    accepted: accepted.length,
  }),
);

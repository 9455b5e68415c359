import { findFramework } from '../../pipeline/catalogue/index.ts';
import { collect } from '../../pipeline/collect.ts';
import { findParcels } from '../../pipeline/command/parcels.ts';
import { readAll } from '../../pipeline/command/read.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import type { Collected } from '../../pipeline/indicators/results.ts';
import { readMunicipality } from '../../pipeline/intake/municipality.ts';
import { readRegistry } from '../../pipeline/intake/registry.ts';
import { parsePeriod } from '../../pipeline/period.ts';

export interface DriveRequest {
  readonly frameworks: readonly string[];
  readonly period: string;
  /** Where the submissions lie. */
  readonly folder: string;
  readonly registry: string;
  readonly municipality?: string;
}

/** Runs the product as `svod collect` does, in this process and without writing anything. */
export async function drive({ frameworks, period, folder, registry, municipality }: DriveRequest): Promise<Collected> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const schools = readRegistry('schools.csv', bytes(registry));
  const answers = readMunicipality('municipality.csv', bytes(municipality ?? 'code;value\n'));
  const settings = { period: parsePeriod(period)!, youngMaxAge: answers.youngMaxAge ?? 35 };
  const documents = frameworks.map((id) => findFramework(id)!);
  const received = await readAll(
    documents,
    { settings, registry: schools, found: findParcels([folder]).found },
    () => {},
  );
  return collect({
    plan: planOf(documents, settings),
    registry: schools,
    received,
    municipality: answers,
    generated: '2026-06-15T09:00:00Z',
  });
}

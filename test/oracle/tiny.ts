import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collected, IndicatorResult } from '../../pipeline/indicators/results.ts';
import { filesOf, municipalityText, registryText, writeFolder } from './csvFiles.ts';
import { drive } from './drive.ts';
import type { OrgType, RegistryRow, Row, SchoolInput } from './input.ts';

/** A valid person of the reporting year 2026; a test changes what it is about. */
export const person = (rowNo: number, change: Row = {}): Row => ({
  row_no: String(rowNo),
  position: 'учитель',
  employment: 'основное',
  birth_year: '1980',
  ped_experience: '10',
  category: 'первая',
  education_level: 'ВО педагогическое',
  edu_matches: 'да',
  load_hours: '18',
  ...change,
});

/** A course that counts in 2025-2026. */
export const course = (rowNo: number, change: Row = {}): Row => ({
  'course.person': String(rowNo),
  'course.kind': 'ПК',
  'course.end_date': '2026-03-01',
  ...change,
});

export const registryRow = (code: string, type: OrgType = 'ООО', marks: Partial<RegistryRow> = {}): RegistryRow => ({
  code,
  type,
  shnor: false,
  shnsu: false,
  ...marks,
});

export const school = (
  code: string,
  content: { answers?: Row; staff?: readonly Row[]; training?: readonly Row[]; type?: OrgType } = {},
): SchoolInput => ({
  registry: registryRow(code, content.type),
  answers: content.answers ?? {},
  staff: content.staff ?? [person(1)],
  training: content.training ?? [],
});

export interface TinyRequest {
  readonly framework: string;
  readonly period?: string;
  readonly schools?: readonly SchoolInput[];
  /** Registry when it is not that of the schools. */
  readonly registry?: readonly RegistryRow[];
  readonly municipality?: Row;
  /** Last change of the files of a school, by its folder. */
  readonly files?: (files: Record<string, Uint8Array>) => Record<string, Uint8Array>;
  /** More folders beside those of the schools: a name and its files. */
  readonly more?: readonly (readonly [folder: string, files: Record<string, Uint8Array>])[];
}

/** Collects a handful of schools in a folder that is gone afterwards. */
export async function collectTiny(request: TinyRequest): Promise<Collected> {
  const { framework, period = '2025-2026', schools = [], municipality = {}, more = [] } = request;
  const change = request.files ?? ((files) => files);
  const folder = mkdtempSync(join(tmpdir(), 'svod-tiny-'));
  try {
    for (const one of schools) writeFolder(join(folder, one.registry.code), change(filesOf(one)));
    for (const [name, files] of more) writeFolder(join(folder, name), files);
    return await drive({
      frameworks: framework.split(','),
      period,
      folder,
      registry: registryText(request.registry ?? schools.map(({ registry }) => registry)),
      municipality: municipalityText(municipality),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One indicator of what was collected. */
export function indicatorOf({ results }: Collected, id: string): IndicatorResult {
  const found = results.frameworks.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No indicator ${id}`);
  return found;
}

/** Rows of one table of what was collected, by label. */
export function tableRows({ results }: Collected, id: string): Record<string, readonly (number | null)[]> {
  const found = results.frameworks.flatMap(({ tables }) => tables).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return Object.fromEntries(found.rows.map(({ label, values }) => [label, values]));
}

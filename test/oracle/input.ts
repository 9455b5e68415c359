/** A row of a CSV file: field code → text; a blank or missing cell is ''. Numbers with a point, dates ISO. */
export type Row = Readonly<Record<string, string>>;

export type OrgType = 'ООО' | 'ДОО' | 'ОДО';
export const ORG_TYPES: readonly OrgType[] = ['ДОО', 'ООО', 'ОДО'];

/** A line of the registry. */
export interface RegistryRow {
  readonly code: string;
  readonly type: OrgType;
  readonly shnor: boolean;
  readonly shnsu: boolean;
}

/** A school whose submission is valid. */
export interface SchoolInput {
  readonly registry: RegistryRow;
  readonly answers: Row;
  readonly staff: readonly Row[];
  readonly training: readonly Row[];
}

/** Everything the numbers follow from. `period` as on the command line: «2025-2026» or «2025». */
export interface OracleInput {
  readonly frameworks: readonly string[];
  readonly period: string;
  readonly registry: readonly RegistryRow[];
  readonly schools: readonly SchoolInput[];
  readonly municipality: Row;
}

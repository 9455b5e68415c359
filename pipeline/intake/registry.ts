import { vocabularies } from '../catalogue/vocabularies.ts';
import { field } from '../catalogue/fields.ts';
import type { School } from '../registry.ts';
import { readCsv } from './csv.ts';
import { likeness, normalise, tidy } from './normalise.ts';

/** A registry that cannot be used: nothing can be collected without it. */
export class BadRegistry extends Error {}

/** A table of texts and the lines of the file its rows stand in. */
interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** What is wrong in a line of the registry, 0 for the table as a whole. */
export interface RegistryProblem {
  readonly line: number;
  readonly message: string;
}

/** Schools of a registry with the rows they were read from, and everything that is wrong in it. */
export interface RegistryRead {
  readonly schools: readonly { readonly school: School; readonly line: number; readonly row: readonly string[] }[];
  readonly problems: readonly RegistryProblem[];
  /** Headings as `likeness` has them. */
  readonly header: readonly string[];
}

/** Reads a table with the columns `org_code;org_name;org_type;org_shnor;org_shnsu`, codes or Russian titles as headings. */
export function registryOf({ rows, lines }: Table): RegistryRead {
  const header = (rows[0] ?? []).map(likeness);
  const at = (code: string): number =>
    header.findIndex((text) => text === likeness(code) || text === likeness(field(code).label));
  const columns = {
    code: at('org_code'),
    name: at('org_name'),
    type: at('org_type'),
    shnor: at('org_shnor'),
    shnsu: at('org_shnsu'),
  };
  if (columns.code < 0 || columns.type < 0)
    return {
      schools: [],
      problems: [
        {
          line: 0,
          message: `нет столбца ${columns.code < 0 ? 'org_code' : 'org_type'}; нужны столбцы org_code;org_name;org_type;org_shnor;org_shnsu`,
        },
      ],
      header,
    };
  const seen = new Set<string>();
  const problems: RegistryProblem[] = [];
  const schools = rows.slice(1).flatMap((row, index) => {
    const line = lines[index + 1]!;
    const tell = (message: string): void => void problems.push({ line, message });
    const read = (column: number): string => tidy(row[column] ?? '');
    const code = read(columns.code);
    if (code === '') tell('не указан код организации');
    if (code !== '' && seen.has(code)) tell(`код ${code} уже был`);
    seen.add(code);
    const type = normalise({ value: read(columns.type) }, { ...field('org_type'), list: vocabularies.orgType }).value;
    if (typeof type !== 'string') tell(`тип «${read(columns.type)}»; допускается ООО, ДОО, ОДО`);
    const yes = (column: number): boolean => {
      const text = read(column);
      const { value, wrong } = normalise({ value: text }, { ...field('org_shnor'), list: vocabularies.yesNo });
      if (wrong !== undefined) tell(`признак «${text}»; допускается да или нет`);
      return value === 'да';
    };
    const school: School = {
      code,
      name: read(columns.name) || code,
      type: type as School['type'],
      shnor: yes(columns.shnor),
      shnsu: yes(columns.shnsu),
    };
    return [{ school, line, row }];
  });
  return { schools, problems, header };
}

/** Reads `schools.csv`. @throws BadRegistry about the first thing that is wrong */
export function readRegistry(file: string, bytes: Uint8Array): School[] {
  const { schools, problems } = registryOf(readCsv(bytes));
  const [first] = problems;
  if (first !== undefined)
    throw new BadRegistry(
      first.line === 0 ? `${file}: ${first.message}` : `${file}, строка ${first.line}: ${first.message}`,
    );
  return schools.map(({ school }) => school);
}

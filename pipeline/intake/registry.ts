import { vocabularies } from '../catalogue/vocabularies.ts';
import { field } from '../catalogue/fields.ts';
import type { School } from '../registry.ts';
import { readCsv } from './csv.ts';
import { likeness, normalise, tidy } from './normalise.ts';

/** A registry that cannot be used: nothing can be collected without it. */
export class BadRegistry extends Error {}

/** Reads `schools.csv`: `org_code;org_name;org_type;org_shnor;org_shnsu`, codes or Russian titles as headers. */
export function readRegistry(file: string, bytes: Uint8Array): School[] {
  const { rows, lines } = readCsv(bytes);
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
    throw new BadRegistry(
      `${file}: нет столбца ${columns.code < 0 ? 'org_code' : 'org_type'}; нужны столбцы org_code;org_name;org_type;org_shnor;org_shnsu`,
    );
  const seen = new Set<string>();
  return rows.slice(1).map((row, index): School => {
    const line = lines[index + 1];
    const read = (column: number): string => tidy(row[column] ?? '');
    const code = read(columns.code);
    if (code === '') throw new BadRegistry(`${file}, строка ${line}: не указан код организации`);
    if (seen.has(code)) throw new BadRegistry(`${file}, строка ${line}: код ${code} уже был`);
    seen.add(code);
    const type = normalise({ value: read(columns.type) }, { ...field('org_type'), list: vocabularies.orgType }).value;
    if (typeof type !== 'string')
      throw new BadRegistry(`${file}, строка ${line}: тип «${read(columns.type)}»; допускается ООО, ДОО, ОДО`);
    const yes = (column: number): boolean => {
      const text = read(column);
      const { value, wrong } = normalise({ value: text }, { ...field('org_shnor'), list: vocabularies.yesNo });
      if (wrong !== undefined)
        throw new BadRegistry(`${file}, строка ${line}: признак «${text}»; допускается да или нет`);
      return value === 'да';
    };
    return {
      code,
      name: read(columns.name) || code,
      type: type as School['type'],
      shnor: yes(columns.shnor),
      shnsu: yes(columns.shnsu),
    };
  });
}

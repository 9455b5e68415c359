import { askedOf, fieldsAsked } from '../pipeline/catalogue/asked.ts';
import { partOf } from '../pipeline/catalogue/fields.ts';
import type { Framework } from '../pipeline/catalogue/types.ts';
import type { School } from '../pipeline/registry.ts';

const yes = (value: boolean): string => (value ? 'да' : 'нет');

/** `schools.csv`. */
export const registryOf = (schools: readonly School[]): string =>
  [
    'org_code;org_name;org_type;org_shnor;org_shnsu',
    ...schools.map(({ code, name, type, shnor, shnsu }) => `${code};"${name}";${type};${yes(shnor)};${yes(shnsu)}`),
  ].join('\r\n');

/** `municipality.csv`: the ИМЦ's own answers, «да» and whole numbers wherever the documents ask. */
export function municipalityOf(frameworks: readonly Framework[]): string {
  const parts = new Set(partOf.map(([part]) => part));
  const lines = askedOf(fieldsAsked(frameworks), 'municipality').flatMap(({ code, kind }) =>
    kind === 'text' ? [] : [`${code};${kind === 'list' ? 'да' : parts.has(code) ? 3 : 5}`],
  );
  return ['code;value', ...lines].join('\r\n');
}

import { likeness, tidy } from '../../pipeline/intake/normalise.ts';
import { registryOf, type RegistryProblem } from '../../pipeline/intake/registry.ts';
import type { RegisteredSchool } from '../store/port.ts';
import { isInn, isOgrn } from './checksums.ts';

const CODE = /^[\p{L}\p{N}._-]{1,40}$/u;
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Headings that the ИМЦ's own lists have for what only the server needs. */
const COLUMNS = {
  inn: ['inn', 'инн', 'org_inn'],
  ogrn: ['ogrn', 'огрн', 'org_ogrn'],
  email: ['email', 'e-mail', 'почта', 'электронная почта', 'org_email'],
} as const;

/** Reads a registry with what goes beyond the pipeline's: ИНН and ОГРН with their checksums, mailboxes. */
export function registeredSchools(table: {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}): { readonly schools: readonly RegisteredSchool[]; readonly problems: readonly RegistryProblem[] } {
  const { schools, problems, header } = registryOf(table);
  const all = [...problems];
  const at = (names: readonly string[]): number =>
    header.findIndex((text) => names.some((name) => likeness(name) === text));
  const columns = { inn: at(COLUMNS.inn), ogrn: at(COLUMNS.ogrn), email: at(COLUMNS.email) };
  const read = schools.map(({ school, line, row }): RegisteredSchool => {
    const tell = (message: string): void => void all.push({ line, message });
    const value = (column: number): string => tidy(row[column] ?? '');
    const [inn, ogrn, email] = [value(columns.inn), value(columns.ogrn), value(columns.email)];
    if (school.code !== '' && !CODE.test(school.code))
      tell(`код «${school.code.slice(0, 40)}»: допускаются буквы, цифры, точка и дефис, до 40 знаков`);
    if (inn !== '' && !isInn(inn)) tell(`ИНН ${inn.slice(0, 20)}: не сходится контрольная цифра`);
    if (ogrn !== '' && !isOgrn(ogrn)) tell(`ОГРН ${ogrn.slice(0, 20)}: не сходится контрольная цифра`);
    if (email !== '' && !EMAIL.test(email)) tell(`почта «${email.slice(0, 60)}» записана с ошибкой`);
    return {
      ...school,
      ...(inn === '' ? {} : { inn }),
      ...(ogrn === '' ? {} : { ogrn }),
      ...(email === '' ? {} : { email }),
    };
  });
  if (read.length === 0 && all.length === 0) all.push({ line: 0, message: 'в реестре нет ни одной организации' });
  return { schools: read, problems: all.sort((a, b) => a.line - b.line) };
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { FOLDER_FILES, type FolderFile } from '../intake/folder.ts';
import type { Finding } from '../finding.ts';
import type { Parcel } from '../receive.ts';

/** A submission found on disk, not yet read. */
export type Found =
  | { readonly kind: 'workbook'; readonly path: string; readonly file: string }
  | { readonly kind: 'folder'; readonly path: string; readonly file: string };

/** Files of the ИМЦ and of earlier runs that lie beside submissions and are none. */
const OWN = new Set(['schools.csv', 'municipality.csv', 'measures.csv', 'results.json', 'findings.json']);

/** What to do with files that look like reports and cannot be read. */
const REMEDIES: Readonly<Record<string, string>> = {
  xls: 'Откройте файл и сохраните как «Книга Excel (.xlsx)».',
  xlsm: 'Сохраните как «Книга Excel (.xlsx)», без макросов.',
  xlsb: 'Сохраните как «Книга Excel (.xlsx)».',
  ods: 'Откройте файл и сохраните как «Excel 2007–365 (.xlsx)».',
  csv: 'Отчёт в CSV – папка с файлами staff.csv, training.csv, school.csv.',
  zip: 'Распакуйте архив и укажите папку.',
  rar: 'Распакуйте архив и укажите папку.',
  '7z': 'Распакуйте архив и укажите папку.',
  doc: 'Пришлите книгу, выданную ИМЦ, заполненную и сохранённую как .xlsx.',
  docx: 'Пришлите книгу, выданную ИМЦ, заполненную и сохранённую как .xlsx.',
  pdf: 'Пришлите саму книгу .xlsx, а не её печать.',
};

/** Finds all submissions below the paths, in a stable order, and tells of files that are none. */
export function findParcels(paths: readonly string[]): { found: Found[]; findings: Finding[]; absent: string[] } {
  const found: Found[] = [];
  const findings: Finding[] = [];
  const absent = paths.filter((path) => !existsSync(path));
  const visit = (path: string, root: string): void => {
    const file = relative(root, path) || basename(path);
    const tell = (code: string, level: Finding['level'], message: string, hint: string): void =>
      void findings.push({ file, school: null, code, level, sheet: '', cell: '', message, hint });
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) {
      tell('T9', 'error', 'файл не открывается: ссылка ведёт в никуда', 'Положите в папку сам файл.');
      return;
    }
    if (known.isDirectory()) {
      const names = readdirSync(path).sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
      const isFolder = names.some((name) => folderFile(name) !== undefined);
      if (isFolder) found.push({ kind: 'folder', path, file });
      for (const name of names) if (!isFolder || folderFile(name) === undefined) visit(join(path, name), root);
      return;
    }
    const name = basename(path);
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    // «~$» is the lock file of an open workbook.
    if (name.startsWith('.') || name.startsWith('~$') || OWN.has(name)) return;
    if (extension === 'xlsx') found.push({ kind: 'workbook', path, file });
    else if (extension === 'csv' && readdirSync(dirname(path)).some((other) => folderFile(other) !== undefined))
      tell('T7', 'info', 'лишний файл в папке школы, он пропущен', `Читаются только ${FOLDER_FILES.join(', ')}.`);
    else if (REMEDIES[extension] !== undefined)
      tell('T9', 'error', `файл .${extension} не читается`, REMEDIES[extension]);
    else tell('T7', 'info', 'файл не из отчёта, он пропущен', 'Если это отчёт, пришлите книгу .xlsx, выданную ИМЦ.');
  };
  for (const path of paths)
    if (!absent.includes(path)) visit(path, statSync(path).isDirectory() ? path : join(path, '..'));
  return { found, findings, absent };
}

/** Reads a found submission's bytes. */
export function loadParcel({ kind, path, file }: Found): Parcel {
  if (kind === 'workbook') return { kind, file, bytes: readFileSync(path) };
  const contents = Object.fromEntries(
    readdirSync(path).flatMap((name) => {
      const known = folderFile(name);
      return known === undefined ? [] : [[known, readFileSync(join(path, name))]];
    }),
  );
  return { kind, file, contents };
}

/** Which of the three files it is; Windows does not mind capitals. */
const folderFile = (name: string): FolderFile | undefined => FOLDER_FILES.find((known) => known === name.toLowerCase());

import { FOLDER_FILES, type FolderFile } from '../../pipeline/intake/folder.ts';
import { limits, NotReadable } from '../../pipeline/xlsx/limits.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { Zip } from '../../pipeline/xlsx/zip.ts';
import type { FolderContents, ReadingResult, UnpackedParcel } from './task.ts';

/** A zip of mailed files may be larger than one workbook; the rest of the distrust is the same. */
const LIMITS = { ...limits, file: 64_000_000, entries: 2000, unpacked: 160_000_000, part: limits.file } as const;

/** Names inside a zip: UTF-8 where it is that, else the code page of Russian Windows archivers. */
export function readName(written: string): string {
  const bytes = Uint8Array.from(written, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('ibm866').decode(bytes);
  }
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Finds workbooks and CSV folders in a zip; everything else is named with the reason it was passed over. */
export function unpack(bytes: Uint8Array): ReadingResult {
  try {
    const zip = new Zip(bytes, inflate, LIMITS);
    const files = zip.written
      .map((written) => ({ written, name: readName(written) }))
      .filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.|~\$)/.test(name));
    const folders = new Map<string, Record<string, Uint8Array>>();
    const parcels: UnpackedParcel[] = [];
    for (const { written, name } of files) {
      const base = baseOf(name).toLowerCase();
      if (base.endsWith('.xlsx')) parcels.push({ kind: 'workbook', name, bytes: zip.read(written) });
      else if (FOLDER_FILES.includes(base as FolderFile)) {
        const folder = folders.get(folderOf(name)) ?? {};
        folder[base] = zip.read(written);
        folders.set(folderOf(name), folder);
      } else
        parcels.push({ kind: 'passed', name, why: 'не книга .xlsx и не папка staff.csv, training.csv, school.csv' });
    }
    for (const [name, contents] of folders)
      parcels.push({ kind: 'folder', name, contents: contents as FolderContents });
    return { is: 'unpacked', parcels };
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    const finding = { file: '', school: null, code: 'T9', level: 'error', sheet: '', cell: '' } as const;
    return { is: 'refused', finding: { ...finding, message: error.message, hint: '' } };
  }
}

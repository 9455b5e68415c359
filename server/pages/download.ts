import { callFile, type Call } from './api.ts';

/** Gives the person a file. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Fetches a file with the key or the session and gives it to the person. @throws Problem */
export async function download(path: string, options: Call = {}): Promise<void> {
  const { blob, name } = await callFile(path, options);
  save(blob, name);
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

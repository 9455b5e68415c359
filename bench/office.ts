import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median } from './measure.ts';

/** Every sheet to a text file of its own: not a single formula stays uncalculated. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1';

/**
 * Seconds that LibreOffice takes to open a workbook and calculate all of it: the difference between converting it and
 * converting a sheet with one cell, medians of interleaved runs, with a profile that is already there.
 */
export async function openingTime(book: Uint8Array, rounds: number): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'svod-opening-'));
  const [full, empty, out] = ['book.xlsx', 'empty.csv', 'out'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(full, book);
  writeFileSync(empty, '1\n');
  const open = async (file: string): Promise<number> => {
    rmSync(out, { recursive: true, force: true });
    const { wall } = await measure([
      'soffice',
      `-env:UserInstallation=file://${join(place, 'profile')}`,
      '--headless',
      '--convert-to',
      EVERY_SHEET,
      '--outdir',
      out,
      file,
    ]);
    if (readdirSync(out).length === 0) throw new Error(`LibreOffice opened nothing of ${file}`);
    return wall;
  };
  await open(empty);
  const [with_, without]: [number[], number[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    without.push(await open(empty));
    with_.push(await open(full));
  }
  rmSync(place, { recursive: true });
  return median(with_) - median(without);
}

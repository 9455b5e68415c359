import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether LibreOffice is on the machine; `.ci/packages` installs it or says that it is missing. */
export const hasOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Opens workbooks in LibreOffice and saves them again, which recalculates formulas without stored results.
 * @returns the folder with the saved files, under their own names
 */
export async function resave(files: readonly string[], to = 'xlsx:Calc MS Excel 2007 XML'): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'svod-office-'));
  const out = join(place, 'out');
  mkdirSync(out);
  // A profile of its own: two runs at once would otherwise wait for each other or fail.
  const profile = `-env:UserInstallation=file://${join(place, 'profile')}`;
  for (let from = 0; from < files.length; from += 50)
    await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...files.slice(from, from + 50)]);
  // LibreOffice has been seen to leave the last files of a long list out without a word.
  if (readdirSync(out).length !== files.length)
    throw new Error(`LibreOffice saved ${readdirSync(out).length} of ${files.length} files`);
  return out;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  Actor,
  MunicipalStore,
  NewCampaign,
  NewSubmission,
  RegisteredSchool,
} from '../../../server/store/port.ts';
import { openArchive, type Archive, type ArchiveOptions } from '../../../server/store/sqlite.ts';
import { schoolActor, submissionOf } from './submission.ts';

export { hashOf, schoolActor, submissionOf } from './submission.ts';

export const IMC: Actor = { role: 'imc', id: 'imc-1' };

/** A clock that tests move by hand. */
export class Clock {
  now = Date.parse('2026-05-10T08:00:00.000Z');
  readonly read = (): Date => new Date(this.now);
  pass(minutes: number): void {
    this.now += minutes * 60_000;
  }
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const CAMPAIGN: NewCampaign = {
  name: 'Мониторинг 2025-2026',
  period: '2025-2026',
  frameworks: ['murom'],
  deadline: { date: '2026-06-01', time: '18:00', zone: 'Europe/Moscow' },
  settings: { youngMaxAge: 35, smallCells: true, mail: {} },
};

export const schoolNumbered = (number: number): RegisteredSchool => ({
  code: `s${String(number).padStart(3, '0')}`,
  name: `Школа № ${number}`,
  type: 'ООО',
  shnor: false,
  shnsu: false,
});

export interface Opened {
  readonly archive: Archive;
  readonly store: MunicipalStore;
  readonly campaign: string;
  readonly clock: Clock;
  readonly folder: string;
}

/** An archive with one campaign of so many schools (`s001`…). */
export async function openWithCampaign(schools = 3, options: Partial<ArchiveOptions> = {}): Promise<Opened> {
  const clock = new Clock();
  const folder = options.folder ?? temporaryFolder();
  const archive = await openArchive({ clock: clock.read, leastFree: 0, ...options, folder });
  const municipality = await archive.store.begin({
    name: 'Энск',
    settings: { zone: 'Europe/Moscow', rosterYears: 3 },
    users: [{ login: 'imc', role: 'imc', password: '$argon2id$', totp: null, email: null }],
  });
  const store = archive.store.of(municipality.id);
  const { id } = await store.addCampaign(IMC, CAMPAIGN);
  await store.replaceRegistry(
    IMC,
    id,
    Array.from({ length: schools }, (_, at) => schoolNumbered(at + 1)),
  );
  return { archive, store, campaign: id, clock, folder };
}

/** Sends and gives the version. */
export const send = async (
  { store, campaign }: Opened,
  school: string,
  words: string,
  more: Partial<NewSubmission> = {},
): Promise<number> =>
  (await store.receiveSubmission(schoolActor(school), submissionOf(campaign, school, words, more))).receipt.version;

/** The code a promise was refused with; «done» when it was not. */
export const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Error && 'code' in error) return String(error.code);
      throw error;
    },
  );

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A letter that was not sent, for the ИМЦ to send by itself. */
export interface KeptLetter {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names of files that would have been attached. */
  readonly attachments: readonly string[];
  /** Why it is here. */
  readonly why: string;
}

/** A folder of letters that could not be sent: shown instead of lost. */
export interface Outbox {
  keep(letter: Omit<KeptLetter, 'id'>): Promise<void>;
  /** The newest first. */
  list(): Promise<readonly KeptLetter[]>;
  /** @returns whether there was such a letter */
  remove(id: string): Promise<boolean>;
}

const NAME = /^[0-9a-f-]{36}$/;

export function openOutbox(folder: string): Outbox {
  return {
    async keep(letter) {
      const id = randomUUID();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, `${id}.json`), JSON.stringify({ id, ...letter }), { mode: 0o600 });
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      const letters = await Promise.all(
        names
          .filter((name) => name.endsWith('.json'))
          .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptLetter),
      );
      return letters.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    async remove(id) {
      if (!NAME.test(id)) return false;
      return unlink(join(folder, `${id}.json`)).then(
        () => true,
        () => false,
      );
    },
  };
}

import { mkdirSync, rmSync } from 'node:fs';
import type { School } from '../../pipeline/registry.ts';
import { hashPassword } from '../../server/access/passwords.ts';
import { newSecret, SECRET_BYTES, secretHash } from '../../server/access/secrets.ts';
import type { Actor } from '../../server/store/port.ts';
import { openArchive } from '../../server/store/sqlite.ts';
import { ONE, PERIOD } from '../corpus.ts';

export const LOGIN = { login: 'imc', password: 'пароль-для-замеров' } as const;

/** A campaign whose schools hold their keys already. */
export interface StagedCampaign {
  readonly id: string;
  readonly schools: readonly { readonly code: string; readonly key: string }[];
}

const by: Actor = { role: 'system', id: 'bench' };
const MANY = 500;

/** Fills an empty data folder with a municipality and its campaigns, as people would have done by the pages. */
export async function stage(
  folder: string,
  campaigns: readonly (readonly School[])[],
): Promise<readonly StagedCampaign[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const clock = (): Date => new Date();
  const { store: archive } = await openArchive({ folder, clock, leastFree: 0 });
  const password = await hashPassword(LOGIN.password);
  const { id: municipality } = await archive.begin({
    name: 'Замеры',
    settings: { zone: 'Europe/Moscow', rosterYears: 3 },
    users: [{ login: LOGIN.login, role: 'imc', password, totp: null, email: null }],
  });
  const store = archive.of(municipality);
  const staged: StagedCampaign[] = [];
  for (const schools of campaigns) {
    const { id } = await store.addCampaign(by, {
      name: 'Замеры',
      period: PERIOD.name,
      frameworks: ONE.map((framework) => framework.id),
      deadline: { date: '2099-06-15', time: '18:00', zone: 'Europe/Moscow' },
      settings: { youngMaxAge: 35, smallCells: true, mail: {} },
    });
    await store.replaceRegistry(by, id, schools);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const codes = schools.map(({ code }) => ({
      code,
      invite: newSecret(SECRET_BYTES.invite),
      key: newSecret(SECRET_BYTES.key),
    }));
    for (let from = 0; from < codes.length; from += MANY) {
      const some = codes.slice(from, from + MANY);
      await store.invite(
        by,
        some.map(({ code, invite }) => ({ school: code, code: secretHash(invite), expiresAt })),
      );
      await Promise.all(some.map(({ invite, key }) => store.redeemInvite(secretHash(invite), secretHash(key))));
    }
    staged.push({ id, schools: codes.map(({ code, key }) => ({ code, key })) });
  }
  archive.close();
  return staged;
}

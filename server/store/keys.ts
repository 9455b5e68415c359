import type { MunicipalStore } from './port.ts';
import type { DeviceKey, Invite } from './records.ts';
import { Refusal } from './refusal.ts';
import type { Town } from './town.ts';
import { noteVisit, visitDue } from './users.ts';

const INVITE =
  'id, school, created_at AS "createdAt", expires_at AS "expiresAt", redeemed_at AS "redeemedAt", revoked_at AS "revokedAt"';
const KEY = 'id, school, created_at AS "createdAt", seen_at AS "seenAt", revoked_at AS "revokedAt"';

/** Schools' one-time invites and the keys they are exchanged for. */
export function keysOf({
  id: town,
  db,
  now,
  newId,
  log,
}: Town): Pick<MunicipalStore, 'invite' | 'redeemInvite' | 'deviceKey' | 'deviceKeys' | 'revokeKey'> {
  return {
    invite: (by, invites) =>
      db.write(() =>
        invites.map(({ school, code, expiresAt }): Invite => {
          const known = db.get('SELECT 1 FROM registry WHERE municipality_id = ? AND school = ? LIMIT 1', town, school);
          if (known === undefined) throw new Refusal('school.unknown', { school });
          const at = now();
          db.run(
            'UPDATE invites SET revoked_at = ? WHERE municipality_id = ? AND school = ? AND redeemed_at IS NULL AND revoked_at IS NULL',
            at,
            town,
            school,
          );
          const id = newId();
          db.run('INSERT INTO invites VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)', town, id, school, code, at, expiresAt);
          log(by, 'invite.issued', `school:${school}/invite:${id}`);
          return { id, school, createdAt: at, expiresAt, redeemedAt: null, revokedAt: null };
        }),
      ),
    redeemInvite: (code, key) =>
      db.write(() => {
        const invite = db.get<Invite>(
          `SELECT ${INVITE} FROM invites WHERE municipality_id = ? AND code = ?`,
          town,
          code,
        );
        if (invite === undefined) throw new Refusal('invite.unknown');
        const at = now();
        const why =
          invite.redeemedAt !== null
            ? 'used'
            : invite.revokedAt !== null
              ? 'replaced'
              : invite.expiresAt <= at
                ? 'expired'
                : undefined;
        if (why !== undefined) throw new Refusal('invite.spent', { why });
        const id = newId();
        db.run('UPDATE invites SET redeemed_at = ? WHERE municipality_id = ? AND id = ?', at, town, invite.id);
        db.run('INSERT INTO device_keys VALUES (?, ?, ?, ?, ?, NULL, NULL)', town, id, invite.school, key, at);
        log({ role: 'school', id: invite.school }, 'key.issued', `school:${invite.school}/key:${id}`);
        return { id, school: invite.school, createdAt: at, seenAt: null, revokedAt: null };
      }),
    deviceKey: async (key) => {
      const found = db.get<DeviceKey>(
        `SELECT ${KEY} FROM device_keys WHERE municipality_id = ? AND key_hash = ? AND revoked_at IS NULL`,
        town,
        key,
      );
      if (found === undefined) return null;
      const at = now();
      if (visitDue(found.seenAt, at))
        await noteVisit(db, () =>
          db.run('UPDATE device_keys SET seen_at = ? WHERE municipality_id = ? AND id = ?', at, town, found.id),
        );
      return found;
    },
    deviceKeys: async () =>
      db.all<DeviceKey>(
        `SELECT ${KEY} FROM device_keys WHERE municipality_id = ? ORDER BY school, created_at, id`,
        town,
      ),
    revokeKey: (by, id) =>
      db.write(() => {
        const revoked = db.run(
          'UPDATE device_keys SET revoked_at = ? WHERE municipality_id = ? AND id = ? AND revoked_at IS NULL',
          now(),
          town,
          id,
        );
        if (revoked === 0) throw new Refusal('key.unknown');
        log(by, 'key.revoked', `key:${id}`);
      }),
  };
}

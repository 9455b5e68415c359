import type { MunicipalStore, NewUser } from './port.ts';
import type { Actor, Session, User } from './records.ts';
import { Refusal } from './refusal.ts';
import type { Town } from './town.ts';

type UserRow = Omit<User, 'active'> & { readonly active: number };
const COLUMNS = 'id, login, role, password, totp, email, active, created_at AS "createdAt"';
const asUser = (row: UserRow): User => ({ ...row, active: row.active === 1 });

/** Only a minute's precision is needed of a last visit: a write at every request would cost a sync each. */
const VISIT = 60_000;
const MINUTE = 60_000;

/** Whether a visit is old enough to be noted anew. */
export const visitDue = (seenAt: string | null, now: string): boolean =>
  seenAt === null || Date.parse(now) - Date.parse(seenAt) >= VISIT;

/** Notes a visit. On a full disk it stays unnoted: whoever reads must not be turned away for it. */
export async function noteVisit(db: Town['db'], work: () => unknown): Promise<void> {
  try {
    await db.write(work);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'storage.full')) throw error;
  }
}

/** Adds a user; only inside a transaction. @throws Refusal user.taken */
export function addUser(town: Town, by: Actor, { login, role, password, totp, email }: NewUser): User {
  // «Ivanova» beside «ivanova» would be two people whom nobody tells apart.
  const taken = town.db
    .all<{ login: string }>('SELECT login FROM users WHERE municipality_id = ?', town.id)
    .some((other) => other.login.toLowerCase() === login.toLowerCase());
  if (taken) throw new Refusal('user.taken');
  const user: User = { id: town.newId(), login, role, password, totp, email, active: true, createdAt: town.now() };
  town.db.run(
    'INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)',
    town.id,
    user.id,
    login,
    role,
    password,
    totp,
    email,
    user.createdAt,
  );
  town.log(by, 'user.added', `user:${user.id}`);
  return user;
}

/** Users and their sessions. */
export function usersOf(
  municipality: Town,
): Pick<
  MunicipalStore,
  'users' | 'userByLogin' | 'addUser' | 'changeUser' | 'openSession' | 'session' | 'closeSession'
> {
  const { id: town, db, now, log } = municipality;
  const byId = (id: string): User | undefined => {
    const row = db.get<UserRow>(`SELECT ${COLUMNS} FROM users WHERE municipality_id = ? AND id = ?`, town, id);
    return row && asUser(row);
  };
  const hasOtherAdmin = (user: string): boolean =>
    db.get(
      "SELECT 1 FROM users WHERE municipality_id = ? AND role = 'admin' AND active = 1 AND id <> ?",
      town,
      user,
    ) !== undefined;
  const endSessions = (user: string) =>
    db.run('DELETE FROM sessions WHERE municipality_id = ? AND user_id = ?', town, user);

  return {
    users: async () =>
      db.all<UserRow>(`SELECT ${COLUMNS} FROM users WHERE municipality_id = ? ORDER BY login`, town).map(asUser),
    userByLogin: async (login) => {
      const row = db.get<UserRow>(`SELECT ${COLUMNS} FROM users WHERE municipality_id = ? AND login = ?`, town, login);
      return row === undefined ? null : asUser(row);
    },
    addUser: (by, user) => db.write(() => addUser(municipality, by, user)),
    changeUser: (by, id, change) =>
      db.write(() => {
        const before = byId(id);
        if (before === undefined) throw new Refusal('user.unknown');
        const user: User = { ...before, ...change };
        if (before.role === 'admin' && before.active && !user.active && !hasOtherAdmin(id))
          throw new Refusal('user.last');
        db.run(
          'UPDATE users SET password = ?, totp = ?, email = ?, active = ? WHERE municipality_id = ? AND id = ?',
          user.password,
          user.totp,
          user.email,
          user.active ? 1 : 0,
          town,
          id,
        );
        if (change.password !== undefined || change.totp !== undefined || !user.active) endSessions(id);
        log(by, `user.changed ${Object.keys(change).sort().join(',')}`, `user:${id}`);
        return user;
      }),
    openSession: (user, token) =>
      db.write(() => {
        const found = byId(user);
        if (found === undefined || !found.active) throw new Refusal('user.unknown');
        db.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?)', town, token, user, now(), now());
        log({ role: found.role, id: user }, 'login.ok', `user:${user}`);
      }),
    session: async (token, { idle, absolute }) => {
      const session = db.get<Session>(
        'SELECT token, user_id AS "user", created_at AS "createdAt", seen_at AS "seenAt" FROM sessions WHERE municipality_id = ? AND token = ?',
        town,
        token,
      );
      const user = session && byId(session.user);
      if (session === undefined || user === undefined || !user.active) return null;
      const at = now();
      const minutesSince = (moment: string) => (Date.parse(at) - Date.parse(moment)) / MINUTE;
      if (minutesSince(session.seenAt) >= idle || minutesSince(session.createdAt) >= absolute) return null;
      if (visitDue(session.seenAt, at))
        await noteVisit(db, () =>
          db.run('UPDATE sessions SET seen_at = ? WHERE municipality_id = ? AND token = ?', at, town, token),
        );
      return { session, user };
    },
    closeSession: async (token) => {
      await db.write(() => db.run('DELETE FROM sessions WHERE municipality_id = ? AND token = ?', town, token));
    },
  };
}

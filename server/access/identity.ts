import type { Request } from 'express';
import type { Actor, MunicipalStore, User } from '../store/port.ts';
import { secretHash } from './secrets.ts';

/** Who asks. */
export type Identity =
  | { readonly role: 'none' }
  | { readonly role: 'school'; readonly school: string; readonly key: string }
  | { readonly role: User['role']; readonly user: User; readonly session: string };

/** Minutes without a visit and since login after which a session is over. */
const TERMS = { idle: 30, absolute: 12 * 60 } as const;

export const NOBODY: Identity = { role: 'none' };

/** Over https the name itself keeps other hosts from setting the cookie. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-sid' : 'sid');

export function sessionCookie(request: Request, secure: boolean): string | undefined {
  const name = `${cookieName(secure)}=`;
  return (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((one) => one.startsWith(name))
    ?.slice(name.length);
}

export const bearer = (request: Request): string | undefined =>
  /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];

/** A school by its device key, a person by the session's cookie; the key goes first. */
export async function identify(request: Request, store: MunicipalStore, secure: boolean): Promise<Identity> {
  const key = bearer(request);
  if (key !== undefined) {
    const found = await store.deviceKey(secretHash(key));
    return found === null ? NOBODY : { role: 'school', school: found.school, key: found.id };
  }
  const sid = sessionCookie(request, secure);
  if (sid === undefined) return NOBODY;
  const found = await store.session(secretHash(sid), TERMS);
  return found === null ? NOBODY : { role: found.user.role, user: found.user, session: secretHash(sid) };
}

/** The identity as the audit log writes it; whoever is nobody yet is the system's doing. */
export function actorOf(who: Identity): Actor {
  if (who.role === 'school') return { role: 'school', id: who.school };
  return who.role === 'none' ? { role: 'system', id: 'anonymous' } : { role: who.role, id: who.user.id };
}

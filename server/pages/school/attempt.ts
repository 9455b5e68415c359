import { sha256 } from '../desk/sha256.ts';

/**
 * Key of an attempt to send: the same contents get the same key while the page is open, so that a second press after
 * a broken connection never makes a second version.
 */
export async function attemptKey(body: object): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(JSON.stringify(body)));
  const known = keys.get(hash);
  if (known !== undefined) return known;
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  const uuid = key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  keys.set(hash, uuid);
  return uuid;
}

const keys = new Map<string, string>();

import { createHash, randomBytes } from 'node:crypto';
import type { Sha256 } from '../store/port.ts';

/** A secret of so many bytes for URLs and headers; only its hash is ever stored. */
export const newSecret = (bytes: number): string => randomBytes(bytes).toString('base64url');

export const secretHash = (secret: string): Sha256 => createHash('sha256').update(secret).digest('hex');

/** Bytes of an invite, of a device key, of a session (`guides/security.md` §3.1). */
export const SECRET_BYTES = { invite: 16, key: 32, session: 32 } as const;

/** Letters and digits that nobody mixes up, for passwords of the demo. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read from the screen: 16 signs in groups of four, about 79 bits. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from(randomBytes(4), (byte) => ALPHABET[byte % ALPHABET.length]).join('')).join(
    '-',
  );

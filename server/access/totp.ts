import { Secret, TOTP } from 'otpauth';

/** A new secret of the second factor, in Base32. */
export const newTotp = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, login: string): TOTP => new TOTP({ issuer: 'Свод', label: login, secret });

/** Address for the QR code of an authenticator app. */
export const totpUri = (secret: string, login: string): string => totpOf(secret, login).toString();

/** Last step used by each secret: a code works once. */
const used = new Map<string, number>();

/** Whether the code is the present one, or of the half minute before or after. */
export function checkTotp(secret: string, code: string, now: Date): boolean {
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token: code.replace(/\s/g, ''), window: 1, timestamp: now.getTime() });
  if (delta === null) return false;
  const step = totp.counter({ timestamp: now.getTime() }) + delta;
  if (step <= (used.get(secret) ?? -1)) return false;
  used.set(secret, step);
  return true;
}

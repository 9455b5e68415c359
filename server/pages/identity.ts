/** A school's key, given in exchange for its invite and kept in this browser only. */
export interface DeviceKey {
  readonly key: string;
  readonly school: { readonly code: string; readonly name: string };
}

const PLACE = 'svod.key';

/** The key of the school whose cabinet this browser opens, if there is one. */
export function deviceKey(): DeviceKey | null {
  try {
    const kept = localStorage.getItem(PLACE);
    return kept === null ? null : (JSON.parse(kept) as DeviceKey);
  } catch {
    return null;
  }
}

/** Keeps the key. @returns false when the browser does not let us keep anything */
export function keepKey(key: DeviceKey): boolean {
  try {
    localStorage.setItem(PLACE, JSON.stringify(key));
    return true;
  } catch {
    return false;
  }
}

export const forgetKey = (): void => localStorage.removeItem(PLACE);

/** The key speaks in the school's cabinet only: elsewhere a person of the ИМЦ may be at the same computer. */
export const currentKey = (): DeviceKey | null => (location.pathname.startsWith('/school') ? deviceKey() : null);

import type { Version } from '../store/port.ts';

/** A version as pages see it: its sums are nobody's business there. */
export function shownVersion(version: Version): Omit<Version, 'partial'> {
  const { partial: _, ...rest } = version;
  return rest;
}

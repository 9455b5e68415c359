import { field } from '../catalogue/fields.ts';
import type { Tally } from '../catalogue/types.ts';

/** Hundredths of staff units become units again, for people to read. */
export const unscaled = (tally: Tally, number: number): number =>
  'total' in tally ? number / (field(tally.total).scale ?? 1) : number;

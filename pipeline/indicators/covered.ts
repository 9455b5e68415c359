import type { Partial } from './partials.ts';
import type { PlannedIndicator } from './plan.ts';

/** Schools in an indicator's sums: of the right type, with the needed fields filled. */
export const covered = ({ types, covers }: PlannedIndicator, partials: readonly Partial[]): Partial[] =>
  partials.filter(
    ({ type, tallies }) =>
      (types === undefined || types.includes(type)) && (covers === undefined || tallies[covers] === 1),
  );

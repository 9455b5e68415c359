import { all } from '../condition/build.ts';
import type { Condition } from '../condition/types.ts';
import type { Computation, Share, Tally } from './types.ts';

/** Of the people in `whole`, those who also fulfil `part`: the numerator is counted inside the denominator. */
export const peopleShare = (whole: Condition, part: Condition): Computation & Share => ({
  kind: 'share',
  part: { people: all(whole, part) },
  whole: { people: whole },
});

/** Of the schools in `whole`, those that also fulfil `part`. */
export const schoolShare = (whole: Condition, part: Condition, covers?: Condition): Computation & Share => ({
  kind: 'share',
  part: { schools: all(whole, part) },
  whole: { schools: whole },
  ...(covers === undefined ? {} : { covers }),
});

/** One sum over another; the only shares that may exceed 100 %. */
export const ratio = (part: Tally, whole: Tally): Computation & Share => ({ kind: 'share', part, whole });

/** A number of people. */
export const peopleCount = (people: Condition): Computation => ({ kind: 'count', part: { people } });

/** A number the ИМЦ reports. */
export const municipalCount = (municipal: string): Computation => ({ kind: 'count', part: { municipal } });

/** The numerator of a share, printed as a number of its own (g8.13 of g8.14). */
export const numeratorOf = (share: Share): Computation => ({ kind: 'count', part: share.part });

/** A yes/no of the ИМЦ. */
export const municipalPresence = (municipal: string): Computation => ({ kind: 'presence', municipal });

/** A yes/no asked of schools; the ИМЦ may answer too, under the same code. */
export const schoolPresence = (field: string): Computation => ({ kind: 'presence', schools: field, municipal: field });

/** A status only a person can give. */
export const judged = (id: string): Computation => ({ kind: 'text', municipal: `m_text_status.${id}` });

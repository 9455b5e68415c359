import type { Comparison, Condition, Term } from './types.ts';

/** The field holds one of these values. */
export const among = (field: string, ...values: string[]): Condition => ({ is: 'among', field, values });

/** A yes/no field says «да». */
export const yes = (field: string): Condition => among(field, 'да');

/** A yes/no field says «нет» in so many words (a blank does not). */
export const no = (field: string): Condition => among(field, 'нет');

export const known = (field: string): Condition => ({ is: 'known', field });

export const all = (...of: Condition[]): Condition => ({ is: 'all', of });

export const any = (...of: Condition[]): Condition => ({ is: 'any', of });

export const not = (of: Condition): Condition => ({ is: 'not', of });

export const aged = (from?: number, to?: number | 'young'): Condition => ({
  is: 'aged',
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

export const compared = (left: Term, by: Comparison, right: Term): Condition => ({ is: 'compared', left, by, right });

/** The number in the field is at least this. */
export const atLeast = (field: string, number: number): Condition => compared({ field }, '>=', { number });

/** The number in the field is at most this. */
export const atMost = (field: string, number: number): Condition => compared({ field }, '<=', { number });

/** The number in the field lies in [from; to). */
export const within = (field: string, from: number, to: number): Condition =>
  all(atLeast(field, from), compared({ field }, '<', { number: to }));

/** One course of these kinds, on this topic, with these yes/no fields, ended within the period (or three years). */
export const trained = (
  kinds: readonly string[],
  topic?: string,
  { yes: fields, years = 1 }: { yes?: readonly string[]; years?: 1 | 3 } = {},
): Condition => ({
  is: 'trained',
  kinds,
  ...(topic === undefined ? {} : { topic }),
  ...(fields === undefined ? {} : { yes: fields }),
  years,
});

export const named = (id: string, name: string, of: Condition): Condition => ({ is: 'named', id, name, of });

/** What follows from other answers: see `Condition`. */
export const derived = (of: Condition): Condition => ({ is: 'derived', of });

import type { Condition } from '../condition/types.ts';
import { fieldsRead } from '../condition/walk.ts';
import { field, fields, type Field, type Owner } from './fields.ts';
import type { Computation, Framework, Share, Table, Tally } from './types.ts';

/** The conditions a tally is made of. */
export function tallyConditions(tally: Tally): Condition[] {
  if ('people' in tally) return [tally.people];
  return 'schools' in tally ? [tally.schools] : [];
}

/** Codes of the fields a tally asks for. */
export function tallyFields(tally: Tally): string[] {
  if ('municipal' in tally) return [tally.municipal];
  if ('total' in tally) return tally.less === undefined ? [tally.total] : [tally.total, tally.less];
  return tallyConditions(tally).flatMap((condition) => [...fieldsRead(condition)]);
}

/** The tallies a computation is made of, the numerator first. */
export function computationTallies(computation: Computation): Tally[] {
  switch (computation.kind) {
    case 'share':
      return [computation.part, computation.whole];
    case 'count':
      return [computation.part];
    case 'presence':
      return computation.otherwise === undefined ? [] : [computation.otherwise.part, computation.otherwise.whole];
    case 'text':
      return [];
  }
}

function computationFields(computation: Computation): string[] {
  const codes = computationTallies(computation).flatMap(tallyFields);
  if (computation.kind === 'text') codes.push(computation.municipal);
  if (computation.kind === 'presence') {
    if (computation.schools !== undefined) codes.push(computation.schools);
    else if (computation.municipal !== undefined) codes.push(computation.municipal);
  }
  return codes;
}

/** The shares or tallies a table is made of. */
export function tableTallies(table: Table): Tally[] {
  const both = ({ part, whole }: Share): Tally[] => [part, whole];
  switch (table.form) {
    case 'byType':
      return [...table.tallies];
    case 'shareByType':
      return both(table.share);
    case 'shares':
      return table.rows.flatMap(({ share }) => both(share));
    case 'percentOf':
      return [];
  }
}

/** Whose indicator it is: what people, schools or the ИМЦ must be asked for it. */
export function levelOf(computation: Computation): 'person' | 'school' | 'municipality' {
  if (computation.kind === 'presence') return computation.schools === undefined ? 'municipality' : 'school';
  const owners = new Set(computationFields(computation).map((code) => field(code).owner));
  if (owners.has('staff') || owners.has('training')) return 'person';
  return owners.has('school') ? 'school' : 'municipality';
}

/**
 * Codes of all fields that these documents need, so that nobody is asked anything else. The keys and the ФИО column
 * of the form belong to every document.
 */
export function fieldsAsked(frameworks: readonly Framework[]): ReadonlySet<string> {
  const codes = new Set(fields.filter(({ always }) => always).map(({ code }) => code));
  for (const { indicators, tables } of frameworks) {
    for (const { computation, metAlsoNeeds } of indicators) {
      for (const code of computationFields(computation)) codes.add(code);
      if (metAlsoNeeds !== undefined) codes.add(metAlsoNeeds);
    }
    for (const table of tables) for (const code of tableTallies(table).flatMap(tallyFields)) codes.add(code);
  }
  return codes;
}

/** The asked fields of one owner, in the order of the dictionary. */
export const askedOf = (asked: ReadonlySet<string>, owner: Owner): readonly Field[] =>
  fields.filter(({ code, owner: whose }) => whose === owner && asked.has(code));

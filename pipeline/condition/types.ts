/**
 * Conditions as data. One small tree says who is counted; each target has one renderer of it:
 * Excel formula (`excel.ts`), Arquero expression (`arquero.ts`), predicate (`predicate.ts`), Russian sentence (`russian.ts`).
 *
 * A condition is about a person (who also sees the fields of their school), a course, a school or the municipality.
 * A blank is never equal to, smaller or larger than anything: `among` and `compared` are false on blanks.
 */
export type Condition =
  /** The field holds one of the values; a field of several values holds at least one of them. */
  | { readonly is: 'among'; readonly field: string; readonly values: readonly string[] }
  /** The field is not blank. */
  | { readonly is: 'known'; readonly field: string }
  | { readonly is: 'compared'; readonly left: Term; readonly by: Comparison; readonly right: Term }
  /** Full years on 1 January of the reporting year lie in [from; to]; «young» is the municipality's limit (35). */
  | { readonly is: 'aged'; readonly from?: number; readonly to?: number | 'young' }
  /** The person has one course that fulfils everything at once and ended in the last `years` reporting years. */
  | {
      readonly is: 'trained';
      readonly kinds: readonly string[];
      readonly topic?: string;
      /** Yes/no fields of the course that must all be «да». */
      readonly yes?: readonly string[];
      readonly years: 1 | 3;
    }
  /** An empty `all` is always true, an empty `any` never. */
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  /**
   * Holds where `of` does, but asks nobody anything: an answer that follows from others adds a «да» and never takes
   * one away. Its fields count as blank unless a document in force asks them for its own sake.
   */
  | { readonly is: 'derived'; readonly of: Condition }
  /** A set with a name of its own («педагогические работники»), so that sentences can say it. */
  | { readonly is: 'named'; readonly id: string; readonly name: string; readonly of: Condition };

export type Comparison = '<' | '<=' | '>' | '>=' | '=';

export type Term =
  | { readonly number: number }
  /** The number in the field, `times` over. */
  | { readonly field: string; readonly times?: number }
  /** Full years on 1 January of the reporting year plus this many. */
  | { readonly age: number }
  /** The reporting year plus this many years. */
  | { readonly year: number }
  /** How many people of the school fulfil the condition, `times` over. Only in conditions about a school. */
  | { readonly people: Condition; readonly times?: number };

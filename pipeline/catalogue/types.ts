import type { Condition } from '../condition/types.ts';

/** Where in the document a thing stands, as a reader would look for it: «Приложение 2, трек 1, группа 1». */
export type Clause = string;

/** What a document leaves unclear, and how it is read here. `mark` is stable («A5»). */
export interface Reading {
  readonly mark: string;
  /** What is unclear or wrong in the document. */
  readonly unclear: string;
  /** How it is read. */
  readonly reading: string;
  /** Why it is read so. */
  readonly reason: string;
}

/** What is counted in each school and summed over schools, always a whole number (staff units in hundredths). */
export type Tally =
  /** People of the roster who fulfil the condition. */
  | { readonly people: Condition }
  /** The school itself, when it fulfils the condition. */
  | { readonly schools: Condition }
  /** A number the school reports, less another one if named. */
  | { readonly total: string; readonly less?: string }
  /** A number the ИМЦ reports; schools have no part in it. */
  | { readonly municipal: string };

export interface Share {
  readonly part: Tally;
  readonly whole: Tally;
}

/** How an indicator gets its value (`domain/indicators.md` §1). */
export type Computation =
  | (Share & {
      readonly kind: 'share';
      /** Schools that are in the sums; by default those that filled every school field the share reads. */
      readonly covers?: Condition;
    })
  | { readonly kind: 'count'; readonly part: Tally }
  | {
      readonly kind: 'presence';
      /** A yes/no field of schools: one «да» is enough. */
      readonly schools?: string;
      /** A yes/no field of the ИМЦ, or a number that must be above zero. With `schools`, its own optional answer. */
      readonly municipal?: string;
      readonly aboveZero?: true;
      /** What decides when the ИМЦ left the field blank: `atLeast` percent of whole is in part. */
      readonly otherwise?: Share & { readonly atLeast: number };
    }
  | { readonly kind: 'text'; readonly municipal: string };

/** A target in force from reporting year `from` on, until a later one replaces it. */
export interface Target {
  readonly op: '>=' | '<=' | '<' | '>' | '=';
  readonly value: number | true;
  readonly from?: number;
  /** Grows year by year over the same people («с нарастающим итогом»). */
  readonly cumulative?: true;
  /** The document's own words. */
  readonly raw: string;
}

/** A target the ИМЦ sets itself beside the document's, in force as those are; percents have at most one decimal. */
export type OwnTarget = Pick<Target, 'op' | 'value' | 'from'>;

export interface Indicator {
  /** Contract id: «g8.4», «P5», «RE10». */
  readonly id: string;
  /** The number as printed («1)», «П5»), empty where the document has none. */
  readonly printed: string;
  /** Id of its section. */
  readonly section: string;
  /** Word for word. */
  readonly text: string;
  readonly clause: Clause;
  readonly unit: '%' | 'чел.' | 'ед.' | 'дней' | 'да/нет' | 'статус';
  readonly computation: Computation;
  readonly targets?: readonly Target[];
  /** A further yes/no of the ИМЦ that decides `met` once the share is reached (K1.6). */
  readonly metAlsoNeeds?: string;
  readonly bySubject?: true;
  /** Sources of the figure, word for word. */
  readonly source?: string;
  /** Marks of the readings that concern it. */
  readonly readings?: readonly string[];
  /** A choice taken beyond the readings, in a sentence for the methodology sheet. */
  readonly choice?: string;
}

/** A heading that indicators stand under: track and group, criterion, task, list of results. */
export interface Section {
  readonly id: string;
  readonly printed: string;
  readonly text: string;
  readonly clause: Clause;
  /** The section above it (a group's track). */
  readonly parent?: string;
}

export type Table = {
  readonly id: string;
  readonly title: string;
  readonly clause: Clause;
  /** Column headings of `results.json`. */
  readonly columns: readonly string[];
  readonly readings?: readonly string[];
} & (
  | /** Rows ДОО, ООО, ОДО, Всего; one tally per column. */ {
      readonly form: 'byType';
      readonly tallies: readonly Tally[];
    }
  | /** Each number of another table as a percentage of its row. */ {
      readonly form: 'percentOf';
      readonly table: string;
    }
  | /** Rows ДОО, ООО, ОДО, Всего of [part, whole, %]. */ { readonly form: 'shareByType'; readonly share: Share }
  | /** Own rows of [part, whole, %]. */ { readonly form: 'shares'; readonly rows: readonly ShareRow[] }
);

export interface ShareRow {
  readonly label: string;
  readonly share: Share;
  /** The norm it is held against, if a measure sets one. */
  readonly norm?: { readonly op: '>=' | '='; readonly value: number };
}

export interface Term {
  /** As printed. */
  readonly raw: string;
  /** ISO dates, where the words allow. */
  readonly from?: string;
  readonly to?: string;
  readonly recurrence?: 'ежегодно' | 'дважды в год' | 'ежемесячно' | 'по запросу' | 'постоянно';
}

/** A quantified norm of a measure: «не менее 30 % педагогических работников». */
export interface Norm {
  /** Stable within the measure: «1», «2». */
  readonly id: string;
  readonly raw: string;
  readonly op: '>=' | '<=' | '=';
  readonly value: number;
  readonly unit: string;
  /** Row of the framework's table `measures` that computes the fact. */
  readonly computedBy?: string;
}

export interface Measure {
  /** Contract key: «ala.28a», «ryb.1.13b», «kra.2.2021.3». */
  readonly key: string;
  /** As printed, dots and all. */
  readonly printed: string;
  /** Direction, chapter or task it stands under, word for word. */
  readonly section: string;
  readonly text: string;
  readonly term: Term;
  readonly executor: string;
  readonly result: string;
  readonly norms: readonly Norm[];
  readonly clause: Clause;
  readonly readings?: readonly string[];
}

/** Any other passage of the document that the product shows: passport field, stage, risk, aim, method, fact. */
export interface Passage {
  readonly title: string;
  /** Word for word. */
  readonly text: string;
  readonly clause: Clause;
}

export interface Stage extends Passage {
  readonly from?: string;
  readonly to?: string;
}

/** A risk: how it shows, what is done about it. */
export interface Risk extends Passage {
  readonly remedy: string;
}

/** A figure the document itself gives, and the row of our tables it can be held against. */
export interface Fact {
  readonly id: string;
  readonly text: string;
  readonly clause: Clause;
  readonly value: number | null;
  readonly unit: string;
  /** When the figure was true: «2022-2023», «2021-01-01». */
  readonly asOf?: string;
  /** `table/row/column` or indicator id that computes the same today. */
  readonly comparesTo?: string;
  readonly readings?: readonly string[];
}

/** A table of the document to be mirrored: its columns as printed and what fills each. */
export interface PrintedTable {
  readonly id: string;
  /** Sheet name in the summary workbook, at most 31 characters. */
  readonly sheet: string;
  /** Title as printed. */
  readonly title: string;
  readonly clause: Clause;
  readonly columns: readonly { readonly heading: string; readonly shows: Shows }[];
  /** Which indicators fill it, in order; sections become heading rows when no column shows them. */
  readonly indicators: readonly string[];
}

/** What a printed column shows of an indicator. `target:2023` is the target of that year. */
export type Shows =
  'printed' | 'section' | 'parent' | 'text' | 'source' | 'target' | `target:${number}` | 'value' | 'blank';

/** A municipal document: everything «Свод» knows about it. */
export interface Framework {
  readonly id: string;
  /** Short name for menus and file titles: «Алапаевск». */
  readonly name: string;
  readonly municipality: string;
  readonly document: {
    /** Full title, word for word. */
    readonly title: string;
    /** Kind, date and number as printed: «Распоряжение от 30.01.2024 №01-04/28». */
    readonly act: string;
    /** Years in force, as printed. */
    readonly years: string;
  };
  /** Who collects and who decides, word for word where the document says so. */
  readonly operator: string;
  readonly periodicity: Passage;
  readonly sections: readonly Section[];
  readonly indicators: readonly Indicator[];
  readonly tables: readonly Table[];
  readonly printed: readonly PrintedTable[];
  readonly measures: readonly Measure[];
  readonly methods: readonly Passage[];
  readonly passport: readonly Passage[];
  readonly stages: readonly Stage[];
  readonly risks: readonly Risk[];
  readonly aims: readonly Passage[];
  readonly facts: readonly Fact[];
  readonly readings: readonly Reading[];
}

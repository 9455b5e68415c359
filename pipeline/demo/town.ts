import type { School } from '../registry.ts';

/** What a person is at school, as far as it changes what they do. */
export type Kin = 'director' | 'deputy' | 'teacher' | 'educator' | 'extra' | 'other';

/**
 * A share of people: one for all, or by kin. `rookie` (young, at most three years of service) goes before `young`,
 * that before the kin itself, then `head` (director, deputy) or `ped` (everybody else); what is not named is 0.
 */
export type Rate = number | Readonly<Partial<Record<Kin | 'rookie' | 'young' | 'head' | 'ped', number>>>;

/** Schools of one type and the people who work in them. */
export interface Kind {
  readonly type: School['type'];
  readonly names: readonly string[];
  /** Pedagogical workers in all of them together, external part-timers aside. */
  readonly ped: number;
  /** Weights of the ten age bands of ОО-1: до 25, 25–29 … 65 и более. */
  readonly ages: readonly number[];
  /** Weights of the five bands of service: 0–5, 5–10, 10–15, 15–20, 20 и более. */
  readonly tenure: readonly number[];
  /** Shares of высшая, первая, СЗД. */
  readonly categories: readonly [number, number, number];
  /** Share with higher education. */
  readonly higher: number;
}

/** A made-up municipality for one document. */
export interface Town {
  /** Framework id. */
  readonly id: string;
  readonly period: string;
  /** Day the summary is made, ISO. */
  readonly made: string;
  /** Codes of schools begin here. */
  readonly firstCode: number;
  readonly kinds: readonly Kind[];
  /** Places in the registry, by index, of schools with low results and with hard conditions. */
  readonly shnor: readonly number[];
  readonly shnsu: readonly number[];
  /** Regional institute, and the ИМЦ. */
  readonly institute: string;
  readonly centre: string;
  /** Where this town differs from the ordinary one (`marks.ts`). */
  readonly marks?: Readonly<Record<string, Rate>>;
  /** Shares of schools with «да» where they differ from the ordinary ones (`answers.ts`). */
  readonly answers?: Readonly<Record<string, number>>;
  /** Share of people with a course in the period. */
  readonly trained: Rate;
  /** How much more often than usual a topic is chosen. */
  readonly topics?: Readonly<Record<string, number>>;
  /** External part-timers to a hundred of one's own, as a share. */
  readonly external: number;
  /** Share of teachers whose education fits their subject, when not the ordinary 81 %. */
  readonly fitting?: number;
  /** Kindergartens, by number among them, whose head's post is vacant. */
  readonly vacant?: readonly number[];
  /** Share of staff units without anybody. */
  readonly deficit: number;
  /** Of those asked, satisfied; of the young who came in three years, still there. */
  readonly satisfied: number;
  readonly stayed: number;
  /** The ИМЦ's answers: this year's, or this year's and last year's. */
  readonly municipality: Readonly<Record<string, string | readonly [now: string, before: string]>>;
}

/** This period or the one before it. */
export type Season = 'now' | 'before';

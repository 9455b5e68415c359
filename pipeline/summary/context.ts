import type { Indicator } from '../catalogue/types.ts';
import { planOf, type PlannedIndicator } from '../indicators/plan.ts';
import type { IndicatorResult } from '../indicators/results.ts';
import { periodInWords, russianDate } from '../period.ts';
import type { School } from '../registry.ts';
import type { SourceFile, SummaryRequest } from './request.ts';
import { isOwn } from './shown.ts';

/** Above this many schools a row per school and indicator would fill the book: numbers go into a grid instead. */
const MANY = 200;

/** The request, indexed, with what every sheet says of itself. */
export interface Context {
  readonly request: SummaryRequest;
  readonly results: ReadonlyMap<string, IndicatorResult>;
  readonly planned: ReadonlyMap<string, PlannedIndicator>;
  readonly schools: ReadonlyMap<string, School>;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Provenance rows go into a grid. */
  readonly compact: boolean;
  /** «15.06.2026». */
  readonly day: string;
  readonly period: string;
  /** «по данным 13 из 16 ОО». */
  readonly coverage: string;
  /** Where «Откуда число» explains an indicator; filled while that sheet is made, which is first. */
  readonly origins: Map<string, string>;
}

/** Reads the request once for all sheets. */
export function contextOf(request: SummaryRequest): Context {
  const { framework, result, results, registry, settings, submissions, made } = request;
  const { accepted, expected } = results.schools;
  return {
    request,
    results: new Map(result.indicators.map((one) => [one.id, one])),
    planned: new Map(planOf([framework], settings).indicators.map((one) => [one.indicator.id, one])),
    schools: new Map(registry.map((school) => [school.code, school])),
    files: new Map(submissions.map((one) => [one.school, one])),
    compact: registry.length > MANY,
    day: russianDate(made.toISOString().slice(0, 10)),
    period: periodInWords(settings.period),
    coverage: `по данным ${accepted} из ${expected} ОО`,
    origins: new Map(),
  };
}

/** What was computed of an indicator; an indicator without a result is as unknown as can be. */
export const resultOf = ({ results }: Context, { id, computation, unit }: Indicator): IndicatorResult =>
  results.get(id) ?? { id, kind: computation.kind, value: null, unit };

/** Indicators held against a target of the ИМЦ. */
export const ownTargets = (context: Context): readonly Indicator[] =>
  context.request.framework.indicators.filter((indicator) => isOwn(resultOf(context, indicator)));

/** Codes become names; a code outside the registry stays a code. */
export const nameOf = ({ schools }: Context, code: string): string => schools.get(code)?.name ?? code;

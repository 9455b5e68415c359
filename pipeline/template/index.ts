import type { Framework } from '../catalogue/types.ts';
import type { Settings } from '../condition/predicate.ts';
import type { Period } from '../period.ts';
import { FORM_VERSION } from '../form.ts';
import type { School } from '../registry.ts';
import type { Submission } from '../submission.ts';
import { writeBook } from '../xlsx/write.ts';
import { registryValues } from './applies.ts';
import { drawExplanations, type GivenExplanation } from './explanations.ts';
import { drawIndicators } from './indicators.ts';
import { drawInstructions } from './instructions.ts';
import { lastYear } from './lastYear.ts';
import { layOut } from './layout.ts';
import { drawLists } from './lists.ts';
import { fieldNames } from './names.ts';
import { drawOrganisation } from './organisation.ts';
import { drawReview } from './review.ts';
import { drawRemarks, type Remarks } from './remarks.ts';
import { rollOver, type Filling } from './rollover.ts';
import { drawService, identityOf } from './service.ts';
import { drawStaff } from './staff.ts';
import { drawStructure } from './structure.ts';
import { drawTitle } from './title.ts';
import { drawTraining } from './training.ts';

export { FORM_VERSION };

export interface BookRequest {
  readonly frameworks: readonly Framework[];
  readonly period: Period;
  readonly school: School;
  /** Last year's submission, rolled over (`rollover.ts`). */
  readonly previous?: Submission;
  /** Values to put in as they are: this year's submission. */
  readonly filled?: Filling & {
    /** Requisites of documents by field code. */
    readonly evidence?: Readonly<Record<string, string>>;
    readonly explanations?: readonly GivenExplanation[];
  };
  /** Comments of the ИМЦ at cells of what was `filled`. */
  readonly remarks?: Remarks;
  readonly settings?: Omit<Settings, 'period'>;
  /** As people read it. */
  readonly deadline?: string;
  /** Contact line of the ИМЦ. */
  readonly centre?: string;
  /** Moment written into the file: the same request gives the same bytes. */
  readonly made: Date;
}

const DEFAULT_YOUNG = 35;
const NOTHING: Filling = { school: {}, staff: [], training: [] };

/** The workbook of one school: filled by people, checked and counted by its own formulas. */
export function schoolBook(request: BookRequest): Promise<Uint8Array> {
  const { frameworks, period, school, previous, filled, deadline, centre, made } = request;
  const settings: Settings = { youngMaxAge: DEFAULT_YOUNG, ...request.settings, period };
  const sizes = filled ?? previous;
  const form = layOut({
    frameworks,
    school,
    settings,
    people: sizes?.staff.length ?? 0,
    courses: sizes?.training.length ?? 0,
  });
  const given = filled ?? (previous === undefined ? NOTHING : rollOver(previous, period, form.asked));
  const before = previous === undefined ? undefined : lastYear(previous, school, settings, form.asked);
  const footer = `${school.code} · ${period.name} · форма ${FORM_VERSION}`;
  const review = drawReview(form, footer);
  const lists = drawLists(form, footer);
  const explanations = drawExplanations(form, filled?.explanations ?? [], footer);
  const service = drawService(form, FORM_VERSION);
  const sheets = [
    drawInstructions({ form, rolledOver: filled === undefined && previous !== undefined, deadline, centre, footer }),
    drawTitle(form, registryValues(school) as Readonly<Record<string, string>>, footer),
    drawStaff(form, given.staff, footer),
    drawTraining(form, given.training, footer),
    drawOrganisation(form, given.school, filled?.evidence ?? {}, footer),
    drawIndicators(form, before, footer),
    drawStructure(form, footer),
    review.draft,
    explanations.draft,
    lists.draft,
    service.draft,
  ];
  // First of all, what is wrong.
  if (request.remarks !== undefined) sheets.unshift(drawRemarks(form, sheets, request.remarks, footer));
  return writeBook({
    sheets,
    names: [...fieldNames(form), ...review.names, ...explanations.names, ...lists.names, ...service.names],
    title: `Мониторинг ${period.name}: ${school.name}`,
    properties: identityOf(form, FORM_VERSION),
    made,
    locked: true,
  });
}

/** File name of the workbook: «Мониторинг_2025-2026_1001.xlsx». */
export const bookName = ({ period, school }: Pick<BookRequest, 'period' | 'school'>): string =>
  `Мониторинг_${period.name}_${school.code}.xlsx`;

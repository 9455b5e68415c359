import { field } from '../../../pipeline/catalogue/fields.ts';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { computationTallies } from '../../../pipeline/catalogue/asked.ts';
import type { Indicator, Tally } from '../../../pipeline/catalogue/types.ts';
import { examine } from '../../../pipeline/check/breaches.ts';
import { fulfils, type Settings } from '../../../pipeline/condition/predicate.ts';
import type { Condition } from '../../../pipeline/condition/types.ts';
import { fieldsRead } from '../../../pipeline/condition/walk.ts';
import type { School } from '../../../pipeline/registry.ts';
import { registryValues } from '../../../pipeline/template/applies.ts';
import type { StoredSubmission } from '../wire.ts';

/** Which rows and answers of a school make its part of an indicator. */
export interface CountedRows {
  readonly indicator: Indicator;
  /** Lines of «Кадры» in the numerator and in the denominator. */
  readonly part: ReadonlySet<number>;
  readonly whole: ReadonlySet<number>;
  /** Fields that the indicator looks at. */
  readonly fields: ReadonlySet<string>;
}

/** Follows an indicator down to the rows of a school, by the very conditions it is counted by. */
export function countedRows(
  id: string,
  frameworks: readonly string[],
  document: StoredSubmission,
  school: School,
  settings: Settings,
): CountedRows | undefined {
  const indicator = frameworks.flatMap((one) => findFramework(one)?.indicators ?? []).find((one) => one.id === id);
  if (indicator === undefined) return undefined;
  const { computation } = indicator;
  const tallies = computationTallies(computation);
  const { people } = examine(
    {
      ...document,
      file: '',
      sha256: '',
      evidence: new Map(Object.entries(document.evidence)),
      findings: document.noticed,
    },
    { ...document.school, ...registryValues(school) },
    settings,
  );
  const lines = (tally: Tally | undefined): Set<number> =>
    new Set(
      tally === undefined || !('people' in tally)
        ? []
        : document.staff.flatMap(({ line }, at) => (fulfils(people[at]!, tally.people, settings) ? [line] : [])),
    );
  const fields = new Set(tallies.flatMap(fieldsOf));
  if (computation.kind === 'presence' && computation.schools !== undefined) fields.add(computation.schools);
  return { indicator, part: lines(tallies[0]), whole: lines(tallies[1]), fields };
}

function fieldsOf(tally: Tally): string[] {
  const read = (condition: Condition): string[] => [...fieldsRead(condition)];
  if ('people' in tally) return read(tally.people);
  if ('schools' in tally) return read(tally.schools);
  return 'total' in tally ? [tally.total, tally.less ?? tally.total] : [];
}

/** Whether a code is a field of courses: their rows follow their people. */
export const isOfCourse = (code: string): boolean => field(code).owner === 'training';

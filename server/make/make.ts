import { summaryBooks } from '../../pipeline/books.ts';
import { collect } from '../../pipeline/collect.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { reconcile } from '../../pipeline/summary/reconciliation.ts';
import { bookName, schoolBook } from '../../pipeline/template/index.ts';
import { fromStored } from '../receive/stored.ts';
import { frameworksOf } from '../receive/task.ts';
import type { CollectedBody, CollectTask, MakingResult, MakingTask, SchoolBookTask } from './task.ts';

/** Does one task of the making thread; pure. */
export function make(task: MakingTask): Promise<MakingResult> | MakingResult {
  switch (task.is) {
    case 'schoolBook':
      return makeSchoolBook(task);
    case 'collect':
      return { is: 'collected', body: collected(task) };
    case 'books':
      return makeBooks(task.body, task.only);
  }
}

async function makeSchoolBook(task: SchoolBookTask): Promise<MakingResult> {
  const { settings, school, previous, filled, remarks, deadline, centre } = task;
  const request = {
    frameworks: frameworksOf(task.frameworks),
    period: settings.period,
    school,
    settings,
    deadline,
    ...(centre === undefined ? {} : { centre }),
    ...(previous === undefined ? {} : { previous: fromStored(previous, '', '') }),
    ...(filled === undefined
      ? {}
      : {
          filled: {
            school: filled.school,
            staff: filled.staff.map(({ values }) => values),
            training: filled.training.map(({ values }) => values),
            evidence: filled.evidence,
            explanations: filled.explanations,
          },
        }),
    ...(remarks === undefined || filled === undefined
      ? {}
      : {
          remarks: {
            given: remarks,
            lines: {
              staff: filled.staff.map(({ line }) => line),
              training: filled.training.map(({ line }) => line),
            },
          },
        }),
    made: new Date(task.made),
  };
  return { is: 'files', files: [{ name: bookName(request), bytes: await schoolBook(request) }] };
}

function collected(asked: CollectTask): CollectedBody {
  const { is: _, received, ...task } = asked;
  const frameworks = frameworksOf(task.frameworks);
  const { registry, generated, municipality } = task;
  const previous = task.previous === null ? {} : { previous: task.previous };
  const { results, findings, protocol, accepted } = collect({
    plan: planOf(frameworks, task.settings),
    registry,
    received,
    municipality,
    generated,
    ...previous,
  });
  const rosters = accepted.map(({ code, people, pedagogues }) => ({ school: code!, rows: people, ped: pedagogues }));
  return {
    ...task,
    results,
    findings,
    protocol,
    accepted: accepted.map((one) => ({ ...one, partial: null, findings: [] })),
    reconciliation: Object.fromEntries(
      frameworks.map((framework) => {
        const result = results.frameworks.find(({ id }) => id === framework.id)!;
        return [framework.id, reconcile({ framework, result, results, registry, rosters, ...previous })];
      }),
    ),
  };
}

async function makeBooks(body: CollectedBody, only: string | undefined): Promise<MakingResult> {
  const { results, findings, protocol, accepted, settings, registry, measures, previous, heading } = body;
  const files = [];
  const books = summaryBooks({
    frameworks: frameworksOf(body.frameworks).filter(({ id }) => only === undefined || id === only),
    settings,
    registry,
    collected: { results, findings, protocol, accepted },
    findings,
    measures,
    ...(previous === null ? {} : { previous }),
    made: new Date(body.generated),
    municipality: heading,
  });
  for await (const [{ id }, bytes] of books) files.push({ name: `${id}.xlsx`, bytes });
  return { is: 'files', files };
}

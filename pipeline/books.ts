import type { Framework } from './catalogue/types.ts';
import type { Settings } from './condition/predicate.ts';
import type { Finding } from './finding.ts';
import type { Collected, MeasureReport, Results } from './indicators/results.ts';
import type { Received } from './receive.ts';
import type { School } from './registry.ts';
import { summaryBook } from './summary/index.ts';
import type { Kept } from './summary/kept.ts';
import { reconcile } from './summary/reconciliation.ts';

export interface BooksRequest {
  readonly frameworks: readonly Framework[];
  readonly settings: Settings;
  readonly registry: readonly School[];
  readonly collected: Collected & { readonly accepted: readonly Received[] };
  /** Findings of everything that was read, those about files and the ИМЦ's own answers included. */
  readonly findings: readonly Finding[];
  readonly measures: readonly MeasureReport[];
  readonly previous?: Results;
  readonly made: Date;
  /** By document: what people wrote into the summaries that these replace. */
  readonly kept?: ReadonlyMap<string, Kept>;
  readonly municipality?: { readonly centre?: string; readonly director?: string };
}

/** The summary workbooks of a collection, one a document, in order; one at a time, so that one lies in memory. */
export async function* summaryBooks(request: BooksRequest): AsyncGenerator<[framework: Framework, book: Uint8Array]> {
  const { frameworks, collected, registry, previous } = request;
  const { results, protocol, accepted } = collected;
  const given = previous === undefined ? {} : { previous };
  const submissions = accepted.map(({ code, file, sha256, explanations }) => ({
    school: code!,
    file,
    sha256,
    explanations,
  }));
  const rosters = accepted.map(({ code, people, pedagogues }) => ({ school: code!, rows: people, ped: pedagogues }));
  for (const framework of frameworks) {
    const result = results.frameworks.find(({ id }) => id === framework.id)!;
    const book = await summaryBook({
      framework,
      result,
      results,
      findings: request.findings,
      protocol,
      registry,
      settings: request.settings,
      measures: request.measures,
      submissions,
      reconciliation: reconcile({ framework, result, results, registry, rosters, ...given }),
      ...given,
      ...(request.kept?.has(framework.id) ? { kept: request.kept.get(framework.id)! } : {}),
      made: request.made,
      ...(request.municipality === undefined ? {} : { municipality: request.municipality }),
    });
    yield [framework, book];
  }
}

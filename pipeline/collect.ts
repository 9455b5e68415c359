import type { Framework } from './catalogue/types.ts';
import type { Finding } from './finding.ts';
import { municipalResults } from './indicators/municipal.ts';
import type { Plan } from './indicators/plan.ts';
import { withPrevious } from './indicators/previous.ts';
import type { Collected, ProtocolLine, Results } from './indicators/results.ts';
import type { Municipality } from './intake/municipality.ts';
import type { Received } from './receive.ts';
import type { School } from './registry.ts';

export interface CollectRequest {
  readonly plan: Plan;
  readonly registry: readonly School[];
  readonly received: readonly Received[];
  readonly municipality: Municipality;
  readonly previous?: Results;
  /** Moment of making, ISO in UTC. */
  readonly generated: string;
}

/** The one button: received submissions become results, findings and a protocol. Pure; the same in gives the same out. */
export function collect(request: CollectRequest): Collected & { readonly accepted: readonly Received[] } {
  const { plan, registry, municipality, generated, previous } = request;
  const { received, copies } = withoutDoubles(request.received);
  const accepted = received.filter(({ partial }) => partial !== null);
  const order = new Map(registry.map(({ code }, at) => [code, at]));
  const partials = accepted.map(({ partial }) => partial!).sort((a, b) => order.get(a.school)! - order.get(b.school)!);
  const made = municipalResults({ plan, partials, registry, municipality });
  const { frameworks, findings: changes } = withPrevious(
    made,
    previous,
    new Map(accepted.map(({ code, file }) => [code!, file])),
  );
  const known = new Set(received.flatMap(({ code }) => (code === null ? [] : [code])));
  const inSums = new Set(partials.map(({ school }) => school));
  const submitted = registry.filter(({ code }) => known.has(code));
  const findings = [...received.flatMap((one) => one.findings), ...changes, ...municipality.findings];
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return {
    results: {
      period: plan.settings.period.name,
      generated,
      schools: {
        expected: registry.length,
        submitted: submitted.length,
        accepted: inSums.size,
        missing: registry.filter(({ code }) => !known.has(code)).map(({ code }) => code),
        rejected: submitted.filter(({ code }) => !inSums.has(code)).map(({ code }) => code),
      },
      frameworks,
    },
    findings,
    protocol: received.map((one) => protocolLine(one, byFile.get(one.file) ?? [], copies.has(one))),
    accepted,
  };
}

/** Two different submissions of one school are both kept out; of identical copies the first counts. */
function withoutDoubles(received: readonly Received[]): { received: Received[]; copies: Set<Received> } {
  const bySchool = Map.groupBy(
    received.filter(({ code }) => code !== null),
    ({ code }) => code!,
  );
  const copies = new Set<Received>();
  const result = received.map((one): Received => {
    const group = one.code === null ? [one] : bySchool.get(one.code)!;
    if (group.length < 2) return one;
    const different = new Set(group.map(({ fingerprint }) => fingerprint)).size > 1;
    const names = group.map(({ file }) => file).join(' и ');
    const tell = (level: Finding['level'], message: string, hint: string): Finding => ({
      file: one.file,
      school: one.code,
      code: 'T10',
      level,
      sheet: '',
      cell: '',
      message,
      hint,
    });
    if (different)
      return {
        ...one,
        partial: null,
        findings: [
          ...one.findings,
          tell(
            'error',
            `два разных отчёта организации ${one.code}: ${names}`,
            'Оставьте один, верный; пока не учтён ни один.',
          ),
        ],
      };
    if (one === group[0]) return one;
    const copy = {
      ...one,
      partial: null,
      findings: [tell('info', `копия отчёта ${group[0]!.file}, учтена один раз`, 'Делать ничего не надо.')],
    };
    copies.add(copy);
    return copy;
  });
  return { received: result, copies };
}

/** @param own the findings of this file */
function protocolLine(one: Received, own: readonly Finding[], copy: boolean): ProtocolLine {
  const count = (level: Finding['level']): number => own.filter((finding) => finding.level === level).length;
  const open = own.some(({ level, explanation }) => level === 'query' && explanation === undefined);
  return {
    file: one.file,
    sha256: one.sha256,
    school: one.code,
    verdict: one.foreign
      ? 'не отчёт'
      : copy
        ? 'копия'
        : one.partial === null
          ? 'отклонён'
          : open
            ? 'принят с вопросами'
            : 'принят',
    errors: count('error'),
    queries: count('query'),
    infos: count('info'),
  };
}

/** Keys of all measures of the documents, for `measures.csv`. */
export const measureKeys = (frameworks: readonly Framework[]): ReadonlySet<string> =>
  new Set(frameworks.flatMap(({ measures }) => measures.map(({ key }) => key)));

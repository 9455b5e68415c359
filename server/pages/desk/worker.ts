import type { Finding } from '../../../pipeline/finding.ts';
import { checked, type Against } from './checked.ts';

/** What the page asks of the worker; `number` tells answers apart. */
export type Question = { readonly number: number } & (
  | { readonly kind: 'check'; readonly name: string; readonly bytes: Uint8Array; readonly against: Against }
  | { readonly kind: 'annotate'; readonly bytes: Uint8Array; readonly findings: readonly Finding[] }
);
export type Answer = { readonly number: number } & ({ readonly given: unknown } | { readonly failed: string });

async function answer(question: Question): Promise<unknown> {
  if (question.kind === 'check') return checked(question.name, question.bytes, question.against);
  const { annotated } = await import('./annotate.ts');
  return annotated(question.bytes, question.findings);
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).then(
    (given) => postMessage({ number: data.number, given } satisfies Answer),
    (error: unknown) =>
      postMessage({
        number: data.number,
        failed: error instanceof Error ? error.message : String(error),
      } satisfies Answer),
  );
});

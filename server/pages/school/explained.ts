import { grouped } from '../desk/group.ts';
import type { Finding } from '../wire.ts';

/**
 * Answers typed on the page as the API takes them. Where one text answers all queries of a rule it is written once,
 * for the whole rule; otherwise for each cell.
 */
export function explanationsFor(
  findings: readonly Finding[],
  answers: Readonly<Record<string, string>>,
): { code: string; about: string; text: string }[] {
  const groups = grouped(findings)
    .flatMap(({ groups: own }) => own)
    .filter(({ level }) => level === 'query');
  const said = groups.map((group) => ({ group, text: (answers[group.key] ?? '').trim() || (group.explanation ?? '') }));
  return [...Map.groupBy(said, ({ group }) => group.code)].flatMap(([code, own]) => {
    const typed = own.filter(({ group }) => (answers[group.key] ?? '').trim() !== '');
    if (typed.length === 0) return [];
    const texts = new Set(own.map(({ text }) => text));
    const [only] = texts;
    if (texts.size === 1 && only !== undefined && only !== '') return [{ code, about: '', text: only }];
    return typed.flatMap(({ group, text }) =>
      (group.cells.length === 0 ? [''] : group.cells).map((about) => ({ code, about, text })),
    );
  });
}

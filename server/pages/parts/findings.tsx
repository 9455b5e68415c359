import type { ComponentChildren } from 'preact';
import type { Level } from '../../../pipeline/finding.ts';
import { grouped, type Group } from '../desk/group.ts';
import type { Finding } from '../wire.ts';
import { counted } from '../words.ts';

const WORDS: Readonly<Record<Level, readonly [word: string, look: string]>> = {
  error: ['Ошибка', 'bad'],
  query: ['Вопрос', 'query'],
  info: ['Сведение', 'plain'],
};
/** So many addresses are read at a glance. */
const GLANCE = 12;

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** What stands under a query: the place to answer it. */
  readonly answer?: (group: Group) => ComponentChildren;
}

/** Remarks by sheet, equal ones together, each with its cells and with what to do. */
export const Findings = ({ findings, answer }: FindingsProps) => (
  <>
    {grouped(findings).map(({ sheet, groups }) => (
      <section key={sheet} aria-label={sheet === '' ? 'Замечания к файлу' : `Лист ${sheet}`}>
        <h3>{sheet === '' ? 'К файлу в целом' : `Лист «${sheet}»`}</h3>
        <ul class="findings">
          {groups.map((group) => (
            <li key={group.key}>
              <div>
                <span class={`badge ${WORDS[group.level][1]}`}>{WORDS[group.level][0]}</span>
              </div>
              <div class="what">
                <p>
                  {capital(group.message)}
                  {/[.!?]$/.test(group.message) ? '' : '.'}
                </p>
                <Cells cells={group.cells} />
                {group.level === 'info' && group.hint.startsWith('Делать ничего') ? null : (
                  <p class="soft">{group.hint}</p>
                )}
                {group.explanation === null ? null : <p>Пояснение: {group.explanation}</p>}
                {group.level === 'query' ? answer?.(group) : null}
              </div>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

function Cells({ cells }: { readonly cells: readonly string[] }) {
  if (cells.length === 0) return null;
  const [first, rest] = [cells.slice(0, GLANCE), cells.slice(GLANCE)];
  const word =
    cells.length === 1
      ? /\d$/.test(cells[0]!)
        ? 'Ячейка'
        : 'Столбец'
      : counted(cells.length, 'место', 'места', 'мест');
  return (
    <p class="cells">
      {word}: {first.join(', ')}
      {rest.length === 0 ? null : (
        <details>
          <summary>и ещё {rest.length}</summary>
          {rest.join(', ')}
        </details>
      )}
    </p>
  );
}

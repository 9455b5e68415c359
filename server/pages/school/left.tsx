import type { Checked } from '../desk/checked.ts';
import { Progress } from '../parts/progress.tsx';
import type { Finding } from '../wire.ts';
import { counted, plural } from '../words.ts';

/** «Осталось заполнить»: cells that must be filled, and answers of the school that are still blank. */
export function Left({ checked }: { readonly checked: Exclude<Checked, { refused: Finding }> }) {
  const { findings, gaps, answers } = checked;
  const needed = findings
    .filter(({ code }) => code === 'N1')
    .reduce((sum, { cells = [] }) => sum + 1 + cells.length, 0);
  const given = answers - gaps.length;
  return (
    <div>
      <Progress
        done={given}
        of={answers}
        words={`Ответы организации: ${given} из ${answers}${needed === 0 ? '' : `; обязательных пустых ячеек: ${needed}`}`}
      />
      {gaps.length === 0 ? null : (
        <details>
          <summary>
            {plural(gaps.length, 'Остался', 'Осталось', 'Осталось')} заполнить:{' '}
            {counted(gaps.length, 'ответ', 'ответа', 'ответов')} организации
          </summary>
          <p class="hint">Пустое значит «нет данных», а не ноль: такая организация не войдёт в показатель.</p>
          <ul>
            {gaps.map(({ label, sheet, cell }) => (
              <li key={`${sheet}${cell}${label}`}>
                {label} <span class="cells">{sheet === '' ? 'строки нет в книге' : `«${sheet}», ${cell}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

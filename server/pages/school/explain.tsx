import { useId } from 'preact/hooks';
import type { Group } from '../desk/group.ts';

interface ExplainProps {
  readonly group: Group;
  readonly ready: readonly string[];
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** The answer to a query: a ready explanation or one's own words. */
export function Explain({ group, ready, value, onText }: ExplainProps) {
  const id = useId();
  return (
    <div>
      {ready.length === 0 ? null : (
        <div class="ready" role="group" aria-label="Готовые пояснения">
          {ready.map((text) => (
            <button
              key={text}
              type="button"
              class="plain"
              aria-pressed={value === text}
              onClick={() => onText(value === text ? '' : text)}
            >
              {text}
            </button>
          ))}
        </div>
      )}
      <label for={id} class="hint">
        {group.explanation === null ? 'Пояснение' : 'Заменить пояснение из книги'}
      </label>
      <input
        id={id}
        value={value}
        maxLength={500}
        placeholder={ready.length === 0 ? 'Своими словами' : 'Выберите готовое или напишите своё'}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <span class="hint">Пишите без фамилий: похожее на ФИО будет убрано.</span>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { VersionRow } from '../wire.ts';
import { moment } from '../words.ts';

/** All that was sent, the newest first; any two can be compared. */
export function History() {
  useTitle('История');
  const versions = useLoaded<{ readonly versions: readonly VersionRow[] }>('/api/school/submissions');
  const { route } = useLocation();
  return (
    <>
      <h1>История отправок</h1>
      <Waiting from={versions}>
        {({ versions: rows }) => (
          <>
            <Versions rows={rows} link={(version) => `/school/history/${version}`} receipts />
            {rows.length < 2 ? null : (
              <Compare rows={rows} onCompare={(before, after) => route(`/school/diff/${before}/${after}`)} />
            )}
          </>
        )}
      </Waiting>
    </>
  );
}

interface VersionsProps {
  readonly rows: readonly VersionRow[];
  readonly link: (version: number) => string;
  readonly receipts?: boolean;
}

/** A line for each version. */
export const Versions = ({ rows, link, receipts = false }: VersionsProps) => (
  <Table
    caption="Отправленные версии"
    rows={rows}
    rowKey={({ version }) => version}
    empty="Пока ничего не отправлено."
    columns={[
      { heading: 'Версия', show: ({ version }) => <a href={link(version)}>{version}</a> },
      {
        heading: 'Отправлена',
        show: ({ submittedAt, late }) => `${moment(submittedAt)}${late ? ', после срока' : ''}`,
      },
      { heading: 'Кем', show: ({ sentBy }) => (sentBy === 'school' ? 'организация' : 'ИМЦ за организацию') },
      { heading: 'Вопросы', number: true, show: ({ queries }) => queries },
      ...(receipts
        ? [
            {
              heading: 'Квитанция',
              show: ({ receipt }: VersionRow) => <a href={`/school/receipts/${receipt}`}>№ {receipt}</a>,
            },
          ]
        : []),
    ]}
  />
);

interface CompareProps {
  readonly rows: readonly VersionRow[];
  readonly onCompare: (before: number, after: number) => void;
}

/** Two versions to hold against each other. */
export function Compare({ rows, onCompare }: CompareProps) {
  const numbers = rows.map(({ version }) => version).sort((a, b) => a - b);
  const [before, setBefore] = useState(numbers.at(-2)!);
  const [after, setAfter] = useState(numbers.at(-1)!);
  const choice = (label: string, value: number, set: (version: number) => void) => (
    <label class="field">
      <span class="hint">{label}</span>
      <select value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            версия {number}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section class="panel noprint">
      <h2>Что изменилось</h2>
      <div class="row end">
        {choice('Была', before, setBefore)}
        {choice('Стала', after, setAfter)}
        <Button kind="plain" onPress={() => onCompare(before, after)} disabled={before === after}>
          Сравнить
        </Button>
      </div>
    </section>
  );
}

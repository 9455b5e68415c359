import { useState } from 'preact/hooks';
import type { AuditVerdict } from '../../store/audit.ts';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { AuditEvent, UserRow } from '../wire.ts';
import { counted, moment } from '../words.ts';
import { actionWords, objectWords, whoWords } from './actions.ts';

interface Page {
  readonly events: readonly AuditEvent[];
  readonly schools: Readonly<Record<string, string>>;
}

/** Who did what and when; every entry is chained to the one before, and the chain can be verified. */
export function Audit() {
  useTitle('Журнал');
  const [before, setBefore] = useState<number | null>(null);
  const page = useLoaded<Page>(`/api/audit${before === null ? '' : `?before=${before}`}`);
  const users = useLoaded<{ readonly users: readonly UserRow[] }>('/api/users');
  const names = (schools: Page['schools']): Readonly<Record<string, string>> => ({
    ...schools,
    ...Object.fromEntries((users.data?.users ?? []).map(({ id, login }) => [id, login])),
  });
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const { run, busy, problem } = useAction(async () => {
    setVerdict(await call<AuditVerdict>('/api/audit/verify', { method: 'POST', json: {} }));
  });
  return (
    <>
      <div class="head">
        <div>
          <h1>Журнал</h1>
          <p class="soft">Записи нельзя изменить или удалить незаметно: каждая содержит отпечаток предыдущей.</p>
        </div>
        <Button onPress={() => void run()} busy={busy}>
          Проверить цепочку
        </Button>
      </div>
      <Trouble problem={problem} />
      {verdict === null ? null : (
        <Notice
          kind={verdict.faults.length === 0 ? 'good' : 'bad'}
          title={
            verdict.faults.length === 0
              ? `Цепочка цела: ${counted(verdict.entries, 'запись', 'записи', 'записей')}`
              : `Цепочка нарушена: ${counted(verdict.faults.length, 'место', 'места', 'мест')}`
          }
        >
          {verdict.faults.length === 0 ? null : (
            <ul>
              {verdict.faults.map((fault, at) => (
                <li key={at}>{typeof fault === 'string' ? fault : Object.values(fault).join(': ')}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <Waiting from={page}>
        {({ events, schools }) => (
          <>
            <Table
              caption="Журнал"
              rows={events}
              rowKey={({ seq }) => seq}
              empty="Раньше записей нет."
              columns={[
                { heading: '№', show: ({ seq }) => seq, number: true },
                { heading: 'Когда', show: ({ utc }) => <span class="nowrap">{moment(utc)}</span> },
                { heading: 'Кто', show: ({ role, actor }) => whoWords(role, actor, names(schools)) },
                { heading: 'Что', show: ({ action }) => actionWords(action) },
                { heading: 'Над чем', show: ({ object }) => objectWords(object, names(schools)) },
                { heading: 'Отпечаток', show: ({ hash }) => <span class="secret">{hash.slice(0, 12)}</span> },
              ]}
            />
            <div class="row">
              {before === null ? null : (
                <Button kind="plain" onPress={() => setBefore(null)}>
                  К новым
                </Button>
              )}
              {events.length < 100 ? null : (
                <Button kind="plain" onPress={() => setBefore(events.at(-1)!.seq)}>
                  Раньше
                </Button>
              )}
            </div>
          </>
        )}
      </Waiting>
    </>
  );
}

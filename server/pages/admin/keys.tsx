import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { DeviceKey } from '../wire.ts';
import { moment } from '../words.ts';

/** Keys by which schools open their cabinets; a revoked one stops at once. */
export function Keys() {
  useTitle('Ключи школ');
  const keys = useLoaded<{ readonly keys: readonly DeviceKey[] }>('/api/keys');
  const { run, busy, problem } = useAction(async (id: string) => {
    await call(`/api/keys/${id}`, { method: 'DELETE' });
    keys.reload();
  });
  return (
    <>
      <h1>Ключи школ</h1>
      <p>
        Ключ – это открытый кабинет в одном браузере. Сменился ответственный или потерян компьютер – отзовите ключ, а
        ИМЦ выдаст новое приглашение.
      </p>
      <Trouble problem={problem} />
      <Waiting from={keys}>
        {({ keys: rows }) => (
          <Table
            caption="Ключи"
            rows={rows}
            rowKey={({ id }) => id}
            empty="Школы ещё не открывали кабинетов."
            columns={[
              { heading: 'Код организации', show: ({ school }) => school },
              { heading: 'Выдан', show: ({ createdAt }) => moment(createdAt) },
              { heading: 'Последний вход', show: ({ seenAt }) => (seenAt === null ? '' : moment(seenAt)) },
              {
                heading: 'Действует',
                show: ({ revokedAt }) =>
                  revokedAt === null ? (
                    <span class="badge good">да</span>
                  ) : (
                    <span class="badge plain">отозван {moment(revokedAt)}</span>
                  ),
              },
              {
                heading: <span class="unseen">Действия</span>,
                show: ({ id, revokedAt }) =>
                  revokedAt === null ? (
                    <Button kind="danger" busy={busy} onPress={() => void run(id)}>
                      Отозвать
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Waiting>
    </>
  );
}

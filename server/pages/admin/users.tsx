import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import { ROLES } from '../start/cabinets.ts';
import type { UserRow } from '../wire.ts';
import { EditUser } from './editUser.tsx';
import { NewUser } from './newUser.tsx';

/** People of the ИМЦ, the department and the administration. */
export function Users() {
  useTitle('Пользователи');
  const users = useLoaded<{ readonly users: readonly UserRow[] }>('/api/users');
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<UserRow | null>(null);
  const [secret, setSecret] = useState<UserRow | null>(null);
  const done = (user: UserRow): void => {
    setAdding(false);
    setEditing(null);
    if (user.secret !== undefined) setSecret(user);
    users.reload();
  };
  const turn = useAction(async ({ id, active }: UserRow) => {
    done(await call<UserRow>(`/api/users/${id}`, { method: 'PATCH', json: { active: !active } }));
  });
  return (
    <>
      <div class="head">
        <div>
          <h1>Пользователи</h1>
          <p class="soft">Школам логины не нужны: они входят по приглашениям ИМЦ.</p>
        </div>
        <Button onPress={() => setAdding(true)}>Добавить</Button>
      </div>
      {secret === null ? null : (
        <Notice kind="query" title={`Второй фактор для «${secret.login}» – показан один раз`}>
          <p>Внесите ключ в приложение для кодов (Яндекс Ключ, FreeOTP, Google Authenticator):</p>
          <p class="secret">{secret.secret}</p>
          <p class="secret">{secret.uri}</p>
          <Button kind="plain" onPress={() => setSecret(null)}>
            Записано
          </Button>
        </Notice>
      )}
      <Trouble problem={turn.problem} />
      <Waiting from={users}>
        {({ users: rows }) => (
          <Table
            caption="Пользователи"
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { heading: 'Логин', show: ({ login }) => login },
              { heading: 'Роль', show: ({ role }) => ROLES[role] },
              { heading: 'Почта', show: ({ email }) => email ?? '' },
              { heading: 'Второй фактор', show: ({ totp }) => (totp ? 'включён' : 'нет') },
              {
                heading: 'Вход',
                show: ({ active }) => (
                  <span class={`badge ${active ? 'good' : 'plain'}`}>{active ? 'разрешён' : 'закрыт'}</span>
                ),
              },
              {
                heading: <span class="unseen">Действия</span>,
                show: (user) => (
                  <div class="row">
                    <Button kind="plain" onPress={() => setEditing(user)}>
                      Изменить
                    </Button>
                    <Button
                      kind={user.active ? 'danger' : 'plain'}
                      busy={turn.busy}
                      onPress={() => void turn.run(user)}
                    >
                      {user.active ? 'Закрыть вход' : 'Открыть вход'}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        )}
      </Waiting>
      <Dialog title="Новый пользователь" open={adding} onClose={() => setAdding(false)}>
        <NewUser onDone={done} />
      </Dialog>
      <Dialog title={editing?.login ?? ''} open={editing !== null} onClose={() => setEditing(null)}>
        {editing === null ? null : <EditUser user={editing} onDone={done} />}
      </Dialog>
    </>
  );
}

import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Text } from '../parts/field.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { UserRow } from '../wire.ts';

interface EditUserProps {
  readonly user: UserRow;
  readonly onDone: (user: UserRow) => void;
}

/** Password, mailbox and second factor of a login. */
export function EditUser({ user, onDone }: EditUserProps) {
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState(user.email ?? '');
  const { run, busy, problem } = useAction(async (change: object) => {
    onDone(await call<UserRow>(`/api/users/${user.id}`, { method: 'PATCH', json: change }));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ email: email.trim() === '' ? null : email.trim(), ...(password === '' ? {} : { password }) });
      }}
    >
      <div class="fields">
        <Text
          label="Новый пароль"
          type="password"
          minLength={12}
          hint="Пусто – прежний. С новым паролем все сеансы закончатся"
          value={password}
          onText={setPassword}
          autocomplete="new-password"
        />
        <Text label="Почта" type="email" value={email} onText={setEmail} />
      </div>
      <Trouble problem={problem} />
      <div class="row">
        <Button submit busy={busy}>
          Сохранить
        </Button>
        <Button kind="plain" busy={busy} onPress={() => void run({ totp: true })}>
          {user.totp ? 'Выдать новый ключ второго фактора' : 'Включить второй фактор'}
        </Button>
        {user.totp ? (
          <Button kind="danger" busy={busy} onPress={() => void run({ totp: false })}>
            Выключить второй фактор
          </Button>
        ) : null}
      </div>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Text, Tick } from '../parts/field.tsx';
import { Trouble } from '../parts/notice.tsx';
import { ROLES } from '../start/cabinets.ts';
import type { UserRow } from '../wire.ts';

const KINDS = ['imc', 'department', 'admin'] as const;

/** A new login. */
export function NewUser({ onDone }: { readonly onDone: (user: UserRow) => void }) {
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<string>('imc');
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const [totp, setTotp] = useState(true);
  const { run, busy, problem } = useAction(async () => {
    onDone(
      await call<UserRow>('/api/users', {
        method: 'POST',
        json: { login: login.trim(), role, password, totp, ...(email.trim() === '' ? {} : { email: email.trim() }) },
      }),
    );
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div class="fields">
        <Text
          label="Логин"
          value={login}
          onText={setLogin}
          required
          autocomplete="off"
          hint="Не фамилия: логин попадает в журнал"
        />
        <Choice label="Роль" value={role} options={KINDS.map((kind) => [kind, ROLES[kind]])} onText={setRole} />
        <Text
          label="Пароль"
          type="password"
          minLength={12}
          hint="Не короче 12 знаков"
          value={password}
          onText={setPassword}
          required
          autocomplete="new-password"
        />
        <Text label="Почта" type="email" value={email} onText={setEmail} hint="Управлению приходят выпущенные своды" />
      </div>
      <Tick label="Второй фактор: код из приложения при входе" checked={totp} onTick={setTotp} />
      <Trouble problem={problem} />
      <p>
        <Button submit busy={busy}>
          Добавить
        </Button>
      </p>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { call, Problem } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Text } from '../parts/field.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { Me } from '../wire.ts';

/** Login and password; the code of the second factor is asked when the server wants it. */
export function Login({ onDone }: { readonly onDone: (me: Pick<Me, 'role'>) => void }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const { run, busy, problem } = useAction(async () => {
    try {
      const me = await call<Pick<Me, 'role'>>('/api/login', {
        method: 'POST',
        json: { login: login.trim(), password, ...(code === null ? {} : { code: code.replace(/\s/g, '') }) },
      });
      onDone(me);
    } catch (error) {
      if (error instanceof Problem && error.code === 'login.code') setCode((before) => before ?? '');
      else throw error;
    }
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Trouble problem={problem} />
      <div class="fields">
        <Text label="Логин" wide value={login} onText={setLogin} required autocomplete="username" />
        <Text
          label="Пароль"
          wide
          type="password"
          value={password}
          onText={setPassword}
          required
          autocomplete="current-password"
        />
        {code === null ? null : (
          <Text
            label="Код из приложения"
            hint="Шесть цифр, которые показывает приложение для входа на вашем телефоне"
            wide
            value={code}
            onText={setCode}
            required
            inputMode="numeric"
            autocomplete="one-time-code"
          />
        )}
      </div>
      <Button submit busy={busy}>
        Войти
      </Button>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api.ts';
import { keepKey, type DeviceKey } from '../identity.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';

/** An invite is spent by a press of the button only: mail programs that look at links must not spend it. */
export function Invited({ code }: { readonly code: string }) {
  const { route } = useLocation();
  const [unkept, setUnkept] = useState<DeviceKey | null>(null);
  const { run, busy, problem } = useAction(async () => {
    const key = await call<DeviceKey>('/api/invites/redeem', { method: 'POST', json: { code } });
    history.replaceState(null, '', '/');
    if (keepKey(key)) route('/school');
    else setUnkept(key);
  });
  return (
    <section class="panel">
      <h1>Кабинет вашей организации</h1>
      <p>
        Вас пригласил ИМЦ. Нажмите кнопку, и кабинет откроется в этом браузере: пароль запоминать не нужно. Не
        открывайте кабинет на чужом компьютере.
      </p>
      <Trouble problem={problem} />
      {unkept === null ? null : (
        <Notice kind="bad" title="Браузер не разрешает хранить ключ">
          Разрешите этому сайту хранить данные (или выйдите из частного окна) и попросите у ИМЦ новую ссылку.
        </Notice>
      )}
      <Button onPress={() => void run()} busy={busy} disabled={unkept !== null}>
        Открыть кабинет
      </Button>
    </section>
  );
}

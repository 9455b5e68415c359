import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api.ts';
import { deviceKey } from '../identity.ts';
import { useLoaded } from '../loaded.ts';
import { Frame } from '../parts/frame.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { Me } from '../wire.ts';
import { Begin } from './begin.tsx';
import { cabinetOf } from './cabinets.ts';
import { Invited } from './invite.tsx';
import { Login } from './login.tsx';

/** The code of an invite stands after «#», where no server and no log sees it. */
const invitedBy = (): string | null => /^#invite=([\w-]+)$/.exec(location.hash)?.[1] ?? null;

/** The first page: an invite is redeemed, an empty server is set up, everybody else logs in. */
export function Entrance() {
  const { route } = useLocation();
  const start = useLoaded<{ empty: boolean }>('/api/start');
  const [invite, setInvite] = useState(invitedBy);
  const [known, setKnown] = useState<boolean | null>(null);
  useEffect(() => {
    const look = (): void => setInvite(invitedBy());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  useEffect(() => {
    if (invite !== null) return;
    call<Me>('/api/me').then(
      ({ role }) => {
        if (role !== 'none') route(cabinetOf(role), true);
        else if (deviceKey() !== null) route('/school', true);
        else setKnown(false);
      },
      () => setKnown(false),
    );
  }, [invite]);
  useTitle('Вход');
  return (
    <Frame owner="Мониторинг педагогических кадров" home="/">
      {invite === null ? (
        <Waiting from={start}>
          {({ empty }) =>
            empty ? <Begin /> : known === false ? <Door onDone={({ role }) => route(cabinetOf(role))} /> : null
          }
        </Waiting>
      ) : (
        <Invited code={invite} />
      )}
    </Frame>
  );
}

const Door = ({ onDone }: { readonly onDone: (me: Pick<Me, 'role'>) => void }) => (
  <div class="columns">
    <section class="panel">
      <h1>Вход для ИМЦ, управления и администратора</h1>
      <Login onDone={onDone} />
    </section>
    <section class="panel">
      <h2>Вы из школы или детского сада?</h2>
      <p>
        Пароль не нужен. ИМЦ присылает вашей организации ссылку-приглашение: откройте её в этом браузере один раз, и
        кабинет останется здесь.
      </p>
      <p>
        Ссылка действует 72 часа и срабатывает однажды. Если она потерялась, устарела или сменился ответственный,
        попросите у ИМЦ новую.
      </p>
    </section>
  </div>
);

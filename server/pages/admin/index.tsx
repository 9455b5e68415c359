import { Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { call } from '../api.ts';
import { useLoaded } from '../loaded.ts';
import { Frame } from '../parts/frame.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { cabinetOf } from '../start/cabinets.ts';
import type { Me } from '../wire.ts';
import { keepZone } from '../words.ts';
import { Audit } from './audit.tsx';
import { Backups } from './backups.tsx';
import { Keys } from './keys.tsx';
import { Users } from './users.tsx';

/** The administrator's cabinet: people, keys, the log; no data of schools. */
export function Admin() {
  const { route } = useLocation();
  const me = useLoaded<Me>('/api/me');
  const role = me.data?.role;
  keepZone(me.data?.municipality?.zone);
  useEffect(() => {
    if (role !== undefined && role !== 'admin') route(cabinetOf(role), true);
  }, [role]);
  const leave = async (): Promise<void> => {
    await call('/api/logout', { method: 'POST', json: {} }).catch(() => undefined);
    route('/');
  };
  return (
    <Frame
      owner="Администратор"
      home="/admin"
      links={[
        ['/admin', 'Пользователи'],
        ['/admin/keys', 'Ключи школ'],
        ['/admin/audit', 'Журнал'],
        ['/admin/backups', 'Копии и хранение'],
      ]}
      leave={{ text: 'Выйти', act: () => void leave() }}
    >
      <Waiting from={me}>
        {() =>
          role === 'admin' ? (
            <Router>
              <Route path="/" component={Users} />
              <Route path="/keys" component={Keys} />
              <Route path="/audit" component={Audit} />
              <Route path="/backups" component={Backups} />
            </Router>
          ) : null
        }
      </Waiting>
    </Frame>
  );
}

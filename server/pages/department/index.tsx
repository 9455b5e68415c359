import { Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { call } from '../api.ts';
import { useLoaded } from '../loaded.ts';
import { Frame } from '../parts/frame.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { cabinetOf } from '../start/cabinets.ts';
import type { Me } from '../wire.ts';
import { keepZone } from '../words.ts';
import { ReleasePage } from './releasePage.tsx';
import { ReleaseList } from './releaseList.tsx';

/** The cabinet of the department: released summaries, and nothing else. */
export function Department() {
  const { route } = useLocation();
  const me = useLoaded<Me>('/api/me');
  const role = me.data?.role;
  keepZone(me.data?.municipality?.zone);
  useEffect(() => {
    if (role !== undefined && role !== 'department') route(cabinetOf(role), true);
  }, [role]);
  const leave = async (): Promise<void> => {
    await call('/api/logout', { method: 'POST', json: {} }).catch(() => undefined);
    route('/');
  };
  return (
    <Frame
      owner={['Управление образования', me.data?.municipality?.name].filter(Boolean).join('. ')}
      home="/department"
      leave={{ text: 'Выйти', act: () => void leave() }}
    >
      <Waiting from={me}>
        {() =>
          role === 'department' ? (
            <Router>
              <Route path="/" component={ReleaseList} />
              <Route path="/:number" component={ReleasePage} />
            </Router>
          ) : null
        }
      </Waiting>
    </Frame>
  );
}

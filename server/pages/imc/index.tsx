import { useEffect } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { call } from '../api.ts';
import { useLoaded } from '../loaded.ts';
import { Frame } from '../parts/frame.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { Me } from '../wire.ts';
import { keepZone } from '../words.ts';
import { cabinetOf } from '../start/cabinets.ts';
import { Keys } from '../admin/keys.tsx';
import { Answers } from './answers.tsx';
import { Board } from './board.tsx';
import { Campaigns } from './campaigns.tsx';
import { Invites } from './invites.tsx';
import { Letters } from './letters.tsx';
import { Measures } from './measures.tsx';
import { NewCampaign } from './newCampaign.tsx';
import { Parcels } from './parcels.tsx';
import { RegistryPage } from './registry.tsx';
import { Reminders } from './reminders.tsx';
import { SchoolDiff } from './schoolDiff.tsx';
import { SchoolPage } from './schoolPage.tsx';
import { SettingsPage } from './settings.tsx';

const SummaryPage = lazy(() => import('./summaryPage.tsx').then(({ SummaryPage: page }) => page));

/** The cabinet of the ИМЦ. */
export function Imc() {
  const { route } = useLocation();
  const me = useLoaded<Me>('/api/me');
  const leave = async (): Promise<void> => {
    await call('/api/logout', { method: 'POST', json: {} }).catch(() => undefined);
    route('/');
  };
  const role = me.data?.role;
  keepZone(me.data?.municipality?.zone);
  useEffect(() => {
    if (role !== undefined && role !== 'imc') route(cabinetOf(role), true);
  }, [role]);
  return (
    <Frame
      owner={['ИМЦ', me.data?.municipality?.name].filter(Boolean).join('. ')}
      home="/imc"
      links={[
        ['/imc', 'Кампании'],
        ['/imc/keys', 'Ключи школ'],
        ['/imc/letters', 'Письма'],
      ]}
      leave={{ text: 'Выйти', act: () => void leave() }}
    >
      <Waiting from={me}>
        {() =>
          role === 'imc' ? (
            <Router>
              <Route path="/" component={Campaigns} />
              <Route path="/new" component={NewCampaign} />
              <Route path="/letters" component={Letters} />
              <Route path="/keys" component={Keys} />
              <Route path="/:id" component={Board} />
              <Route path="/:id/settings" component={SettingsPage} />
              <Route path="/:id/registry" component={RegistryPage} />
              <Route path="/:id/answers" component={Answers} />
              <Route path="/:id/measures" component={Measures} />
              <Route path="/:id/invites" component={Invites} />
              <Route path="/:id/reminders" component={Reminders} />
              <Route path="/:id/parcels" component={Parcels} />
              <Route path="/:id/summary" component={SummaryPage} />
              <Route path="/:id/schools/:code" component={SchoolPage} />
              <Route path="/:id/schools/:code/diff/:before/:after" component={SchoolDiff} />
            </Router>
          ) : null
        }
      </Waiting>
    </Frame>
  );
}

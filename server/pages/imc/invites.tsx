import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { InviteLink, RegisteredSchool } from '../wire.ts';
import { moment } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { InviteList } from './inviteList.tsx';
import { Picked } from './picked.tsx';

/** One-time links for schools, shown once: to copy, to print and cut apart. */
export function Invites() {
  const { id, campaign } = useCampaign();
  const registry = useLoaded<{ readonly schools: readonly RegisteredSchool[] }>(`/api/campaigns/${id}/registry`);
  const [links, setLinks] = useState<readonly InviteLink[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { run, busy, problem } = useAction(async () => {
    const { invites } = await call<{ invites: readonly InviteLink[] }>(`/api/campaigns/${id}/invites`, {
      method: 'POST',
      json: { schools: [...chosen] },
    });
    setLinks(invites);
  });
  return (
    <CampaignFrame campaign={campaign} title="Приглашения">
      {(one) => (
        <>
          <h2>Приглашения школам</h2>
          {links.length === 0 ? (
            <>
              <p>
                Ссылка открывает кабинет организации в одном браузере, один раз, в течение 72 часов. Прежние
                неиспользованные приглашения выбранных организаций перестанут действовать; уже открытые кабинеты
                останутся.
              </p>
              <Trouble problem={problem} />
              <Waiting from={registry}>
                {({ schools }) => (
                  <Picked
                    rows={schools}
                    chosen={chosen}
                    onChange={setChosen}
                    note={({ email }) => email ?? 'почты в реестре нет'}
                  />
                )}
              </Waiting>
              <Button onPress={() => void run()} busy={busy} disabled={chosen.size === 0}>
                Выдать приглашения ({chosen.size})
              </Button>
            </>
          ) : (
            <>
              <Notice kind="query" title="Ссылки показаны один раз">
                Скопируйте или напечатайте их сейчас. Действуют до {moment(links[0]!.expiresAt, one.deadline.zone)}.
              </Notice>
              <InviteList links={links} />
            </>
          )}
        </>
      )}
    </CampaignFrame>
  );
}

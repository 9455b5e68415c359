import { useEffect, useMemo, useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Area } from '../parts/field.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { BoardLine, CampaignsView, CampaignView, Me } from '../wire.ts';
import { counted, moment } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { Picked } from './picked.tsx';

interface Sent {
  readonly sent: readonly string[];
  readonly kept: readonly string[];
  readonly withoutAddress: readonly string[];
}

/** Letters to those who have not sent. */
export function Reminders() {
  const { id, campaign } = useCampaign();
  const board = useLoaded<{ readonly rows: readonly BoardLine[] }>(`/api/campaigns/${id}/board`);
  const usual = useLoaded<CampaignsView>('/api/campaigns');
  return (
    <CampaignFrame campaign={campaign} title="Напоминания">
      {(one) => (
        <Waiting from={board}>
          {({ rows }) => (
            <Waiting from={usual}>
              {({ letters }) => (
                <Compose campaign={one} rows={rows} usual={letters.reminder.text} onSent={board.reload} />
              )}
            </Waiting>
          )}
        </Waiting>
      )}
    </CampaignFrame>
  );
}

interface ComposeProps {
  readonly campaign: CampaignView;
  readonly rows: readonly BoardLine[];
  readonly usual: string;
  readonly onSent: () => void;
}

function Compose({ campaign, rows, usual, onSent }: ComposeProps) {
  const me = useLoaded<Me>('/api/me');
  const waiting = useMemo(
    () => rows.filter(({ status }) => ['не начат', 'черновик', 'на доработке'].includes(status)),
    [rows],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState(campaign.settings.mail['reminder'] ?? usual);
  const [result, setResult] = useState<Sent | null>(null);
  useEffect(() => setChosen(new Set(waiting.filter(({ hasEmail }) => hasEmail).map(({ code }) => code))), [waiting]);
  const { run, busy, problem } = useAction(async () => {
    const before = campaign.settings.mail['reminder'] ?? usual;
    if (text !== before)
      await call(`/api/campaigns/${campaign.id}`, {
        method: 'PATCH',
        json: { settings: { mail: { reminder: text } } },
      });
    setResult(
      await call<Sent>(`/api/campaigns/${campaign.id}/reminders`, { method: 'POST', json: { schools: [...chosen] } }),
    );
    onSent();
  });
  if (waiting.length === 0)
    return (
      <Notice kind="good" title="Напоминать некому">
        Все организации отправили отчёты.
      </Notice>
    );
  return (
    <>
      <h2>Напомнить тем, кто не отправил</h2>
      {me.data?.mail === false ? (
        <Notice kind="query" title="Почтовый сервер не настроен">
          Письма не уйдут сами: они сложатся в «<a href="/imc/letters">Письма</a>», откуда их можно скопировать. Почту
          настраивает администратор сервера (SMTP_HOST).
        </Notice>
      ) : null}
      {result === null ? null : (
        <Notice
          kind={result.sent.length > 0 ? 'good' : 'query'}
          title={`Отправлено: ${counted(result.sent.length, 'письмо', 'письма', 'писем')}`}
        >
          {result.kept.length === 0 ? null : (
            <p>
              Не ушли и ждут в «<a href="/imc/letters">Письмах</a>»: {result.kept.length}.
            </p>
          )}
          {result.withoutAddress.length === 0 ? null : <p>Без почты в реестре: {result.withoutAddress.join(', ')}.</p>}
        </Notice>
      )}
      <Area
        label="Текст письма"
        rows={9}
        value={text}
        onText={setText}
        hint="{школа}, {период}, {срок}, {ссылка}, {имц} заменятся. Изменённый текст сохранится в настройках кампании."
      />
      <Picked
        rows={waiting}
        chosen={chosen}
        onChange={setChosen}
        note={({ hasEmail, status, remindedAt }) =>
          [
            status,
            hasEmail ? '' : 'почты в реестре нет',
            remindedAt === null ? '' : `напоминали ${moment(remindedAt, campaign.deadline.zone)}`,
          ]
            .filter(Boolean)
            .join(', ')
        }
      />
      <Trouble problem={problem} />
      <Button onPress={() => void run()} busy={busy} disabled={chosen.size === 0 || text.trim() === ''}>
        Отправить напоминания ({chosen.size})
      </Button>
    </>
  );
}

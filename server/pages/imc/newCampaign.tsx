import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { parsePeriod } from '../../../pipeline/period.ts';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';
import type { Campaign, Me } from '../wire.ts';
import { CampaignForm, type CampaignDraft } from './campaignForm.tsx';

const EMPTY: CampaignDraft = {
  name: '',
  period: '',
  frameworks: [],
  date: '',
  time: '18:00',
  zone: 'Europe/Moscow',
  youngMaxAge: '35',
  smallCells: true,
};

/** «2025-2026» → «2026-2027». */
function nextPeriod(period: string): string {
  const { year } = parsePeriod(period) ?? {};
  if (year === undefined) return '';
  return period.includes('-') ? `${year}-${year + 1}` : `${year + 1}`;
}

/** A new campaign: from nothing, or with the registry, documents and measures of an earlier one. */
export function NewCampaign() {
  const { query, route } = useLocation();
  const from = query['from'] ?? '';
  useTitle('Новая кампания');
  const source = useLoaded<Campaign>(from === '' ? null : `/api/campaigns/${from}`);
  const me = useLoaded<Me>('/api/me');
  const [draft, setDraft] = useState(EMPTY);
  useEffect(() => {
    if (me.data !== null && from === '')
      setDraft((before) => ({ ...before, zone: me.data?.municipality?.zone ?? before.zone }));
  }, [me.data]);
  useEffect(() => {
    if (source.data === null) return;
    const { period, frameworks, deadline, settings } = source.data;
    const next = nextPeriod(period);
    setDraft({
      name: `Мониторинг ${next}`,
      period: next,
      frameworks,
      date: `${Number(deadline.date.slice(0, 4)) + 1}${deadline.date.slice(4)}`,
      time: deadline.time,
      zone: deadline.zone,
      youngMaxAge: `${settings.youngMaxAge}`,
      smallCells: settings.smallCells,
    });
  }, [source.data]);
  const { run, busy, problem } = useAction(async () => {
    const { name, period, frameworks, date, time, zone, youngMaxAge, smallCells } = draft;
    const deadline = { date, time, zone };
    const made =
      from === ''
        ? await call<Campaign>('/api/campaigns', {
            method: 'POST',
            json: {
              name,
              period,
              frameworks,
              deadline,
              settings: { youngMaxAge: Number(youngMaxAge), smallCells, mail: {} },
            },
          })
        : await call<Campaign>(`/api/campaigns/${from}/copy`, { method: 'POST', json: { period, name, deadline } });
    route(from === '' ? `/imc/${made.id}/registry` : `/imc/${made.id}`);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p class="crumbs">
        <a href="/imc">Кампании</a>
      </p>
      <h1>{from === '' ? 'Новая кампания' : 'Кампания на следующий период'}</h1>
      {source.data === null ? null : (
        <p>
          Из кампании «{source.data.name}» возьмутся документы, реестр, мероприятия и настройки. Книги школ будут
          заполнены принятыми сведениями прошлого периода.
        </p>
      )}
      <Trouble problem={source.problem} />
      <CampaignForm draft={draft} onChange={setDraft} copy={from !== ''} />
      <Trouble problem={problem} />
      <Button submit busy={busy} disabled={draft.frameworks.length === 0}>
        Создать кампанию
      </Button>
      {draft.frameworks.length === 0 ? <p class="hint">Выберите хотя бы один документ.</p> : null}
    </form>
  );
}

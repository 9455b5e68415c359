import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { useLoaded } from '../loaded.ts';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { CampaignsView } from '../wire.ts';
import { longDate } from '../words.ts';

/** All campaigns, the newest first. */
export function Campaigns() {
  useTitle('Кампании');
  const campaigns = useLoaded<CampaignsView>('/api/campaigns');
  return (
    <>
      <div class="head">
        <div>
          <h1>Кампании сбора</h1>
          <p class="soft">Кампания – один период, его документы, реестр школ и срок.</p>
        </div>
        <a class="button" href="/imc/new">
          Новая кампания
        </a>
      </div>
      <Waiting from={campaigns}>
        {({ campaigns: rows }) => (
          <Table
            caption="Кампании"
            rows={rows}
            rowKey={({ id }) => id}
            empty="Кампаний пока нет: начните с кнопки «Новая кампания»."
            columns={[
              { heading: 'Кампания', show: ({ id, name }) => <a href={`/imc/${id}`}>{name}</a> },
              { heading: 'Период', show: ({ period }) => <span class="nowrap">{period}</span> },
              {
                heading: 'Документы',
                show: ({ frameworks }) => frameworks.map((id) => findFramework(id)?.name ?? id).join(', '),
              },
              { heading: 'Срок', show: ({ deadline }) => `${longDate(deadline.date)}, ${deadline.time}` },
              { heading: 'Состояние', show: ({ state }) => (state === 'open' ? 'идёт' : 'закрыта') },
              {
                heading: <span class="unseen">Действия</span>,
                show: ({ id }) => <a href={`/imc/new?from=${id}`}>Скопировать на следующий период</a>,
              },
            ]}
          />
        )}
      </Waiting>
    </>
  );
}

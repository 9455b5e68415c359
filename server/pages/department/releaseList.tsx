import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { useLoaded } from '../loaded.ts';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { ReleaseRow } from '../wire.ts';
import { moment } from '../words.ts';

/** All released summaries, the newest first. */
export function ReleaseList() {
  useTitle('Своды');
  const releases = useLoaded<{ readonly releases: readonly ReleaseRow[] }>('/api/releases');
  return (
    <>
      <h1>Выпущенные своды</h1>
      <Waiting from={releases}>
        {({ releases: rows }) => (
          <Table
            caption="Своды"
            rows={rows}
            rowKey={({ number }) => number}
            empty="ИМЦ ещё ничего не выпускал."
            columns={[
              {
                heading: 'Выпуск',
                show: ({ number, name }) => (
                  <a href={`/department/${number}`}>
                    № {number}. {name}
                  </a>
                ),
              },
              { heading: 'Период', show: ({ period }) => <span class="nowrap">{period}</span> },
              {
                heading: 'Документы',
                show: ({ frameworks }) => frameworks.map((id) => findFramework(id)?.name ?? id).join(', '),
              },
              { heading: 'Выпущен', show: ({ releasedAt }) => moment(releasedAt) },
              { heading: 'Пояснение ИМЦ', show: ({ note }) => note },
            ]}
          />
        )}
      </Waiting>
    </>
  );
}

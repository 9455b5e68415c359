import { useEffect } from 'preact/hooks';
import { download } from '../download.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Table } from '../parts/table.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { ReleaseRow } from '../wire.ts';
import { moment } from '../words.ts';

interface ReleasesProps {
  readonly campaign: string;
  /** Changes when there is a new one. */
  readonly turn: number;
}

/** What was released of this campaign. */
export function Releases({ campaign, turn }: ReleasesProps) {
  const releases = useLoaded<{ readonly releases: readonly ReleaseRow[] }>('/api/releases');
  const { run, busy, problem } = useAction((number: number) => download(`/api/releases/${number}/all.zip`));
  useEffect(() => {
    if (turn > 0) releases.reload();
  }, [turn]);
  const own = releases.data?.releases.filter((one) => one.campaign === campaign) ?? [];
  if (own.length === 0) return null;
  return (
    <>
      <h3>Выпущено</h3>
      <Trouble problem={problem} />
      <Table
        caption="Выпуски"
        rows={own}
        rowKey={({ number }) => number}
        columns={[
          { heading: '№', show: ({ number }) => number },
          { heading: 'Когда', show: ({ releasedAt }) => moment(releasedAt) },
          { heading: 'Пояснение', show: ({ note }) => note },
          { heading: 'Контрольная сумма', show: ({ hash }) => <span class="secret">{hash.slice(0, 16)}…</span> },
          {
            heading: <span class="unseen">Скачать</span>,
            show: ({ number }) => (
              <button type="button" class="plain" disabled={busy} onClick={() => void run(number)}>
                Скачать
              </button>
            ),
          },
        ]}
      />
    </>
  );
}

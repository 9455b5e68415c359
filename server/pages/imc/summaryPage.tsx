import { useState } from 'preact/hooks';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { download } from '../download.ts';
import { Summary } from '../figures/summary.tsx';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Progress } from '../parts/progress.tsx';
import type { CampaignView, CollectedView } from '../wire.ts';
import { counted, moment } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { Checks } from './checks.tsx';
import { useJob } from './job.ts';
import { ReleaseForm } from './releaseForm.tsx';

/** The one button, and everything that comes out of it. */
export function SummaryPage() {
  const { campaign } = useCampaign();
  return (
    <CampaignFrame campaign={campaign} title="Свод">
      {(one) => <Made campaign={one} />}
    </CampaignFrame>
  );
}

function Made({ campaign }: { readonly campaign: CampaignView }) {
  const base = `/api/campaigns/${campaign.id}`;
  const results = useLoaded<CollectedView>(`${base}/results`);
  const [rechecked, setRechecked] = useState<{ checked: number; withErrors: number } | null>(null);
  const collect = useJob(results.reload);
  const recheck = useJob(({ result }) => setRechecked(result as { checked: number; withErrors: number }));
  const book = useAction((id: string) => download(`${base}/results/${id}.xlsx`));
  const watched = collect.running ? collect : recheck.running ? recheck : null;
  const { data } = results;
  const none = results.problem?.code === 'results.none';
  const schoolLink = (code: string, indicator?: string): string =>
    `/imc/${campaign.id}/schools/${encodeURIComponent(code)}${indicator === undefined ? '' : `?indicator=${indicator}`}`;
  return (
    <>
      <section class="panel noprint">
        <div class="row">
          <Button onPress={() => collect.start(`${base}/collect`)} busy={collect.running} disabled={recheck.running}>
            Свести
          </Button>
          <Button
            kind="plain"
            onPress={() => recheck.start(`${base}/recheck`)}
            busy={recheck.running}
            disabled={collect.running}
          >
            Перепроверить все отчёты
          </Button>
          {data === null
            ? null
            : campaign.frameworks.map((id) => (
                <Button key={id} kind="plain" busy={book.busy} onPress={() => void book.run(id)}>
                  Книга: {findFramework(id)?.name ?? id}
                </Button>
              ))}
        </div>
        {watched === null ? null : (
          <Progress
            done={watched.job?.done ?? 0}
            of={watched.job?.of ?? 1}
            words={`${watched.job?.stage ?? ''}${(watched.job?.of ?? 0) > 1 ? `: ${watched.job?.done} из ${watched.job?.of}` : ''}`}
          />
        )}
        <Trouble problem={collect.problem ?? recheck.problem ?? book.problem ?? (none ? null : results.problem)} />
        {rechecked === null ? null : (
          <p role="status">
            Перепроверено {counted(rechecked.checked, 'отчёт', 'отчёта', 'отчётов')}, с ошибками {rechecked.withErrors}.
            Чтобы изменения вошли в свод, нажмите «Свести».
          </p>
        )}
        {data === null ? (
          none && !collect.running ? (
            <p>Свод ещё не делали. Кнопка сложит всё, что отправлено к этой минуте, и посчитает показатели.</p>
          ) : null
        ) : (
          <p class="hint">
            Данные на {moment(data.madeAt, campaign.deadline.zone)}: учтено {data.results.schools.accepted} из{' '}
            {data.results.schools.expected}.
          </p>
        )}
      </section>
      {data === null ? null : (
        <>
          {data.fresh ? null : (
            <Notice kind="query" title="С тех пор что-то изменилось">
              Отчёты присылали, возвращали или исключали. Нажмите «Свести», чтобы учесть это.
            </Notice>
          )}
          <Missing data={data} />
          <Checks data={data} />
          <Summary results={data.results} schools={data.registry} schoolLink={schoolLink} />
          <ReleaseForm campaign={campaign} data={data} />
        </>
      )}
    </>
  );
}

/** Who is not in the sums. */
function Missing({ data }: { readonly data: CollectedView }) {
  const { missing, rejected } = data.results.schools;
  const name = (code: string): string => data.registry.find((one) => one.code === code)?.name ?? code;
  if (missing.length + rejected.length === 0) return null;
  return (
    <details>
      <summary>
        Не вошли в свод: {counted(missing.length + rejected.length, 'организация', 'организации', 'организаций')}
      </summary>
      {missing.length === 0 ? null : <p>Не отправили: {missing.map(name).join(', ')}.</p>}
      {rejected.length === 0 ? null : <p>Исключены или с ошибками: {rejected.map(name).join(', ')}.</p>}
    </details>
  );
}

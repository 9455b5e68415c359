import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Findings } from '../parts/findings.tsx';
import { Notice } from '../parts/notice.tsx';
import { Badge } from '../parts/status.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Compare, Versions } from '../school/history.tsx';
import type { CampaignView, Remark, SchoolStanding, ReviewedVersion } from '../wire.ts';
import { counted, moment } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { Decide } from './decide.tsx';
import { OnBehalf } from './onBehalf.tsx';
import { Remarks } from './remarks.tsx';
import { Sheets } from './sheets.tsx';

/** One school: what it sent, without names, what was remarked, and the decision. */
export function SchoolPage() {
  const { id, campaign } = useCampaign();
  const code = useRoute().params['code'] ?? '';
  const base = `/api/campaigns/${id}/schools/${encodeURIComponent(code)}`;
  const standing = useLoaded<SchoolStanding>(`${base}/submissions`);
  return (
    <CampaignFrame campaign={campaign} title="Организация">
      {(one) => (
        <Waiting from={standing}>
          {(data) => (
            <School key={data.head.version} campaign={one} base={base} data={data} onChange={standing.reload} />
          )}
        </Waiting>
      )}
    </CampaignFrame>
  );
}

interface SchoolProps {
  readonly campaign: CampaignView;
  readonly base: string;
  readonly data: SchoolStanding;
  readonly onChange: () => void;
}

function School({ campaign, base, data, onChange }: SchoolProps) {
  const { school, versions, draft } = data;
  const { query, route } = useLocation();
  const shown = Number(query['version'] ?? data.head.version);
  const sent = useLoaded<ReviewedVersion>(shown === 0 ? null : `${base}/submissions/${shown}`);
  // Opening a report takes it under review.
  const head = sent.data?.head ?? data.head;
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);
  const decided = (): void => {
    setRemarks([]);
    sent.reload();
    onChange();
  };
  const home = `/imc/${campaign.id}/schools/${encodeURIComponent(school.code)}`;
  return (
    <>
      <div class="head">
        <div>
          <h2>
            {school.name} <Badge status={head.status} />
          </h2>
          <p class="soft">
            Код {school.code}, {school.type}
            {school.shnor ? ', ШНОР' : ''}
            {school.shnsu ? ', ШНСУ' : ''}
            {school.email === undefined ? '' : `, ${school.email}`}
          </p>
        </div>
      </div>
      {head.excluded === null ? null : (
        <Notice kind="bad" title="Исключён из свода">
          Причина: {head.excluded.reason} ({moment(head.excluded.at, campaign.deadline.zone)})
        </Notice>
      )}
      {head.returned !== null && head.status === 'на доработке' ? (
        <Notice kind="query" title={`Возвращён ${moment(head.returned.at, campaign.deadline.zone)}, ждём исправленный`}>
          {head.returned.text}
        </Notice>
      ) : null}
      {head.version === 0 ? (
        <Notice kind="plain" title="Отчёта пока нет">
          {draft === null
            ? 'Организация ничего не присылала.'
            : `Есть черновик от ${moment(draft.savedAt, campaign.deadline.zone)}: ${counted(draft.errors, 'ошибка', 'ошибки', 'ошибок')}, ${counted(draft.queries, 'вопрос', 'вопроса', 'вопросов')}.`}
        </Notice>
      ) : (
        <Decide base={base} head={head} remarks={remarks} onDone={decided} />
      )}
      {head.version === 0 ? null : <Remarks remarks={remarks} onChange={setRemarks} />}
      {head.version === 0 ? null : (
        <Waiting from={sent}>
          {({ version, document, findings }) => (
            <>
              <section>
                <h2>
                  Версия {version.version} от {moment(version.submittedAt, campaign.deadline.zone)}
                  {version.late ? ', после срока' : ''}
                </h2>
                {findings.filter(({ level }) => level !== 'info').length === 0 ? (
                  <p>Вопросов к отчёту нет.</p>
                ) : (
                  <Findings findings={findings.filter(({ level }) => level !== 'info')} />
                )}
              </section>
              <Sheets
                campaign={campaign}
                school={school}
                document={document}
                indicator={query['indicator']}
                onRemark={(place) => setRemarks((before) => [...before, { ...place, text: '' }])}
              />
            </>
          )}
        </Waiting>
      )}
      {draft === null || head.version > 0 ? null : <Findings findings={draft.findings} />}
      <OnBehalf base={base} version={head.version} onSent={onChange} />
      {versions.length === 0 ? null : (
        <section>
          <h2>Все версии</h2>
          <Versions rows={versions} link={(version) => `${home}?version=${version}`} />
          {versions.length < 2 ? null : (
            <Compare rows={versions} onCompare={(before, after) => route(`${home}/diff/${before}/${after}`)} />
          )}
        </section>
      )}
    </>
  );
}

import { useLoaded } from '../loaded.ts';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Badge, Path } from '../parts/status.tsx';
import { useTitle } from '../parts/title.ts';
import type { SchoolHome } from '../wire.ts';
import { daysInWords, daysUntil, longDate, moment } from '../words.ts';
import { Book } from './book.tsx';
import { NoKey } from './noKey.tsx';
import { Returned } from './returned.tsx';
import { Send } from './send.tsx';

/** All that a deputy needs: where the report stands, the book, the place to send it. */
export function Home() {
  useTitle('Мой отчёт');
  const { data, problem, busy, reload } = useLoaded<SchoolHome>('/api/school');
  if (problem?.status === 401) return <NoKey />;
  if (data === null)
    return <>{busy ? <p role="status">Загружается…</p> : <Trouble problem={problem} retry={reload} />}</>;
  const { campaign } = data;
  if (campaign === null)
    return (
      <Notice kind="plain" title="Сейчас ничего не собирают">
        Когда ИМЦ откроет сбор, здесь появится книга и срок сдачи.
      </Notice>
    );
  const { deadline } = campaign;
  const days = daysUntil(deadline.date, deadline.zone);
  const sent = ['принят', 'отправлен', 'на проверке'].includes(data.status);
  return (
    <>
      <div class="head">
        <div>
          <h1>{campaign.name}</h1>
          <p class="soft">
            {data.municipality.centre ?? data.municipality.name}. Сдать до {longDate(deadline.date)}, {deadline.time}
            {sent ? '' : ' – '}
            {sent ? null : <strong class={days < 0 ? 'minus' : ''}>{daysInWords(days)}</strong>}
          </p>
        </div>
        <Badge status={data.status} />
      </div>
      <Path status={data.status} />
      <Said data={data} />
      <Returned data={data} />
      <Book data={data} />
      <Send data={data} onSent={reload} />
    </>
  );
}

/** The status in a sentence, with what to do next. */
function Said({ data: { status, excluded, submittedAt, campaign, receipt } }: { readonly data: SchoolHome }) {
  const link =
    receipt === null ? null : (
      <>
        {' '}
        <a href={`/school/receipts/${receipt}`}>Квитанция № {receipt}</a>
        {submittedAt === null ? '' : ` от ${moment(submittedAt, campaign?.deadline.zone)}`}.
      </>
    );
  if (excluded !== null)
    return (
      <Notice kind="query" title="ИМЦ не включил отчёт в свод">
        Причина: {excluded.reason}
      </Notice>
    );
  switch (status) {
    case 'не начат':
      return (
        <Notice kind="plain">
          Отчёт не начат. Скачайте книгу, заполните её и перетащите сюда: она проверится до отправки.
        </Notice>
      );
    case 'черновик':
      return <Notice kind="plain">Начато, но ещё не отправлено. Исправьте ошибки в книге и выберите её снова.</Notice>;
    case 'отправлен':
      return (
        <Notice kind="good">
          Отчёт отправлен, ИМЦ его получил.{link} До проверки можно отправить исправленную книгу.
        </Notice>
      );
    case 'на проверке':
      return <Notice kind="good">ИМЦ смотрит отчёт.{link}</Notice>;
    case 'на доработке':
      return null;
    case 'принят':
      return <Notice kind="good">Отчёт принят. Делать больше ничего не нужно.{link}</Notice>;
  }
}

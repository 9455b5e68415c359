import { useMemo, useState } from 'preact/hooks';
import { download } from '../download.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import { Choice, Text } from '../parts/field.tsx';
import { Progress } from '../parts/progress.tsx';
import { Badge } from '../parts/status.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { BoardLine, Campaign } from '../wire.ts';
import { counted, daysInWords, daysUntil, longDate, moment } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { filtered, FILTERS, sortedBy, tally, type Filter, type SortKey } from './boardRows.ts';

/** So many rows are drawn at once: a thousand would make each letter of a search wait. */
const PAGE = 200;

/** Who has sent what. */
export function Board() {
  const { id, campaign } = useCampaign();
  const board = useLoaded<{ readonly rows: readonly BoardLine[] }>(`/api/campaigns/${id}/board`);
  return (
    <CampaignFrame campaign={campaign} title="Школы">
      {(one) => (
        <Waiting from={board}>
          {({ rows }) => (rows.length === 0 ? <Empty id={id} /> : <Rows campaign={one} rows={rows} />)}
        </Waiting>
      )}
    </CampaignFrame>
  );
}

const Empty = ({ id }: { readonly id: string }) => (
  <section class="panel">
    <h2>Реестр пуст</h2>
    <p>Загрузите список организаций: от него зависят доска, книги и охват сводов.</p>
    <a class="button" href={`/imc/${id}/registry`}>
      Загрузить реестр
    </a>
  </section>
);

function Rows({ campaign, rows }: { readonly campaign: Campaign; readonly rows: readonly BoardLine[] }) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [type, setType] = useState('');
  const [sort, setSort] = useState<{ by: SortKey; down: boolean }>({ by: 'code', down: false });
  const [all, setAll] = useState(false);
  const shown = useMemo(
    () => sortedBy(filtered(rows, { search, filter, type }), sort.by, sort.down),
    [rows, search, filter, type, sort],
  );
  const { sent, accepted, returned, silent } = tally(rows);
  const { deadline } = campaign;
  const books = useAction(() => download(`/api/campaigns/${campaign.id}/workbooks.zip`));
  const columns: readonly Column<BoardLine>[] = [
    { heading: 'Код', show: ({ code }) => code, sort: 'code' },
    {
      heading: 'Организация',
      show: ({ code, name }) => <a href={`/imc/${campaign.id}/schools/${code}`}>{name}</a>,
      sort: 'name',
    },
    { heading: 'Тип', show: ({ type: kind }) => kind, sort: 'type' },
    {
      heading: 'Статус',
      show: ({ status, excluded }) => (
        <>
          <Badge status={status} /> {excluded ? <Badge status="исключён" /> : null}
        </>
      ),
      sort: 'status',
    },
    {
      heading: 'Заполнено',
      show: ({ progress }) => (progress === 0 ? '' : <span class="nowrap">{Math.round(progress * 100)} %</span>),
      sort: 'progress',
      number: true,
    },
    { heading: 'Ошибки', show: ({ errors }) => errors || '', number: true, sort: 'errors' },
    { heading: 'Вопросы', show: ({ queries }) => queries || '', number: true, sort: 'queries' },
    {
      heading: 'Отправлен',
      show: ({ submittedAt, late }) =>
        submittedAt === null ? (
          ''
        ) : (
          <>
            <span class="nowrap">{moment(submittedAt, deadline.zone)}</span>{' '}
            {late ? <span class="minus">после срока</span> : null}
          </>
        ),
      sort: 'submittedAt',
    },
    {
      heading: 'Напоминали',
      show: ({ remindedAt }) => (remindedAt === null ? '' : moment(remindedAt, deadline.zone)),
      sort: 'remindedAt',
    },
  ];
  return (
    <>
      <dl class="facts">
        {(
          [
            ['организаций', rows.length],
            ['отправили', sent],
            ['принято', accepted],
            ['на доработке', returned],
            ['не отправили', silent],
          ] as const
        ).map(([words, value]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Progress
        done={sent}
        of={rows.length}
        words={`Сдали ${sent} из ${rows.length}; ${daysInWords(daysUntil(deadline.date, deadline.zone))} (${longDate(deadline.date)}, ${deadline.time})`}
      />
      <div class="row noprint board-actions">
        <a class="button plain" href={`/imc/${campaign.id}/invites`}>
          Приглашения
        </a>
        <a class="button plain" href={`/imc/${campaign.id}/reminders`}>
          Напомнить
        </a>
        <a class="button plain" href={`/imc/${campaign.id}/parcels`}>
          Загрузить файлы
        </a>
        <Button kind="plain" busy={books.busy} onPress={() => void books.run()}>
          Скачать чистые книги
        </Button>
        <a class="button" href={`/imc/${campaign.id}/summary`}>
          Свод
        </a>
      </div>
      <Trouble problem={books.problem} />
      <div class="fields noprint">
        <Text label="Поиск" value={search} onText={setSearch} placeholder="Название или код" type="search" />
        <Choice label="Показать" value={filter} options={FILTERS} onText={(value) => setFilter(value as Filter)} />
        <Choice
          label="Тип"
          value={type}
          options={[
            ['', 'все'],
            ['ООО', 'ООО – школы'],
            ['ДОО', 'ДОО – детские сады'],
            ['ОДО', 'ОДО – дополнительное'],
          ]}
          onText={setType}
        />
      </div>
      <p class="hint" role="status">
        {counted(shown.length, 'организация', 'организации', 'организаций')}
      </p>
      <Table
        caption="Организации"
        columns={columns}
        rows={all ? shown : shown.slice(0, PAGE)}
        rowKey={({ code }) => code}
        sorted={sort}
        onSort={(by) => setSort((before) => ({ by: by as SortKey, down: before.by === by && !before.down }))}
        empty="Никого не нашлось: измените поиск."
      />
      {!all && shown.length > PAGE ? (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          Показать все ({shown.length})
        </button>
      ) : null}
    </>
  );
}

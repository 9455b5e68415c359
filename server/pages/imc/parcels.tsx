import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Drop } from '../parts/drop.tsx';
import { Trouble } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import type { FileVerdict } from '../wire.ts';
import { counted } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';

const LOOKS: Readonly<Record<FileVerdict['verdict'], string>> = {
  отправлен: 'good',
  черновик: 'query',
  'не принят': 'bad',
  пропущен: 'plain',
};

/** Reports that came by mail: a folder, an archive, many files at once; what is inside says whose they are. */
export function Parcels() {
  const { id, campaign } = useCampaign();
  const [verdicts, setVerdicts] = useState<readonly FileVerdict[]>([]);
  const { run, busy, problem } = useAction(async (files: readonly File[]) => {
    setVerdicts([]);
    const form = new FormData();
    for (const file of files) form.append('file', file, file.webkitRelativePath || file.name);
    const answer = await call<{ files: readonly FileVerdict[] }>(`/api/campaigns/${id}/parcels`, {
      method: 'POST',
      body: form,
    });
    setVerdicts(answer.files);
  });
  const send = (files: readonly File[]): void =>
    void run(files.filter(({ name }) => /\.(xlsx|zip|csv|xls|ods)$/i.test(name)));
  const sent = verdicts.filter(({ verdict }) => verdict === 'отправлен').length;
  return (
    <CampaignFrame campaign={campaign} title="Файлы из почты">
      {() => (
        <>
          <p>
            Школа прислала книгу письмом или на флешке? Загрузите файлы как есть: «Свод» узнает организацию по кодам
            внутри книги, проверит и разложит. Имена файлов не важны. ФИО отбрасываются при чтении, сами файлы не
            хранятся.
          </p>
          <div class="columns">
            <Drop
              label="Выбрать файлы или архив"
              hint="Несколько .xlsx или .zip; можно перетащить"
              accept=".xlsx,.zip"
              multiple
              disabled={busy}
              onFiles={send}
            />
            <Drop
              label="Выбрать папку"
              hint="Все книги из папки и вложенных в неё"
              accept=""
              folder
              disabled={busy}
              onFiles={send}
            />
          </div>
          <div aria-live="polite">
            {busy ? <p>Файлы читаются и проверяются…</p> : null}
            <Trouble problem={problem} />
            {verdicts.length === 0 ? null : (
              <p>
                Прочитано {counted(verdicts.length, 'файл', 'файла', 'файлов')}, принято {sent}.
              </p>
            )}
          </div>
          {verdicts.length === 0 ? null : (
            <Table
              caption="Что стало с файлами"
              rows={verdicts.map((verdict, at) => ({ ...verdict, at }))}
              rowKey={({ at }) => at}
              columns={[
                { heading: 'Файл', show: ({ name }) => name },
                {
                  heading: 'Организация',
                  show: ({ school }) =>
                    school === null ? '' : <a href={`/imc/${id}/schools/${encodeURIComponent(school)}`}>{school}</a>,
                },
                {
                  heading: 'Что стало',
                  show: ({ verdict }) => <span class={`badge ${LOOKS[verdict]}`}>{verdict}</span>,
                },
                { heading: 'Ошибки', number: true, show: ({ errors }) => errors || '' },
                { heading: 'Вопросы', number: true, show: ({ queries }) => queries || '' },
                { heading: 'Почему', show: ({ why }) => why },
              ]}
            />
          )}
        </>
      )}
    </CampaignFrame>
  );
}

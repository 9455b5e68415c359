import { useState } from 'preact/hooks';
import { call, Problem } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { XLSX } from '../download.ts';
import { Button } from '../parts/button.tsx';
import { Drop } from '../parts/drop.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { RegisteredSchool } from '../wire.ts';
import { counted } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';

interface Tried {
  readonly file: File;
  readonly schools: readonly RegisteredSchool[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const typeOf = ({ name }: File): string => (/\.xlsx$/i.test(name) ? XLSX : 'text/csv');

/** Organisations of the campaign: shown, and replaced from a file after looking at what is in it. */
export function RegistryPage() {
  const { id, campaign } = useCampaign();
  const registry = useLoaded<{ readonly schools: readonly RegisteredSchool[] }>(`/api/campaigns/${id}/registry`);
  const [tried, setTried] = useState<Tried | null>(null);
  const put = (file: File, dryRun: boolean) =>
    call<Omit<Tried, 'file'>>(`/api/campaigns/${id}/registry${dryRun ? '?dryRun=true' : ''}`, {
      method: 'PUT',
      body: file,
      headers: { 'content-type': typeOf(file) },
    });
  const look = useAction(async (file: File) => {
    setTried(null);
    try {
      setTried({ file, ...(await put(file, true)) });
    } catch (error) {
      const problems = error instanceof Problem ? error.details['problems'] : undefined;
      if (!Array.isArray(problems)) throw error;
      setTried({ file, schools: [], problems: problems as Tried['problems'] });
    }
  });
  const replace = useAction(async () => {
    if (tried === null) return;
    await put(tried.file, false);
    setTried(null);
    registry.reload();
  });
  return (
    <CampaignFrame campaign={campaign} title="Реестр">
      {() => (
        <>
          <Drop
            label="Выбрать список организаций"
            hint="Файл .xlsx или .csv; столбцы: код, название, тип (ООО, ДОО, ОДО), ШНОР, ШНСУ; ещё можно ИНН, ОГРН, почта"
            accept=".xlsx,.csv"
            disabled={look.busy}
            onFiles={([file]) => file && void look.run(file)}
          />
          <Trouble problem={look.problem} />
          {tried === null ? null : (
            <section class="panel">
              <h2>
                {tried.file.name}: {counted(tried.schools.length, 'организация', 'организации', 'организаций')}
              </h2>
              {tried.problems.length === 0 ? (
                <>
                  <p>Ошибок нет. Список заменит нынешний; что школы уже отправили, сохранится.</p>
                  <Trouble problem={replace.problem} />
                  <Button onPress={() => void replace.run()} busy={replace.busy}>
                    Заменить реестр
                  </Button>
                </>
              ) : (
                <Notice
                  kind="bad"
                  title={`Исправьте в файле: ${counted(tried.problems.length, 'ошибка', 'ошибки', 'ошибок')}`}
                >
                  <ul>
                    {tried.problems.map(({ line, message }, at) => (
                      <li key={at}>
                        {line === 0 ? '' : `Строка ${line}: `}
                        {message}
                      </li>
                    ))}
                  </ul>
                </Notice>
              )}
            </section>
          )}
          <Waiting from={registry}>{({ schools }) => <Schools schools={schools} />}</Waiting>
        </>
      )}
    </CampaignFrame>
  );
}

const sign = (is: boolean): string => (is ? 'да' : '');

const Schools = ({ schools }: { readonly schools: readonly RegisteredSchool[] }) => (
  <section>
    <h2>В реестре {counted(schools.length, 'организация', 'организации', 'организаций')}</h2>
    <Table
      caption="Реестр"
      rows={schools}
      rowKey={({ code }) => code}
      empty="Реестр пуст."
      columns={[
        { heading: 'Код', show: ({ code }) => code },
        { heading: 'Организация', show: ({ name }) => name },
        { heading: 'Тип', show: ({ type }) => type },
        { heading: 'ШНОР', show: ({ shnor }) => sign(shnor) },
        { heading: 'ШНСУ', show: ({ shnsu }) => sign(shnsu) },
        { heading: 'ИНН', show: ({ inn }) => inn ?? '' },
        { heading: 'ОГРН', show: ({ ogrn }) => ogrn ?? '' },
        { heading: 'Почта', show: ({ email }) => email ?? '' },
      ]}
    />
  </section>
);

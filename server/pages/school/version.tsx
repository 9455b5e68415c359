import { useRoute } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Findings } from '../parts/findings.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { SentVersion } from '../wire.ts';
import { counted, moment } from '../words.ts';

/** One sent version: what was in it and what was remarked. */
export function VersionPage() {
  const { params } = useRoute();
  const number = params['version'] ?? '';
  useTitle(`Версия ${number}`);
  const version = useLoaded<SentVersion>(`/api/school/submissions/${number}`);
  return (
    <>
      <p class="crumbs">
        <a href="/school/history">История</a>
      </p>
      <h1>Версия {number}</h1>
      <Waiting from={version}>
        {({ version: sent, document, findings }) => (
          <>
            <p>
              Отправлена {moment(sent.submittedAt)},{' '}
              {counted(document.staff.length, 'работник', 'работника', 'работников')},{' '}
              {counted(document.training.length, 'курс', 'курса', 'курсов')}.
            </p>
            {findings.length === 0 ? <p>Замечаний нет.</p> : <Findings findings={findings} />}
          </>
        )}
      </Waiting>
    </>
  );
}

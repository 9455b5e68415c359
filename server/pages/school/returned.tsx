import { download } from '../download.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { SchoolHome } from '../wire.ts';
import { moment } from '../words.ts';

/** What the ИМЦ asks to put right, cell by cell, and the book where it is marked. */
export function Returned({ data: { status, returned, remarks, campaign } }: { readonly data: SchoolHome }) {
  const { run, busy, problem } = useAction(() => download('/api/school/returned'));
  if (returned === null || status !== 'на доработке') return null;
  return (
    <Notice kind="query" title={`ИМЦ вернул отчёт на доработку ${moment(returned.at, campaign?.deadline.zone)}`}>
      {returned.text === '' ? null : <p>{returned.text}</p>}
      {remarks.length === 0 ? null : (
        <ul>
          {remarks.map(({ sheet, cell, text }, at) => (
            <li key={at}>
              <strong>
                {sheet === '' ? '' : `«${sheet}»`}
                {cell === '' ? '' : `, ${cell}`}
              </strong>
              {sheet === '' ? '' : ': '}
              {text}
            </li>
          ))}
        </ul>
      )}
      <Trouble problem={problem} />
      <p>
        <Button kind="plain" onPress={() => void run()} busy={busy}>
          Скачать отправленную книгу с пометками
        </Button>
      </p>
      <p class="hint">В ней нет ФИО: они остались в вашем файле. Можно исправить и свою книгу.</p>
    </Notice>
  );
}

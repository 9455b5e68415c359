import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { KeptLetter } from '../wire.ts';
import { moment } from '../words.ts';

/** Letters that could not be sent: nothing is lost, the ИМЦ sends them by itself. */
export function Letters() {
  useTitle('Неотправленные письма');
  const letters = useLoaded<{ readonly letters: readonly KeptLetter[] }>('/api/outbox');
  const { run, busy, problem } = useAction(async (id: string) => {
    await call(`/api/outbox/${id}`, { method: 'DELETE' });
    letters.reload();
  });
  return (
    <>
      <h1>Неотправленные письма</h1>
      <Trouble problem={problem} />
      <Waiting from={letters}>
        {({ letters: kept }) =>
          kept.length === 0 ? (
            <p>Все письма ушли.</p>
          ) : (
            kept.map(({ id, to, subject, text, at, why, attachments }) => (
              <article class="panel" key={id}>
                <h2>{subject}</h2>
                <p class="hint">
                  Кому: {to}. {moment(at)}. Не ушло: {why}.
                  {attachments.length === 0 ? '' : ` Вложения: ${attachments.join(', ')}.`}
                </p>
                <pre>{text}</pre>
                <div class="row">
                  <a
                    class="button plain"
                    href={`mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
                  >
                    Открыть в почтовой программе
                  </a>
                  <Button kind="danger" busy={busy} onPress={() => void run(id)}>
                    Убрать
                  </Button>
                </div>
              </article>
            ))
          )
        }
      </Waiting>
    </>
  );
}

import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { download } from '../download.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Area } from '../parts/field.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { Head, Remark } from '../wire.ts';

interface DecideProps {
  readonly base: string;
  readonly head: Head;
  readonly remarks: readonly Remark[];
  readonly onDone: () => void;
}

/** Accept, return, keep out of the sums; each a press and a reason where one is due. */
export function Decide({ base, head, remarks, onDone }: DecideProps) {
  const [asking, setAsking] = useState<'return' | 'exclude' | null>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const step = useAction(async (path: string, json: object) => {
    await call(`${base}/${path}`, { method: 'POST', json });
    setAsking(null);
    onDone();
  });
  const book = useAction(() => download(`${base}/workbook`));
  const comments = remarks.filter((remark) => remark.text.trim() !== '');
  const open = head.status === 'отправлен' || head.status === 'на проверке';
  return (
    <section class="panel noprint">
      <div class="row">
        {open ? (
          <Button onPress={() => void step.run('accept', { version: head.version })} busy={step.busy}>
            Принять
          </Button>
        ) : null}
        {open || head.status === 'принят' ? (
          <Button kind="plain" onPress={() => setAsking('return')}>
            Вернуть на доработку{comments.length === 0 ? '' : ` (замечаний: ${comments.length})`}
          </Button>
        ) : null}
        <Button kind="plain" onPress={() => void book.run()} busy={book.busy}>
          Скачать книгу
        </Button>
        {head.excluded === null ? (
          <Button kind="danger" onPress={() => setAsking('exclude')}>
            Исключить из свода
          </Button>
        ) : (
          <Button kind="plain" onPress={() => void step.run('include', {})} busy={step.busy}>
            Вернуть в свод
          </Button>
        )}
      </div>
      <Trouble problem={asking === null ? (step.problem ?? book.problem) : null} />
      <Dialog title="Вернуть на доработку" open={asking === 'return'} onClose={() => setAsking(null)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void step.run('return', { version: head.version, text, comments });
          }}
        >
          <p>
            Школа увидит ваши слова и получит книгу с замечаниями у ячеек
            {comments.length === 0
              ? '. Замечаний у ячеек пока нет: их можно добавить, нажав на ячейку в таблице.'
              : ` (${comments.length}).`}
          </p>
          <Area label="Что исправить" value={text} onText={setText} rows={5} />
          <Trouble problem={step.problem} />
          <Button submit busy={step.busy} disabled={text.trim() === '' && comments.length === 0}>
            Вернуть школе
          </Button>
        </form>
      </Dialog>
      <Dialog title="Исключить отчёт из свода" open={asking === 'exclude'} onClose={() => setAsking(null)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void step.run('exclude', { reason });
          }}
        >
          <p>Отчёт останется, но в суммы не войдёт. Причину увидят школа и все, кто открывает доску.</p>
          <Area label="Причина" value={reason} onText={setReason} rows={3} required />
          <Trouble problem={step.problem} />
          <Button submit kind="danger" busy={step.busy} disabled={reason.trim().length < 3}>
            Исключить
          </Button>
        </form>
      </Dialog>
    </section>
  );
}

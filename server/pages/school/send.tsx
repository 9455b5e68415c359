import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api.ts';
import { checkBook } from '../desk/ask.ts';
import type { Checked } from '../desk/checked.ts';
import { useAction } from '../loaded.ts';
import { Drop } from '../parts/drop.tsx';
import { Findings } from '../parts/findings.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { Receipt, SchoolHome } from '../wire.ts';
import { attemptKey } from './attempt.ts';
import { Refused, Verdict, type Answers } from './verdict.tsx';
import { explanationsFor } from './explained.ts';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly checked: Checked;
}

/** Choosing the filled book, its verdict, and sending. Until «Отправить» nothing leaves the computer. */
export function Send({ data, onSent }: { readonly data: SchoolHome; readonly onSent: () => void }) {
  const { route } = useLocation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const { campaign, school, status, version } = data;
  const choose = useAction(async (file: File) => {
    sending.clear();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const checked = await checkBook(file.name, bytes, {
      frameworks: campaign!.frameworks,
      period: campaign!.period,
      youngMaxAge: campaign!.youngMaxAge,
      school,
    });
    setChosen({ name: file.name, bytes, checked });
  });
  const sending = useAction(async () => {
    if (chosen === null || 'refused' in chosen.checked) return;
    const { document, findings } = chosen.checked;
    const body = {
      ...document,
      explanations: [...explanationsFor(findings, answers), ...(document.explanations ?? [])],
    };
    const receipt = await call<Receipt>('/api/school/submissions', {
      method: 'POST',
      json: body,
      headers: { 'idempotency-key': await attemptKey(body), 'if-match': `"${version}"` },
    });
    onSent();
    route(`/school/receipts/${receipt.number}`);
  });
  if (status === 'принят' || campaign === null) return null;
  return (
    <section class="panel">
      <h2>2. Проверка и отправка</h2>
      <p>
        Книга читается и проверяется здесь, в браузере. ФИО никуда не отправляются: в ИМЦ уходят только сведения по
        строкам без имён.
      </p>
      <Drop
        label={chosen === null ? 'Выбрать заполненную книгу' : 'Выбрать исправленную книгу'}
        hint="или перетащите файл .xlsx сюда"
        accept=".xlsx"
        disabled={choose.busy || sending.busy}
        onFiles={([file]) => file && void choose.run(file)}
      />
      <div aria-live="polite">
        {choose.busy ? <p>Проверяется…</p> : null}
        <Trouble problem={choose.problem} />
        {chosen === null || choose.busy ? null : 'refused' in chosen.checked ? (
          <Refused name={chosen.name} finding={chosen.checked.refused} />
        ) : (
          <Verdict
            name={chosen.name}
            bytes={chosen.bytes}
            checked={chosen.checked}
            answers={answers}
            onAnswer={(key, text) => setAnswers((before) => ({ ...before, [key]: text }))}
            busy={sending.busy}
            onSend={() => void sending.run()}
          />
        )}
        <Trouble problem={sending.problem} />
        {sending.problem === null || sending.problem.findings.length === 0 ? null : (
          <Findings findings={sending.problem.findings.filter(({ level }) => level !== 'info')} />
        )}
        {sending.problem?.code === 'version.stale' ? (
          <Notice kind="query">
            Отчёт тем временем отправил кто-то ещё из вашей организации.{' '}
            <button type="button" class="link" onClick={onSent}>
              Обновить страницу
            </button>{' '}
            – выбранная книга останется.
          </Notice>
        ) : null}
      </div>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { download, XLSX } from '../download.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Drop } from '../parts/drop.tsx';
import { Findings } from '../parts/findings.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { Receipt } from '../wire.ts';

interface OnBehalfProps {
  readonly base: string;
  readonly version: number;
  readonly onSent: () => void;
}

/** A report brought on paper or by mail, sent by the ИМЦ in the school's name. */
export function OnBehalf({ base, version, onSent }: OnBehalfProps) {
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const { run, busy, problem } = useAction(async (file: File) => {
    setReceipt(
      await call<Receipt>(`${base}/submissions`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': XLSX, 'if-match': `"${version}"` },
      }),
    );
    onSent();
  });
  const blank = useAction(() => download(`${base}/workbook?blank=true`));
  return (
    <details class="panel noprint">
      <summary>Загрузить за организацию или взять её чистую книгу</summary>
      <Drop
        label="Выбрать книгу организации"
        hint="Файл .xlsx; ФИО отбрасываются при чтении"
        accept=".xlsx"
        disabled={busy}
        onFiles={([file]) => file && void run(file)}
      />
      {busy ? <p role="status">Читается и проверяется…</p> : null}
      <Trouble problem={problem ?? blank.problem} />
      {problem === null || problem.findings.length === 0 ? null : <Findings findings={problem.findings} />}
      {receipt === null ? null : (
        <Notice kind="good">
          Принято как версия {receipt.version}, квитанция № {receipt.number}.
        </Notice>
      )}
      <p>
        <Button kind="plain" onPress={() => void blank.run()} busy={blank.busy}>
          Скачать чистую книгу
        </Button>
      </p>
    </details>
  );
}

import { useState } from 'preact/hooks';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Area, Tick } from '../parts/field.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { CampaignView, CollectedView, ReleaseRow } from '../wire.ts';
import { counted } from '../words.ts';
import { Releases } from './releases.tsx';

interface ReleaseFormProps {
  readonly campaign: CampaignView;
  readonly data: CollectedView;
}

interface Made {
  readonly release: ReleaseRow;
  readonly mail: { readonly sent: number; readonly kept: number };
}

/** Freezing the summary for the department. */
export function ReleaseForm({ campaign, data }: ReleaseFormProps) {
  const [chosen, setChosen] = useState<readonly string[]>(campaign.frameworks);
  const [note, setNote] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const differences = chosen.reduce(
    (sum, id) => sum + (data.reconciliation[id] ?? []).filter(({ verdict }) => verdict === 'расхождение').length,
    0,
  );
  const { run, busy, problem } = useAction(async () => {
    setMade(
      await call<Made>(`/api/campaigns/${campaign.id}/releases`, {
        method: 'POST',
        json: { frameworks: chosen, note, ...(accepted ? { acceptDifferences: true } : {}) },
      }),
    );
    setNote('');
  });
  const { accepted: inSums, expected } = data.results.schools;
  return (
    <section class="panel noprint">
      <h2>Выпуск для управления</h2>
      <p>
        Выпуск замораживает этот свод: получает номер и контрольную сумму, и его можно собрать заново до байта.
        Управление увидит таблицы и диаграммы, но не строки школ.
      </p>
      {inSums < expected ? (
        <Notice kind="query" title={`В своде ${inSums} из ${expected}`}>
          Выпускать можно: охват напечатан у каждого числа.
        </Notice>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {campaign.frameworks.length < 2 ? null : (
          <fieldset>
            <legend>Документы</legend>
            {campaign.frameworks.map((id) => (
              <Tick
                key={id}
                label={findFramework(id)?.name ?? id}
                checked={chosen.includes(id)}
                onTick={(is) => setChosen(is ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
            ))}
          </fieldset>
        )}
        <Area
          label="Пояснение к выпуску"
          value={note}
          onText={setNote}
          rows={3}
          hint="Что важно знать управлению; можно оставить пустым"
        />
        {differences === 0 ? null : (
          <Tick
            label={`Знаю, что в сверке ${counted(differences, 'расхождение', 'расхождения', 'расхождений')}; объяснено в пояснении`}
            checked={accepted}
            onTick={setAccepted}
          />
        )}
        <Trouble problem={problem} />
        {made === null ? null : (
          <Notice kind="good" title={`Выпуск № ${made.release.number} готов`}>
            {made.mail.sent > 0
              ? `Управлению отправлено: ${counted(made.mail.sent, 'письмо', 'письма', 'писем')}.`
              : made.mail.kept > 0
                ? 'Письмо управлению не ушло и ждёт в «Письмах».'
                : 'У управления не указана почта: сообщите о выпуске сами.'}
          </Notice>
        )}
        <Button
          submit
          busy={busy}
          disabled={chosen.length === 0 || (differences > 0 && (!accepted || note.trim() === ''))}
        >
          Выпустить
        </Button>
      </form>
      <Releases campaign={campaign.id} turn={made?.release.number ?? 0} />
    </section>
  );
}

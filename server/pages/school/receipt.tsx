import { useRoute } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { Receipt, SchoolHome } from '../wire.ts';
import { moment } from '../words.ts';

/** The receipt: number, time and checksum of what was sent, to print and keep. */
export function ReceiptPage() {
  const { params } = useRoute();
  useTitle(`Квитанция № ${params['number'] ?? ''}`);
  const receipt = useLoaded<Receipt>(`/api/school/receipts/${params['number'] ?? ''}`);
  const home = useLoaded<SchoolHome>('/api/school');
  return (
    <Waiting from={receipt}>
      {({ number, time, version, checksum, school }) => {
        const campaign = home.data?.campaign ?? null;
        const zone = campaign?.deadline.zone;
        return (
          <>
            <h1>Квитанция № {number}</h1>
            <p>Отчёт получен и сохранён на сервере. Квитанция подтверждает, что и когда отправлено.</p>
            <dl class="pairs">
              <dt>Организация</dt>
              <dd>
                {home.data?.school.name ?? ''} (код {school})
              </dd>
              {campaign === null ? null : (
                <>
                  <dt>Сбор</dt>
                  <dd>
                    {campaign.name}, период {campaign.period}
                  </dd>
                </>
              )}
              <dt>Получено</dt>
              <dd>
                {moment(time, zone)}
                {zone === undefined ? '' : ` (${zone})`}
              </dd>
              <dt>Версия отчёта</dt>
              <dd>{version}</dd>
              <dt>Контрольная сумма файла (SHA-256)</dt>
              <dd>
                <span class="secret">{checksum}</span>
              </dd>
            </dl>
            <p class="hint">Контрольная сумма – отпечаток вашего файла: у другого файла она другая.</p>
            <div class="row noprint">
              <Button onPress={() => print()}>Напечатать</Button>
              <a class="button plain" href="/school">
                К отчёту
              </a>
            </div>
          </>
        );
      }}
    </Waiting>
  );
}

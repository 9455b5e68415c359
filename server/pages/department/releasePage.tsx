import { useRoute } from 'preact-iso';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { call } from '../api.ts';
import { download } from '../download.ts';
import { Summary } from '../figures/summary.tsx';
import { useAction, useLoaded } from '../loaded.ts';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { ReleaseView } from '../wire.ts';
import { counted, moment } from '../words.ts';
import { Changed } from './changed.tsx';
import { Done } from './done.tsx';

/** A released summary: its books, tables, charts, what changed, what was done. */
export function ReleasePage() {
  const number = useRoute().params['number'] ?? '';
  useTitle(`Выпуск № ${number}`);
  const release = useLoaded<ReleaseView>(`/api/releases/${number}`);
  const file = useAction((name: string) => download(`/api/releases/${number}/${name}`));
  const [same, setSame] = useState<boolean | null>(null);
  const verify = useAction(async () => {
    setSame((await call<{ same: boolean }>(`/api/releases/${number}/verify`, { method: 'POST', json: {} })).same);
  });
  return (
    <>
      <p class="crumbs">
        <a href="/department">Выпущенные своды</a>
      </p>
      <Waiting from={release}>
        {(view) => {
          const { release: one, results, registry, measures, changes } = view;
          const { expected, accepted, missing, rejected } = results.schools;
          const out = [...missing, ...rejected].map(
            (code) => registry.find((school) => school.code === code)?.name ?? code,
          );
          return (
            <>
              <h1>
                Выпуск № {one.number}, период {results.period}
              </h1>
              <p class="soft">
                Выпущен {moment(one.releasedAt)} по данным на {moment(results.generated)}.
              </p>
              {one.note === '' ? null : (
                <Notice kind="plain" title="Пояснение ИМЦ">
                  {one.note}
                </Notice>
              )}
              <section class="panel noprint">
                <div class="row">
                  {one.files.map(({ name }) => (
                    <Button key={name} busy={file.busy} onPress={() => void file.run(name)}>
                      Скачать: {findFramework(name.replace(/\.xlsx$/, ''))?.name ?? name}
                    </Button>
                  ))}
                  {one.files.length < 2 ? null : (
                    <Button kind="plain" busy={file.busy} onPress={() => void file.run('all.zip')}>
                      Скачать всё одним архивом
                    </Button>
                  )}
                  <Button kind="plain" busy={verify.busy} onPress={() => void verify.run()}>
                    Проверить подлинность
                  </Button>
                </div>
                <Trouble problem={file.problem ?? verify.problem} />
                {same === null ? null : (
                  <Notice kind={same ? 'good' : 'bad'}>
                    {same
                      ? 'Свод собран заново из архива и совпал с выпущенным до байта.'
                      : 'Собранное заново отличается от выпущенного: сообщите администратору.'}
                  </Notice>
                )}
                <p class="hint">
                  Контрольная сумма выпуска: <span class="secret">{one.hash}</span>
                </p>
              </section>
              <section>
                <h2>Охват</h2>
                <p>
                  Учтено {accepted} из {expected} организаций.
                  {out.length === 0
                    ? ''
                    : ` Не вошли: ${counted(out.length, 'организация', 'организации', 'организаций')} (${out.join(', ')}).`}
                </p>
              </section>
              <Changed results={results} changes={changes} />
              <Summary results={results} schools={registry} />
              <Done frameworks={one.frameworks} measures={measures} />
            </>
          );
        }}
      </Waiting>
    </>
  );
}

import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { Demo } from '../wire.ts';
import { DemoKeys } from './demo.tsx';
import { Setup } from './setup.tsx';

/** An empty data folder: a made-up municipality to look around in, or one's own. */
export function Begin() {
  const [own, setOwn] = useState(false);
  const [demo, setDemo] = useState<Demo | null>(null);
  const { run, busy, problem } = useAction(async () => {
    setDemo(await call<Demo>('/api/start/demo', { method: 'POST', json: {} }));
  });
  if (demo !== null) return <DemoKeys demo={demo} />;
  if (own) return <Setup onBack={() => setOwn(false)} />;
  return (
    <>
      <div class="head">
        <div>
          <h1>«Свод» установлен и пуст</h1>
          <p>
            «Свод» собирает листы школ о педагогических кадрах, проверяет их и сводит в таблицы муниципальных
            документов. Выберите, с чего начать.
          </p>
        </div>
      </div>
      <Trouble problem={problem} />
      <div class="columns">
        <section class="panel">
          <h2>Попробовать на примере</h2>
          <p>Вымышленный муниципалитет: школы, отчёты, прошлый год, замечания. Можно нажимать всё.</p>
          <p class="hint">Чтобы потом начать работу, удалите папку данных и запустите «Свод» снова.</p>
          <Button onPress={() => void run()} busy={busy} kind="plain">
            Попробовать на примере
          </Button>
        </section>
        <section class="panel">
          <h2>Начать работу</h2>
          <p>Ваш муниципалитет: создайте входы администратора и ИМЦ, остальное настроите внутри.</p>
          <Button onPress={() => setOwn(true)} disabled={busy}>
            Начать работу
          </Button>
        </section>
      </div>
      {busy ? <p role="status">Готовятся школы и их отчёты, это занимает несколько секунд…</p> : null}
    </>
  );
}

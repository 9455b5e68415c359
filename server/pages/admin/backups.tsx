import { useState } from 'preact/hooks';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Text } from '../parts/field.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';

const COMMANDS = [
  ['npm run -s svod-admin -- backup копия.svod', 'сделать копию, не останавливая сервер'],
  ['npm run -s svod-admin -- restore копия.svod', 'вернуть из копии; оборванная или изменённая не принимается'],
  ['npm run -s svod-admin -- audit verify', 'проверить цепочку журнала'],
  ['npm run -s svod-admin -- retention', 'удалить строки, чей срок хранения вышел; суммы остаются'],
] as const;

/** Backups are made on the server's own machine; erasing a school can be done here. */
export function Backups() {
  useTitle('Копии и хранение');
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState('');
  const { run, busy, problem } = useAction(async () => {
    await call(`/api/schools/${encodeURIComponent(code.trim())}/data`, { method: 'DELETE' });
    setDone(code.trim());
    setCode('');
    setAgain('');
  });
  return (
    <>
      <h1>Копии и хранение</h1>
      <p>
        Копии делаются на компьютере, где работает «Свод»: поставьте первую команду в расписание на каждую ночь и
        держите копии на другом диске. Две недели копий достаточно.
      </p>
      <dl class="pairs">
        {COMMANDS.map(([command, words]) => (
          <>
            <dt key={command}>{words}</dt>
            <dd>
              <span class="secret">{command}</span>
            </dd>
          </>
        ))}
      </dl>
      <section class="panel">
        <h2>Стереть всё, что присылала организация</h2>
        <p>Удаляются отчёты всех периодов, черновики и ключи. Выпущенные своды не меняются. Отменить нельзя.</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <div class="fields">
            <Text label="Код организации" value={code} onText={setCode} required />
            <Text label="Код ещё раз" value={again} onText={setAgain} required />
          </div>
          <Trouble problem={problem} />
          {done === '' ? null : <Notice kind="good">Данные организации {done} стёрты.</Notice>}
          <Button submit kind="danger" busy={busy} disabled={code.trim() === '' || code.trim() !== again.trim()}>
            Стереть
          </Button>
        </form>
      </section>
    </>
  );
}

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Text } from '../parts/field.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { ZONES } from '../parts/zones.ts';

const EMPTY = {
  name: '',
  zone: 'Europe/Moscow',
  centre: '',
  director: '',
  adminLogin: 'admin',
  adminPassword: '',
  imcLogin: 'imc',
  imcPassword: '',
  departmentLogin: 'upravlenie',
  departmentPassword: '',
  departmentEmail: '',
};

/** The municipality and its first two people. */
export function Setup({ onBack }: { readonly onBack: () => void }) {
  const { route } = useLocation();
  const [form, setForm] = useState(EMPTY);
  const [done, setDone] = useState(false);
  const set = (key: keyof typeof EMPTY) => (text: string) => setForm((before) => ({ ...before, [key]: text }));
  const { run, busy, problem } = useAction(async () => {
    await call('/api/start/new', {
      method: 'POST',
      json: {
        municipality: form.name.trim(),
        zone: form.zone,
        admin: { login: form.adminLogin.trim(), password: form.adminPassword },
        imc: { login: form.imcLogin.trim(), password: form.imcPassword },
        ...(form.centre.trim() === '' ? {} : { centre: form.centre.trim() }),
        ...(form.director.trim() === '' ? {} : { director: form.director.trim() }),
        ...(form.departmentPassword === ''
          ? {}
          : {
              department: {
                login: form.departmentLogin.trim(),
                password: form.departmentPassword,
                ...(form.departmentEmail.trim() === '' ? {} : { email: form.departmentEmail.trim() }),
              },
            }),
      },
    });
    setDone(true);
  });
  if (done)
    return (
      <section class="panel">
        <h1>Готово</h1>
        <Notice kind="good" title="Муниципалитет создан">
          Войдите как ИМЦ, чтобы завести кампанию, или как администратор, чтобы добавить людей.
        </Notice>
        <Button
          onPress={() => {
            // The first page asks again whether the server is empty.
            location.assign('/');
            route('/');
          }}
        >
          Ко входу
        </Button>
      </section>
    );
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h1>Начать работу</h1>
      <Trouble problem={problem} />
      <div class="fields">
        <Text
          label="Муниципалитет"
          hint="Как в заголовках сводов: «округ Муром»"
          value={form.name}
          onText={set('name')}
          required
        />
        <Choice
          label="Часовой пояс"
          value={form.zone}
          options={ZONES}
          onText={set('zone')}
          hint="По нему считаются сроки сдачи"
        />
        <Text
          label="Полное название ИМЦ"
          hint="Печатается в книгах и сводах; можно позже"
          value={form.centre}
          onText={set('centre')}
        />
        <Text
          label="Директор ИМЦ"
          hint="Для подписи под сводами; можно позже"
          value={form.director}
          onText={set('director')}
        />
      </div>
      <fieldset>
        <legend>Администратор – ключи и резервные копии</legend>
        <div class="fields">
          <Text
            label="Логин администратора"
            value={form.adminLogin}
            onText={set('adminLogin')}
            required
            autocomplete="off"
          />
          <Text
            label="Пароль администратора"
            type="password"
            minLength={12}
            hint="Не короче 12 знаков"
            value={form.adminPassword}
            onText={set('adminPassword')}
            required
            autocomplete="new-password"
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>ИМЦ – кампании, школы, своды</legend>
        <div class="fields">
          <Text label="Логин ИМЦ" value={form.imcLogin} onText={set('imcLogin')} required autocomplete="off" />
          <Text
            label="Пароль ИМЦ"
            type="password"
            minLength={12}
            hint="Не короче 12 знаков, не такой, как у администратора"
            value={form.imcPassword}
            onText={set('imcPassword')}
            required
            autocomplete="new-password"
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Управление образования – видит только выпущенные своды (можно добавить позже)</legend>
        <div class="fields">
          <Text
            label="Логин управления"
            value={form.departmentLogin}
            onText={set('departmentLogin')}
            autocomplete="off"
          />
          <Text
            label="Пароль управления"
            type="password"
            minLength={12}
            hint="Не короче 12 знаков; пусто – не создавать"
            value={form.departmentPassword}
            onText={set('departmentPassword')}
            autocomplete="new-password"
          />
          <Text
            label="Почта управления"
            type="email"
            hint="Туда приходят выпущенные своды"
            value={form.departmentEmail}
            onText={set('departmentEmail')}
          />
        </div>
      </fieldset>
      <div class="row">
        <Button submit busy={busy}>
          Создать
        </Button>
        <Button kind="plain" onPress={onBack}>
          Назад
        </Button>
      </div>
    </form>
  );
}

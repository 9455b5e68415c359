import { InviteList } from '../imc/inviteList.tsx';
import { Notice } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import type { Demo } from '../wire.ts';

/** Logins and invites of the made-up municipality, shown once. */
export const DemoKeys = ({ demo: { logins, invites } }: { readonly demo: Demo }) => (
  <>
    <h1>Пример готов</h1>
    <Notice kind="query" title="Логины и приглашения показаны один раз">
      Запишите или напечатайте эту страницу, прежде чем её закрыть.
    </Notice>
    <Table
      caption="Логины"
      rows={logins}
      rowKey={({ login }) => login}
      columns={[
        { heading: 'Кто', show: ({ who }) => who },
        { heading: 'Логин', show: ({ login }) => <span class="secret">{login}</span> },
        { heading: 'Пароль', show: ({ password }) => <span class="secret">{password}</span> },
      ]}
    />
    <p class="noprint">
      <a class="button" href="/" target="_self" onClick={() => location.assign('/')}>
        Ко входу
      </a>
    </p>
    <h2>Приглашения школ</h2>
    <p>
      Ссылка открывает кабинет школы. Чтобы смотреть ИМЦ и школу сразу, откройте её в другом браузере или частном окне.
    </p>
    <InviteList
      links={invites.map(({ school, name, code }) => ({ school, name, link: `${location.origin}/#invite=${code}` }))}
    />
  </>
);

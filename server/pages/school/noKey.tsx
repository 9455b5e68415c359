import { deviceKey, forgetKey } from '../identity.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';

/** The key was revoked: the deputy changed, or somebody reported a lost computer. */
export const NoKey = () => (
  <>
    <Notice kind="bad" title="Ключ этого браузера больше не действует">
      Кабинет организации «{deviceKey()?.school.name}» здесь закрыт. Попросите у ИМЦ новую ссылку-приглашение и откройте
      её в этом браузере. Отправленное не потеряно.
    </Notice>
    <Button
      kind="plain"
      onPress={() => {
        forgetKey();
        location.assign('/');
      }}
    >
      На начальную страницу
    </Button>
  </>
);

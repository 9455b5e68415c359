import { Route, Router, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { deviceKey, forgetKey } from '../identity.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Frame } from '../parts/frame.tsx';
import { Button } from '../parts/button.tsx';
import { Diff } from './diff.tsx';
import { History } from './history.tsx';
import { Home } from './home.tsx';
import { ReceiptPage } from './receipt.tsx';
import { VersionPage } from './version.tsx';

const LINKS = [
  ['/school', 'Мой отчёт'],
  ['/school/history', 'История'],
] as const;

/** The school's cabinet: opened by the key of this browser. */
export function School() {
  const { route } = useLocation();
  const [leaving, setLeaving] = useState(false);
  const key = deviceKey();
  useEffect(() => {
    if (key === null) route('/', true);
  }, [key === null]);
  if (key === null) return null;
  return (
    <Frame
      owner={key.school.name}
      home="/school"
      links={LINKS}
      leave={{ text: 'Закрыть кабинет', act: () => setLeaving(true) }}
    >
      <Router>
        <Route path="/" component={Home} />
        <Route path="/history" component={History} />
        <Route path="/history/:version" component={VersionPage} />
        <Route path="/diff/:before/:after" component={Diff} />
        <Route path="/receipts/:number" component={ReceiptPage} />
      </Router>
      <Dialog title="Закрыть кабинет на этом компьютере?" open={leaving} onClose={() => setLeaving(false)}>
        <p>Отправленное останется у ИМЦ. Чтобы открыть кабинет снова, понадобится новая ссылка-приглашение от ИМЦ.</p>
        <Button
          kind="danger"
          onPress={() => {
            forgetKey();
            location.assign('/');
          }}
        >
          Закрыть кабинет
        </Button>
      </Dialog>
    </Frame>
  );
}

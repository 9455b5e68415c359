import { useEffect, useState } from 'preact/hooks';
import { answerExpiry, onExpiry } from '../expiry.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Login } from './login.tsx';

/** The session ended while somebody was working: the login comes over the page, which stays as it was. */
export function Again() {
  const [open, setOpen] = useState(false);
  useEffect(() => onExpiry(setOpen), []);
  return (
    <Dialog title="Войдите снова" open={open} onClose={() => answerExpiry(false)}>
      <p>Сеанс закончился. Всё, что вы ввели, осталось на странице: после входа продолжите с того же места.</p>
      <Login onDone={() => answerExpiry(true)} />
    </Dialog>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

interface FrameProps {
  /** Whose cabinet it is: «ИМЦ», the school's name. */
  readonly owner: string;
  readonly home: string;
  readonly links?: readonly (readonly [path: string, text: string])[];
  /** What leaving is called and does; schools do not leave. */
  readonly leave?: { readonly text: string; readonly act: () => void };
  readonly children: ComponentChildren;
}

/** The page around every cabinet: name, links, whether there is a connection. */
export function Frame({ owner, home, links = [], leave, children }: FrameProps) {
  const { path } = useLocation();
  const current = links.map(([link]) => link).filter((link) => path === link || path.startsWith(`${link}/`));
  const nearest = current.reduce((a, b) => (b.length > a.length ? b : a), '');
  return (
    <>
      <a class="skip" href="#main">
        К содержанию
      </a>
      <header class="top">
        <div class="bar">
          <a class="mark" href={home}>
            Свод
          </a>
          <span class="owner">{owner}</span>
          {links.length === 0 ? null : (
            <nav aria-label="Разделы">
              {links.map(([link, text]) => (
                <a key={link} href={link} {...(link === nearest ? { 'aria-current': 'page' as const } : {})}>
                  {text}
                </a>
              ))}
            </nav>
          )}
          {leave === undefined ? null : (
            <button type="button" class="plain leave" onClick={leave.act}>
              {leave.text}
            </button>
          )}
        </div>
      </header>
      <Connection />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Says that there is no connection, for as long as there is none. */
function Connection() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online ? null : (
    <p class="offline" role="alert">
      Нет связи. Проверять книгу можно и без неё; отправить получится, когда связь вернётся.
    </p>
  );
}

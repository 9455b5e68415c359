import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}

/** A window over the page; the browser keeps the keyboard inside it and closes it on Escape. */
export function Dialog({ title, open, onClose, children, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && box.current?.open === false) box.current.showModal();
    if (!open) box.current?.close();
  }, [open]);
  return (
    <dialog ref={box} class={wide ? 'wide' : ''} onClose={onClose} aria-label={title}>
      {open ? (
        <>
          <header>
            <h2>{title}</h2>
            <button type="button" class="plain" onClick={onClose}>
              Закрыть
            </button>
          </header>
          {children}
        </>
      ) : null}
    </dialog>
  );
}

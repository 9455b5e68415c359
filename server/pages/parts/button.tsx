import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly onPress?: () => void;
  /** While true the button waits and says so. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly kind?: 'main' | 'plain' | 'danger';
  readonly submit?: boolean;
  readonly children: ComponentChildren;
}

/** A button that cannot be pressed twice while its work goes on. */
export const Button = ({
  onPress,
  busy = false,
  disabled = false,
  kind = 'main',
  submit = false,
  children,
}: ButtonProps) => (
  <button
    type={submit ? 'submit' : 'button'}
    class={kind}
    disabled={disabled || busy}
    aria-busy={busy}
    {...(onPress === undefined ? {} : { onClick: onPress })}
  >
    {children}
    {busy ? '…' : ''}
  </button>
);

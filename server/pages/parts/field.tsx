import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly wide?: boolean;
  readonly children: (id: { id: string; 'aria-describedby'?: string }) => ComponentChildren;
}

/** A control with its name above and a word of help below. */
export function Field({ label, hint, wide, children }: FieldProps) {
  const id = useId();
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <label for={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly wide?: boolean;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: 'date' | 'email' | 'number' | 'password' | 'search' | 'text' | 'time';
  readonly autocomplete?: 'current-password' | 'new-password' | 'off' | 'one-time-code' | 'username';
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly pattern?: string;
  readonly placeholder?: string;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** One line of text. */
export const Text = ({ label, hint, wide, value, onText, type = 'text', ...rest }: TextProps) => (
  <Field label={label} hint={hint} wide={wide ?? false}>
    {(id) => (
      <input
        {...id}
        {...rest}
        {...({ type } as object)}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface AreaProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: string;
  readonly rows?: number;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly onText: (text: string) => void;
}

/** Several lines of text. */
export const Area = ({ label, hint, value, rows = 4, required = false, placeholder = '', onText }: AreaProps) => (
  <Field label={label} hint={hint} wide>
    {(id) => (
      <textarea
        {...id}
        rows={rows}
        required={required}
        placeholder={placeholder}
        onInput={(event) => onText(event.currentTarget.value)}
        value={value}
      />
    )}
  </Field>
);

interface ChoiceProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly onText: (value: string) => void;
}

/** One of a list. */
export const Choice = ({ label, hint, value, options, onText }: ChoiceProps) => (
  <Field label={label} hint={hint}>
    {(id) => (
      <select {...id} value={value} onChange={(event) => onText(event.currentTarget.value)}>
        {options.map(([key, shown]) => (
          <option key={key} value={key}>
            {shown}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface TickProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onTick: (checked: boolean) => void;
}

/** Yes or no. */
export const Tick = ({ label, checked, disabled = false, onTick }: TickProps) => (
  <label class="tick">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onTick(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);

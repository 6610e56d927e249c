/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useReading } from '../reading.js';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly autoComplete: 'username' | 'email' | 'current-password' | 'new-password';
  /** What is wrong with what was typed; read out with the field. */
  readonly error?: string | undefined;
  /** The id of other text about the field. */
  readonly describedBy?: string | undefined;
  readonly onInput?: (value: string) => void;
}

/** A text field with its label and, beside it, what is wrong with it. Nothing typed is ever cleared. */
export function TextField({ type = 'text', ...field }: FieldProps & { readonly type?: 'text' | 'email' }) {
  return (
    <Frame {...field}>
      <input {...inputOf(field)} type={type} />
    </Frame>
  );
}

/** A password field with the eye that shows it; pasting and password managers are welcome. */
export function PasswordField(field: FieldProps) {
  const { t } = useReading();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  return (
    <Frame {...field} remark={capsLock ? t('capsLock') : undefined}>
      <div class="with-eye">
        <input
          {...inputOf(field)}
          type={shown ? 'text' : 'password'}
          onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        />
        <button
          type="button"
          class="eye"
          aria-label={t(shown ? 'hidePassword' : 'showPassword')}
          aria-pressed={shown}
          aria-controls={field.id}
          onClick={() => setShown(!shown)}
        >
          <Eye crossed={shown} />
        </button>
      </div>
    </Frame>
  );
}

function inputOf({ id, autoComplete, error, describedBy, onInput }: FieldProps): JSX.InputHTMLAttributes {
  return {
    id,
    name: id,
    autocomplete: autoComplete,
    autocapitalize: 'none',
    spellcheck: false,
    required: true,
    maxLength: 1024,
    'aria-invalid': error !== undefined,
    'aria-describedby':
      [error !== undefined && `${id}-error`, describedBy].filter(Boolean).join(' ') || undefined,
    ...(onInput && { onInput: (event) => onInput(event.currentTarget.value) }),
  };
}

function Frame({
  id,
  label,
  error,
  remark,
  children,
}: FieldProps & { readonly remark?: string | undefined; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {remark !== undefined && <p class="hint">{remark}</p>}
    </div>
  );
}

function Eye({ crossed }: { readonly crossed: boolean }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Z" />
      <circle cx="12" cy="12" r="3" />
      {crossed && <path d="M4 20 20 4" />}
    </svg>
  );
}

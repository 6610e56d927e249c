/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useReading } from '../reading.js';

/** What is wrong with a form: with one field, by its id, or with the whole. */
export interface Fault {
  readonly field?: string;
  readonly text: string;
}

/** What a form does with what was typed, by the names of its fields. */
export type Submit = (typed: ReadonlyMap<string, string>) => Promise<void>;

/**
 * The state of a form: checks that nothing is missing, does what it is for once at a time, and keeps what went wrong.
 * The focus moves to the field at fault.
 */
export function useForm(submit: Submit, faultOf: (error: unknown) => Fault) {
  const { t } = useReading();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  // In a page that is not alive yet the button waits, or the browser would send the form by itself.
  const [alive, setAlive] = useState(false);
  useLayoutEffect(() => setAlive(true), []);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (!fault) return;
    const wrong = form.current?.querySelector<HTMLElement>(fault.field ? `#${fault.field}` : '[data-fault]');
    wrong?.focus();
  }, [fault]);
  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy || !form.current) return;
    const typed = new Map<string, string>();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === 'string') typed.set(name, value);
    const missing = [...form.current.querySelectorAll<HTMLInputElement>('input[required]')].find(
      ({ value }) => !value.trim(),
    );
    if (missing) return setFault({ field: missing.id, text: t('required') });
    setBusy(true);
    setFault(undefined);
    await submit(typed).catch((error: unknown) => setFault(faultOf(error)));
    setBusy(false);
  };
  return {
    form: { ref: form, noValidate: true, onSubmit: (event: Event) => void onSubmit(event) },
    button: { disabled: !alive, 'aria-disabled': busy },
    busy,
    fault,
    faultAt: (field: string) => (fault?.field === field ? fault.text : undefined),
    setFault,
  };
}

/** What is wrong with the whole form, read out when it appears. */
export function FormFault({
  fault,
  children,
}: {
  readonly fault: Fault | undefined;
  readonly children?: ComponentChildren;
}) {
  if (!fault || fault.field) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} data-fault>
      {fault.text}
      {children}
    </div>
  );
}

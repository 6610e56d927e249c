import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Brings the first thing that is wrong in a long form into sight, and the focus to it where it is a field: a form that
 * scrolls would hide why nothing was sent.
 * @param tried counts the tries; @param error what the last one was answered with.
 */
export function useFirstWrong(tried: number, error: unknown): RefObject<HTMLDivElement | null> {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tried === 0) return;
    const first = form.current?.querySelector('[aria-invalid="true"], [role="alert"], [role="status"] li');
    first?.scrollIntoView({ block: 'center' });
    if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) first.focus();
  }, [tried, error]);
  return form;
}

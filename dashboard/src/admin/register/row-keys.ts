/** Which way a key leads along the rows, newest first: `j` and ↓ to the next, older one, `k` and ↑ back. */
export function stepOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>):
  'next' | 'previous' | undefined {
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined;
  if (key === 'j' || key === 'ArrowDown') return 'next';
  if (key === 'k' || key === 'ArrowUp') return 'previous';
  return undefined;
}

/** Whether keys belong to where they are pressed: somebody types there, or scrolls a box of its own. */
export function hasOwnKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="region"]') !== null
  );
}

/** The buttons that open the rows' events, in the order of the page. */
const rowButtons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#main [data-event]')];

/** Gives the focus to the row of an event, or to the page's title where it has none here. */
export function focusEvent(id: string | undefined): void {
  const row = rowButtons().find((button) => button.dataset.event === id);
  (row ?? document.getElementById('page-title'))?.focus();
}

/** Gives the focus to the row after, or before, the one that has it; to the first when none has. */
export function stepFocus(step: 'next' | 'previous'): void {
  const rows = rowButtons();
  const present = rows.findIndex((button) => button.parentElement?.contains(document.activeElement));
  const to = present < 0 ? 0 : present + (step === 'next' ? 1 : -1);
  const row = rows[to];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

import { useEffect } from 'react';
import { hasOwnKeys, stepFocus, stepOf } from './row-keys.js';

/** Walks from row to row with `j` and `k`; arrows scroll the page as everywhere, until a row has the focus. */
export function useRowKeys(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      const step = hasOwnKeys(event.target) ? undefined : stepOf(event);
      const isOnRow = event.target instanceof HTMLElement && event.target.dataset.event !== undefined;
      if (!step || (event.key.startsWith('Arrow') && !isOnRow)) return;
      // A dialog or a menu has its own keys.
      if (document.querySelector('.MuiModal-root [role="dialog"], .MuiModal-root [role="menu"]')) return;
      event.preventDefault();
      stepFocus(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}

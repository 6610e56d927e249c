import { useEffect } from 'react';

const stops =
  ':is(a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]):not([tabindex="-1"])';

/** Where the focus was on the page, with what it needs to find a place near by once that is gone. */
interface Spot {
  readonly at: Element;
  /** The page's stops of that moment, in its order. */
  readonly order: readonly HTMLElement[];
  /** What it stood in, from the inside out. */
  readonly around: readonly Element[];
}

function spotOf(at: Element): Spot {
  const around: Element[] = [];
  for (let up = at.parentElement; up && up.id !== 'main'; up = up.parentElement) around.push(up);
  return { at, order: [...document.querySelectorAll<HTMLElement>(`#main :is(${stops})`)], around };
}

/** What is nearest to where the focus was, in the narrowest part of the page that still stands; else its title. */
function nearest({ at, order, around }: Spot): HTMLElement | null {
  const index = order.findIndex((stop) => stop === at);
  for (const part of around.filter(({ isConnected }) => isConnected)) {
    const left = [...part.querySelectorAll<HTMLElement>(stops)].filter(
      (stop) => stop.getClientRects().length > 0,
    );
    const to =
      order.slice(index + 1).find((stop) => left.includes(stop)) ??
      order.slice(0, Math.max(index, 0)).findLast((stop) => left.includes(stop)) ??
      left[0];
    if (to) return to;
  }
  return document.getElementById('page-title');
}

/**
 * Keeps the focus on the page when what has it goes: a row that was taken away, a button that has done its one act, what
 * a dialog was opened from (WCAG 2.4.3). The browser would leave it to nothing, and a screen reader with it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Spot | undefined;
    const onFocus = ({ target }: FocusEvent): void => {
      // What is open over the page gives the focus back to where it was.
      if (target instanceof Element && target.closest('#main')) last = spotOf(target);
    };
    const onPointer = (): void => {
      // Whoever presses beside everything wants it nowhere.
      setTimeout(() => {
        if (document.activeElement === document.body) last = undefined;
      });
    };
    const observer = new MutationObserver(() => {
      if (!last || last.at.isConnected || document.activeElement !== document.body) return;
      if (document.querySelector('.MuiModal-root:not([aria-hidden="true"])')) return;
      const to = nearest(last);
      last = undefined;
      to?.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerup', onPointer);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerup', onPointer);
      observer.disconnect();
    };
  }, []);
}

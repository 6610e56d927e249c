import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import type { Location } from 'react-router';

/** How far down each page was read when it was left, by its address. */
const places = new Map<string, number>();
/** What each list showed last, by its path: the part of the address from `?`. */
const shown = new Map<string, string>();

/** Given along with an address that leads back to a list. */
export interface ComingBack {
  readonly back: true;
}

/** Where a way back to a list leads: to what it showed when it was left. */
export function wayBackTo(path: string): string {
  return path + (shown.get(path) ?? '');
}

/** The page whose place was found again just now, and how far down it is. */
let found: { readonly path: string; readonly place: number } | undefined;

/** How far down the page that has just been shown is read: at its top, unless somebody came back to it. */
export function placeOf(path: string): number {
  const place = found?.path === path ? found.place : 0;
  found = undefined;
  return place;
}

/** Takes the reader to where they left a list, as soon as its rows are there again. */
export function usePlace(ready: boolean): void {
  // react-router cannot know what a link gave along.
  const { pathname, search, state }: Location<unknown> = useLocation();
  const navigation = useNavigationType();
  const returned = useRef(false);
  useLayoutEffect(() => {
    if (!ready || returned.current) return;
    returned.current = true;
    // The state is whatever a link gave along.
    const isBack = navigation === 'POP' || (state as Partial<ComingBack> | null)?.back === true;
    const place = isBack ? places.get(pathname + search) : undefined;
    if (place === undefined) return;
    found = { path: pathname, place };
    window.scrollTo(0, place);
  }, [ready, pathname, search, state, navigation]);
  useLayoutEffect(() => {
    shown.set(pathname, search);
    // Before the page is taken away, while it still has its height.
    return () => void places.set(pathname + search, window.scrollY);
  }, [pathname, search]);
}

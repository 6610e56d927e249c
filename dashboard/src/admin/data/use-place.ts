import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import type { Location } from 'react-router';

/** How far down each page was read when it was left, by its address. */
const places = new Map<string, number>();
/** What each list showed last, by its path: the part of the address from `?`. */
const shown = new Map<string, string>();

const addressOf = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>) => pathname + search;

/** Given along with an address that leads back to a list. */
export interface ComingBack {
  readonly back: true;
}

/** Where a way back to a list leads: to what it showed when it was left. */
export function wayBackTo(path: string): string {
  return path + (shown.get(path) ?? '');
}

/** Whether a page is come back to, and was read further down when it was left. */
export function hasPlace(location: Location, navigation: string): boolean {
  // The state is whatever a link gave along.
  const isBack = navigation === 'POP' || (location.state as Partial<ComingBack> | null)?.back === true;
  return isBack && places.has(addressOf(location));
}

/** Takes the reader to where they left a list, as soon as its rows are there again. */
export function usePlace(ready: boolean): void {
  const location = useLocation();
  const navigation = useNavigationType();
  const { pathname, search } = location;
  const returned = useRef(false);
  useLayoutEffect(() => {
    if (!ready || returned.current) return;
    returned.current = true;
    if (hasPlace(location, navigation)) window.scrollTo(0, places.get(addressOf(location)) ?? 0);
  }, [ready, location, navigation]);
  useLayoutEffect(() => {
    shown.set(pathname, search);
    // Before the page is taken away, while it still has its height.
    return () => void places.set(pathname + search, window.scrollY);
  }, [pathname, search]);
}

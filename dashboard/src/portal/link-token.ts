let held: string | undefined;

/**
 * The secret of a mailed link, out of the address's fragment: no server or log ever sees it there. It is taken out of
 * the address bar and the history at once, so that neither the next person at this computer nor a look over one's
 * shoulder finds it; until the page is closed it is kept in memory only.
 */
export function takeToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'> = window.location,
  history: Pick<History, 'replaceState' | 'state'> = window.history,
): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    held = token;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return held;
}

/** Forgets the secret, once it has served. */
export function dropToken(): void {
  held = undefined;
}

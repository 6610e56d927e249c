import { beforeEach, describe, expect, it } from '@jest/globals';
import { dropToken, takeToken } from './link-token.js';

/** An address bar with a history of one entry. */
function addressBar(hash: string) {
  const location = { hash, pathname: '/mot-de-passe', search: '?lang=fr' };
  const shown: string[] = [];
  const history = {
    state: { kept: true },
    replaceState: (state: unknown, _title: string, url?: string | URL | null) => {
      shown.push(`${JSON.stringify(state)} ${String(url)}`);
      location.hash = '';
    },
  };
  return { location, history, shown };
}

describe('the secret of a mailed link (IT-4)', () => {
  beforeEach(dropToken);

  it('is taken out of the address bar and the history', () => {
    const { location, history, shown } = addressBar('#token=s3cret_-');
    expect(takeToken(location, history)).toBe('s3cret_-');
    expect(shown).toEqual(['{"kept":true} /mot-de-passe?lang=fr']);
  });

  it('is kept in memory until it has served', () => {
    const { location, history } = addressBar('#token=s3cret');
    takeToken(location, history);
    expect(takeToken(location, history)).toBe('s3cret');
    dropToken();
    expect(takeToken(location, history)).toBeUndefined();
  });

  it('leaves an address without one alone', () => {
    const { location, history, shown } = addressBar('#main');
    expect(takeToken(location, history)).toBeUndefined();
    expect(shown).toEqual([]);
  });
});

import { describe, expect, it, test } from '@jest/globals';
import { choiceAt, dropsSessions, pathBelow, returnAddress, schoolAt, schoolIn } from './place.js';

const origin = 'https://loge.example';

describe('the pages of a school', () => {
  it('are its own and its choice between the new and the old sign-in (MB-1, IT-3)', () => {
    const id = 'uai-0611234X';
    expect(schoolIn(pathBelow(schoolAt(id)))).toEqual({ named: id, choice: false });
    expect(schoolIn(pathBelow(choiceAt(id)))).toEqual({ named: id, choice: true });
  });

  test.each(['', 'connexion', 'e/', 'e/a/b', 'e/a/connexion/b', 'e//connexion'])('are not %s', (path) => {
    expect(schoolIn(path)).toBeUndefined();
  });
});

describe('the address to return to', () => {
  test.each([
    ['/mes-sessions', '/mes-sessions'],
    ['/e/uai-0611234X?a=b', '/e/uai-0611234X?a=b'],
    ['/admin/#/register', '/admin/'],
  ])('%s is followed', (typed, followed) => {
    expect(returnAddress(typed, origin)).toBe(followed);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'mes-sessions',
    ' /mes-sessions',
    '@evil.example',
    '',
    null,
  ])('%j is not followed: it may lead elsewhere', (typed) => {
    expect(returnAddress(typed, origin)).toBeUndefined();
  });
});

describe('the path of a page', () => {
  test.each([
    ['/', '/', ''],
    ['/connexion', '/', 'connexion'],
    ['/e/uai-0611234X/', '/', 'e/uai-0611234X'],
    ['/comptes/connexion', '/comptes/', 'connexion'],
  ])('%s below %s is « %s »', (pathname, root, path) => {
    expect(pathBelow(pathname, root)).toBe(path);
  });
});

it('knows where a browser would not keep the session: plain http on another machine', () => {
  const drops = (url: string) => dropsSessions(new URL(url));
  expect(drops('http://192.168.1.20:4400')).toBe(true);
  expect(
    ['https://loge.example', 'http://127.0.0.1:4400', 'http://localhost', 'http://[::1]:4400'].map(drops),
  ).toEqual([false, false, false, false]);
});

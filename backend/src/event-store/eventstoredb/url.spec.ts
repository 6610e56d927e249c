import { describe, expect, test } from '@jest/globals';
import { readEventStoreUrl } from './url.js';

describe('an EVENTSTORE_URL', () => {
  test('is taken apart, its password decoded, its hosts told without it', () => {
    expect(readEventStoreUrl('esdb://loge:a%3Ab%40c@one:2113,two?tlsCAFile=/trusted/ca.crt')).toEqual({
      connectionString: 'esdb://loge:a%3Ab%40c@one:2113,two?tlscafile=/trusted/ca.crt&defaultdeadline=10000',
      hosts: 'one:2113,two',
      deadline: 10_000,
      credentials: { username: 'loge', password: 'a:b@c' },
    });
  });

  test.each([
    ['esdb://node/?tls=false', 'esdb://node?tls=false&defaultdeadline=10000'],
    ['esdb+discover://node:2113?TLS=false', 'esdb+discover://node:2113?tls=false&defaultdeadline=10000'],
    ['esdb://node?tls=false&default_deadline=300', 'esdb://node?tls=false&defaultdeadline=300'],
  ])('%s is understood', (text, connectionString) => {
    expect(readEventStoreUrl(text)).toMatchObject({ connectionString });
  });

  test.each([
    ['http://node:2113'],
    ['esdb://loge:secret@'],
    ['esdb://one:2113,two:'],
    ['esdb://loge:sec:ret@node'],
    ['esdb://loge:sec%ret@node'],
    ['esdb://node:2113'],
    ['esdb://loge:secret@node?maxRetries=3'],
    ['esdb://loge:secret@node?tlsVerifyCert=false'],
    ['esdb://loge:secret@node?nodePreference=follower'],
    ['esdb://loge:secret@node?tls'],
    ['esdb://loge:secret@node?defaultDeadline=60000'],
    ['esdb://loge:secret@node?defaultDeadline=soon'],
  ])('%s is refused in words that repeat nothing of it', (text) => {
    const read = readEventStoreUrl(text);
    expect(read).toEqual({ fault: expect.stringMatching(/^(is|has|names) \S.*[^.]$/) });
    expect(JSON.stringify(read)).not.toMatch(/secret|sec:ret|sec%ret|node:/);
  });
});

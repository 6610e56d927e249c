import { describe, expect, test } from '@jest/globals';
import { newReadablePassword, normaliseReadable, sameText } from './readable-password.js';

const made = Array.from({ length: 10_000 }, newReadablePassword);

describe('a temporary password (KO-13)', () => {
  test('stands in three groups of four lower case letters and digits', () => {
    for (const password of made) expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/);
  });

  test('has no two characters that are taken for one another, and no vowels', () => {
    const used = new Set(made.join('').replaceAll('-', ''));
    for (const alike of ['0o', '1li', '2z', '5s', '68b', '9gq', 'uvw', 'nm'])
      expect([...alike].filter((character) => used.has(character)).length).toBeLessThanOrEqual(1);
    for (const vowel of 'aeiou') expect(used.has(vowel)).toBe(false);
  });

  test('has 50 bits or more, of characters that come equally often', () => {
    const counts = new Map<string, number>();
    const characters = made.flatMap((password) => [...password.replaceAll('-', '')]);
    for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect((characters.length / made.length) * Math.log2(counts.size)).toBeGreaterThanOrEqual(50);
    const expected = characters.length / counts.size;
    // Six standard deviations: a fair draw misses it once in some twenty million runs.
    for (const count of counts.values())
      expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
  });

  test('never comes twice in 10,000', () => {
    expect(new Set(made).size).toBe(made.length);
  });

  test.each([
    'wxh4-k7mp-t2rq',
    'wxh4k7mpt2rq',
    ' WXH4 K7MP T2RQ ',
    'Wxh4–k7mp–t2rq',
    'wxh4\u00a0k7mp\u2011t2rq',
  ])('is typed back as %j', (typed) => {
    expect(normaliseReadable(typed)).toBe('wxh4k7mpt2rq');
  });

  test('is compared as a whole', () => {
    expect(sameText('wxh4k7mpt2rq', 'wxh4k7mpt2rq')).toBe(true);
    for (const other of ['', 'wxh4k7mpt2r', 'wxh4k7mpt2rqq', 'wxh4k7mpt2rw'])
      expect(sameText('wxh4k7mpt2rq', other)).toBe(false);
  });
});

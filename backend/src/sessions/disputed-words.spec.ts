import { expect, test } from '@jest/globals';
import { disputedWords } from './disputed-words.js';

const occurredAt = new Date('2026-11-24T09:05:00Z');

test.each([
  ['fr', /^Connexion, le 24 novembre 2026 à 10:05$/],
  ['en', /^Sign-in, on 24 November 2026 at 10:05$/],
  ['de', /^Anmeldung, am 24\. November 2026 um 10:05$/],
  ['nl', /^Aanmelding, op 24 november 2026 om 10:05$/],
] as const)('what was disputed is told in the language of the mail: %s', (language, words) => {
  expect(disputedWords(language, { kind: 'SignedIn', occurredAt })).toMatch(words);
});

test('of what is not known by name, the mail says when it was; of what is gone, that it was', () => {
  expect(disputedWords('fr', { kind: 'SchoolRegistered', occurredAt })).toMatch(
    /^Une action, le 24 novembre/,
  );
  expect(disputedWords('fr', undefined)).toBe('Une action');
});

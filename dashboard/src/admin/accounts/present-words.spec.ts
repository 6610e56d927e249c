import { expect, test } from '@jest/globals';
import { en } from '../i18n/en/index.js';
import { fr } from '../i18n/fr/index.js';
import { fill, flatten } from '../i18n/messages.js';
import type { Catalogue } from '../i18n/messages.js';
import type { Credential, Present } from './hands.js';
import { presentWords } from './present-words.js';

const catalogues = { fr: flatten(fr as Catalogue, 'fr'), en: flatten(en as Catalogue, 'en') };
/** What is said of Tom Arnaud, with spaces that do not break as spaces. */
const said = (present: Present, language: 'fr' | 'en' = 'fr') =>
  presentWords(present, {
    t: (key, values) => fill(catalogues[language].get(key) ?? '', language, values),
    language,
    nameOf: ({ name }) => name ?? '',
    name: 'Tom Arnaud',
  }).replace(/[\u00a0\u202f]/g, ' ');

const called = (name: string) => ({ kind: 'ACCOUNT', person: null, name }) as const;
const credential = (over: Partial<Credential> = {}): Credential => ({
  ...{ kind: 'TEMPORARY_PASSWORD', madeAt: '2026-09-03T08:00:00.000Z', madeBy: called('Claire Besson') },
  ...{ reason: null, expiresAt: '2026-11-02T09:00:00.000Z', end: 'WORKING', endedAt: null, hands: [] },
  ...over,
});
const claire = { actor: called('Claire Besson'), means: ['FILE', 'COUNTER'] } as const;
const paul = { actor: called('Paul Roux'), means: ['LETTER'] } as const;

test('KO-13: a password of one’s own is known to nobody else', () => {
  const own = credential({ kind: 'PASSWORD' });
  expect(said({ kind: 'OWN', credential: own })).toBe(
    'Le mot de passe actuel n’est connu que de Tom Arnaud.',
  );
  expect(said({ kind: 'OWN', credential: own }, 'en')).toBe(
    'The present password is known to nobody but Tom Arnaud.',
  );
});

test.each([
  [
    [claire, paul],
    'Le mot de passe provisoire du 3 septembre 2026 est passé par 2 mains : Claire Besson (fichier, guichet) et Paul Roux (courrier). Il marche jusqu’au 2 novembre 2026 à 10 h 00.',
  ],
  [
    [paul],
    'Le mot de passe provisoire du 3 septembre 2026 est passé par une main : Paul Roux (courrier). Il marche jusqu’au 2 novembre 2026 à 10 h 00.',
  ],
  [
    [],
    'Le mot de passe provisoire du 3 septembre 2026 n’est passé par aucune main. Il marche jusqu’au 2 novembre 2026 à 10 h 00.',
  ],
])('KO-13: a temporary one tells each hand it went through, and how', (holders, words) => {
  expect(said({ kind: 'TEMPORARY', credential: credential(), holders })).toBe(words);
});

test('KO-13: one that ended says so, and where there is none, what leads in', () => {
  const ended = (end: 'USED' | 'EXPIRED') =>
    said({ kind: 'TEMPORARY', credential: credential({ end }), holders: [claire] });
  expect(ended('USED')).toMatch(/Tom Arnaud s’en est servi, et doit encore en choisir un autre\.$/);
  expect(ended('EXPIRED')).toMatch(/Son temps est passé : il n’ouvre plus rien\.$/);
  expect(said({ kind: 'NONE', ways: [credential({ kind: 'LINK' })] })).toBe(
    'Ce compte n’a pas encore de mot de passe. Un lien envoyé par courriel permet d’en choisir un.',
  );
});

import { expect, test } from '@jest/globals';
import { dictionary } from '@zxcvbn-ts/language-common';
import { isCommon } from './blocklist.js';

test('the 10,000 passwords that leaked most are all common', () => {
  const worst = dictionary['passwords-common'].slice(0, 10_000).map(String);
  expect(worst).toHaveLength(10_000);
  expect(worst.filter((password) => !isCommon(password, []))).toEqual([]);
});

test.each([
  ['with a year', 'MotDePasse2026!'],
  ['with digits before', '2026soleil'],
  ['between signs', '**doudou**'],
  ['without its accents', 'ELEPHANT12'],
  ['with a sign for a letter', 'P@ssw0rd'],
  ['with signs for letters, and a year', '$0leil2026'],
  ['ending in a digit for a letter', 'motdepass3'],
  ['with 1 for i', 'l1cenc1ement'],
  ['with 1 for l', 'so1ei1'],
  ['of the school year', 'Rentree2026'],
])('a common word %s is common', (_, password) => {
  expect(isCommon(password, [])).toBe(true);
});

test.each(['123456789012', 'aaaaaaaaaaaa', 'azeazeazeaze', 'abcdefghijklm', '20262026'])(
  '%s is a repetition or a run',
  (password) => {
    expect(isCommon(password, [])).toBe(true);
  },
);

test.each(['cheval agrafe', 'soleil vert 12', 'k7tm-p2wq', '48291637', 'ab58291637', 'chien83749105827'])(
  '%s is not common',
  (password) => {
    expect(isCommon(password, [])).toBe(false);
  },
);

const words = [
  'Léa-Zoé',
  'ines.petit@loge.test',
  'Inès',
  'Petit-Lenoir',
  '31/01/2010',
  'Lycée Jean-Moulin',
  'Pontarlier',
  '0250007X',
];

test.each([
  ['the login', 'ines.petit@loge.test'],
  ['the names', 'InèsPetit2026'],
  ['both family names in one', 'petitlenoir!!'],
  ['a name of two short ones in one', 'leazoe!!99'],
  ['a name with signs for letters', '1n3s_p3t1t'],
  ['a birth date', '31012010'],
  ['a birth year', 'kvzq2010'],
  ['the school', 'jeanmoulin25'],
  ['the town', 'Pontarlier-25'],
  ['the code of the school', '0250007x'],
])('a password made of %s is common', (_, password) => {
  expect(isCommon(password, words)).toBe(true);
  expect(isCommon(password, [])).toBe(false);
});

test('a password in which such a word is a small part is not', () => {
  expect(isCommon('petit cheval deviendra grand', words)).toBe(false);
});

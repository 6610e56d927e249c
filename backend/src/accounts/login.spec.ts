import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { homonym, loginBase, normaliseLogin } from './login.js';

const login = (given: string, family: string) => loginBase({ given, family });

describe('the login a directory gives', () => {
  test.each([
    ['Jean', 'Dupont', 'jean.dupont'],
    ['Éloïse', 'Lefèvre', 'eloise.lefevre'],
    ['Jean-Pierre', 'Durand-Morel', 'jean-pierre.durand-morel'],
    ['Anne Marie', 'de La Tour', 'annemarie.delatour'],
    ["N'Guessan", 'd’Artagnan', 'nguessan.dartagnan'],
    ['Lætitia', 'Cœur', 'laetitia.coeur'],
    ['Françoise', 'Nuñez', 'francoise.nunez'],
    ['Jürgen', 'Strauß', 'jurgen.strauss'],
    ['Bjørn', 'Łukasz', 'bjorn.lukasz'],
    ['İbrahim', 'Yılmaz', 'ibrahim.yilmaz'],
    ['Jean - Luc', 'Petit – Martin', 'jean-luc.petit-martin'],
    ['Marie', 'St. John (née Roy)', 'marie.stjohnneeroy'],
    ['-Paul-', '--Roux--', 'paul.roux'],
    ['E\u0301lodie', 'Zoe\u0308', 'elodie.zoe'],
  ])('%s %s signs in as %s', (given, family, expected) => {
    expect(login(given, family)).toBe(expected);
  });

  test('a part that leaves nothing is left out', () => {
    expect(login('', 'Dupont')).toBe('dupont');
    expect(login('Nour', '-')).toBe('nour');
    expect(login('Иван', 'Martin')).toBe('martin');
  });

  test('a name that leaves nothing becomes a word for the profile', () => {
    expect(loginBase({ given: 'Иван', family: 'Петров' }, 'PUPIL')).toBe('eleve');
    expect(loginBase({ given: '', family: '' }, 'RELATIVE')).toBe('parent');
    expect(loginBase({ given: '李', family: '王' }, 'TEACHER')).toBe('enseignant');
    expect(loginBase({ given: '?', family: '!' })).toBe('compte');
  });

  test('any two names make a login that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (given, family) => {
        expect(login(given, family)).toMatch(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$/);
        expect(login(given, family)).not.toMatch(/--|-\.|-$/);
      }),
    );
  });

  test('accents, case, spaces and apostrophes never tell two logins apart', () => {
    const accented = fc.string({ unit: fc.constantFrom(..."éÈàÇôùïñ’' ABcd-") });
    fc.assert(
      fc.property(accented, accented, (given, family) => {
        const plain = (text: string) =>
          text
            .normalize('NFD')
            .replace(/[\p{M}'’ ]/gu, '')
            .toUpperCase();
        expect(login(given, family)).toBe(login(plain(given), plain(family)));
      }),
    );
  });

  test('homonyms are numbered from the second on', () => {
    expect([1, 2, 3, 12].map((n) => homonym('jean.dupont', n))).toEqual([
      'jean.dupont',
      'jean.dupont2',
      'jean.dupont3',
      'jean.dupont12',
    ]);
  });
});

test('a login is compared without spaces around, in NFC and lower case', () => {
  expect(normaliseLogin('  Claire.Besson@AC-Ville.FR ')).toBe('claire.besson@ac-ville.fr');
  expect(normaliseLogin('e\u0301lodie')).toBe('\u00e9lodie');
});

test('IT-5: what is far too long to be a login is not put in order: thousands of accents would take seconds', () => {
  const accents = '\u0301\u0316'.repeat(1_000);
  expect(normaliseLogin(accents)).toBe(accents);
  expect(normaliseLogin(` E\u0301${'x'.repeat(900)} `)).toBe(`é${'x'.repeat(900)}`);
});

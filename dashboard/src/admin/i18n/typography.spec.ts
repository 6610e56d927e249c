import { describe, expect, it } from '@jest/globals';
import { elides, frenchSpaces, ofSchool, towardsSchool } from './typography.js';

describe('French typography', () => {
  it('keeps « : ; ? ! » with the word before, and guillemets with what they hold', () => {
    expect(frenchSpaces('Qui ? « Tom » : oui ; non !')).toBe(
      'Qui\u202f? «\u00a0Tom\u00a0»\u00a0: oui\u202f; non\u202f!',
    );
  });

  it('leaves ICU messages and addresses alone', () => {
    const message = '{n, plural, one {# compte} other {# comptes}} https://loge.example';
    expect(frenchSpaces(message)).toBe(message);
  });

  it('elides before a vowel', () => {
    expect(['Tom', 'Anne', 'Élodie', 'une personne'].map(elides)).toEqual([false, true, true, true]);
  });

  it('finds the article of a school', () => {
    expect(towardsSchool('Lycée Jean-Moulin')).toBe('au ');
    expect(towardsSchool('École Émile-Zola')).toBe('à l’');
    expect(towardsSchool('Cité scolaire Alphonse-Daudet')).toBe('à la ');
    expect(towardsSchool('1004001V')).toBe('à l’établissement ');
    expect(ofSchool('COLLEGE LES OLIVIERS')).toBe('du ');
    expect(ofSchool('Ensemble scolaire Saint-Joseph')).toBe('de l’');
  });
});

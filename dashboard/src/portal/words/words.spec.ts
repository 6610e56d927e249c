import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { words as de } from './de.js';
import { words as en } from './en.js';
import { fr } from './fr.js';
import { fill, frenchWords, isLanguage, wordsIn } from './index.js';
import { words as nl } from './nl.js';

const others = { en, de, nl };
const valuesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([value]) => value).sort();

describe.each(Object.entries(others))('the words in %s', (language, words) => {
  it('are those there are in French', () => {
    expect(Object.keys(words)).toEqual(Object.keys(fr));
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('take the same values', () => {
    const differing = Object.entries(fr).filter(
      ([word, text]) => valuesIn(text).join() !== valuesIn(words[word as keyof typeof fr]).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are fetched when they are chosen', async () => {
    expect(isLanguage(language)).toBe(true);
    expect(await wordsIn(isLanguage(language) ? language : 'fr')).toEqual({ language, words });
  });
});

describe('the French words', () => {
  it('have the spaces that do not break', () => {
    expect(frenchWords().forgotten).toBe('Mot de passe oublié\u202f?');
    expect(Object.values(frenchWords()).filter((text) => / [:;?!»]|« /.test(text))).toEqual([]);
  });

  it('are those of the sign-in form that stands in its page before any script runs (IT-5)', () => {
    const plain = (text: string) => text.replace(/&#8239;|&nbsp;|\u202f|\u00a0|\s+/g, ' ');
    const page = plain(readFileSync(new URL('../connexion.html', import.meta.url), 'utf8')).replace(
      / \?/g,
      '?',
    );
    const shown = [
      'signInTitle',
      'infoTitle',
      'info',
      'login',
      'password',
      'remember',
      'rememberHint',
      'signIn',
    ] as const;
    expect(shown.filter((word) => !page.includes(fr[word].replace(/ \?/g, '?')))).toEqual([]);
  });
});

it('fills in values, and leaves what it was not given', () => {
  expect(fill('Attendez {wait}, {name}.', { wait: '3 minutes' })).toBe('Attendez 3 minutes, {name}.');
});

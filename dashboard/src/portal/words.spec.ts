import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { words } from './words.js';

const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8').replace(/\s+/g, ' ');

it('has the same words in every language', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.fr));
});

it('says in index.html, for whoever has no JavaScript, what the French catalogue says', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  const missing = Object.values(words.fr).filter((text) => !plain(page).includes(plain(text)));
  expect(missing).toEqual([]);
});

it('uses every word', () => {
  const used = new Set([...page.matchAll(/data-t="(\w+)"/g)].map(([, key]) => key));
  expect(Object.keys(words.fr).filter((key) => key !== 'pageTitle' && !used.has(key))).toEqual([]);
});

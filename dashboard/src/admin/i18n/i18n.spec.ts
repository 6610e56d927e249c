import { errorCodes, eventDefinitions, recordReasonCodes } from '@loge/contracts';
import { describe, expect, it } from '@jest/globals';
import { parse } from '@formatjs/icu-messageformat-parser';
import { sentences as englishSentences } from '../register/sentences/en.js';
import { sentences as frenchSentences } from '../register/sentences/fr.js';
import { en } from './en/index.js';
import { fr } from './fr/index.js';
import type { Catalogue } from './messages.js';
import { flatten } from './messages.js';

const french = flatten(fr as Catalogue, 'fr');
const english = flatten(en as Catalogue, 'en');

/** The names of the values a message needs, in order of the alphabet. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (nodes: ReturnType<typeof parse>): void => {
    for (const node of nodes) {
      if ('value' in node && node.type !== 0) names.add(String(node.value));
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value);
      if ('children' in node) walk(node.children);
    }
  };
  walk(parse(message));
  return [...names].sort();
}

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('ask for the same values in both languages', () => {
    const differing = [...french].filter(
      ([key, message]) => String(argumentsOf(message)) !== String(argumentsOf(english.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it.each([
    ['French', french],
    ['English', english],
  ])('say what to do about every error and every reason of contracts, in %s', (_, catalogue) => {
    const missing = [
      ...errorCodes.map((code) => `errors.${code}`),
      'errors.NETWORK',
      ...recordReasonCodes.map((code) => `reasons.${code}`),
    ].filter((key) => !catalogue.get(key));
    expect(missing).toEqual([]);
  });

  it('name every kind of event', () => {
    const kinds = eventDefinitions.map((definition) => definition.type).sort();
    expect(Object.keys(frenchSentences).sort()).toEqual(kinds);
    expect(Object.keys(englishSentences).sort()).toEqual(kinds);
  });

  it('keep French typography', () => {
    const wrong = [...french.values(), ...Object.values(frenchSentences)].filter(
      (message) => /['"]/.test(message) || / [:;?!»]/.test(message) || /« /.test(message),
    );
    expect(wrong).toEqual([]);
  });
});

import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { TranslationKeys } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french, translations as frenchRemarks } from '@zxcvbn-ts/language-fr';
import { frenchSpaces } from '../../french-spaces.js';
import type { Language } from '../words/index.js';

/** How hard a password is to guess, from 0 to 4, with remarks in words on what makes it so. */
export interface Judgement {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly remarks: readonly string[];
}

/** Judges a password, against words about its owner too. */
export type Judge = (password: string, about: readonly string[]) => Judgement;

/** Longer passwords are judged by their beginning: judging takes time that grows with the length. */
const LENGTH_JUDGED = 64;

/** The remarks in a language. The packs of German and Dutch are of an older line, with the same keys. */
async function remarksIn(language: Language): Promise<TranslationKeys> {
  switch (language) {
    case 'fr':
      return frenchRemarks;
    case 'en':
      return (await import('./remarks.en.js')).translations;
    case 'de':
      return (await import('./remarks.de.js')).translations;
    case 'nl':
      return (await import('./remarks.nl.js')).translations;
  }
}

/** A judge whose remarks are in a language. The words are those of French and the passwords of everywhere. */
export async function judgeIn(language: Language): Promise<Judge> {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common, ...french },
    graphs: adjacencyGraphs,
    translations: await remarksIn(language),
  });
  return (password, about) => {
    const { score, feedback } = zxcvbn.check([...password].slice(0, LENGTH_JUDGED).join(''), [...about]);
    const remarks = [feedback.warning, ...feedback.suggestions].filter((remark) => remark !== null);
    return { score, remarks: language === 'fr' ? remarks.map(frenchSpaces) : remarks };
  };
}

import { frenchSpaces } from '../../french-spaces.js';
import { fr } from './fr.js';

/** What the portal says, by what it is for. */
export type Words = Readonly<Record<keyof typeof fr, string>>;
export type Word = keyof Words;

/** The languages of the portal, French first, each in its own name. */
export const languages = { fr: 'Français', en: 'English', de: 'Deutsch', nl: 'Nederlands' } as const;
export type Language = keyof typeof languages;

/** Whether a text names a language of the portal. */
export function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && Object.hasOwn(languages, text);
}

/** French stands in the bundle; each other language is fetched when it is chosen. */
const others: Readonly<Record<Exclude<Language, 'fr'>, () => Promise<{ readonly words: Words }>>> = {
  en: () => import('./en.js'),
  de: () => import('./de.js'),
  nl: () => import('./nl.js'),
};

/** The French words, with the spaces that do not break. */
export function frenchWords(): Words {
  // The same keys with texts for values.
  return Object.fromEntries(Object.entries(fr).map(([word, text]) => [word, frenchSpaces(text)])) as Words;
}

/** The words of a language; French ones where the others cannot be fetched. */
export async function wordsIn(language: Language): Promise<{ language: Language; words: Words }> {
  if (language === 'fr') return { language, words: frenchWords() };
  return others[language]().then(
    ({ words }) => ({ language, words }),
    () => ({ language: 'fr' as const, words: frenchWords() }),
  );
}

/** A text with its `{values}` filled in. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

import type { Sentences } from '../register/sentences/sentence.js';
import type { Language } from './format.js';
import { flatten } from './messages.js';
import type { Catalogue } from './messages.js';

interface Spoken {
  readonly messages: Map<string, string>;
  readonly sentences: Sentences;
}

const firstFiles = { fr: () => import('./fr/first.js'), en: () => import('./en/first.js') } as const;
const furtherFiles = { fr: () => import('./fr/further.js'), en: () => import('./en/further.js') } as const;

const known = new Map<Language, Spoken>();
let spoken: Language = 'fr';
let furtherWanted = false;
let speaking: Promise<void> = Promise.resolve();

/** The message of a key in the language spoken, where it has come. */
export const messageOf = (key: string): string | undefined => known.get(spoken)?.messages.get(key);

/**
 * What the sentences of events are made of.
 * @throws Error for a language that was never spoken.
 */
export function sentencesOf(language: Language): Sentences {
  const sentences = known.get(language)?.sentences;
  if (!sentences) throw new Error(`The words of ${language} are not there.`);
  return sentences;
}

/** The language that {@link speak} was last done with. */
export const languageSpoken = (): Language => spoken;

/** Resolves when the words of a language are there, as far as they have been wanted; from then on it is spoken. */
export function speak(language: Language): Promise<void> {
  const change = bringAll(language);
  speaking = change.catch(() => undefined);
  return change;
}

async function bringAll(language: Language): Promise<void> {
  if (!known.has(language)) {
    const { first, sentences } = await firstFiles[language]();
    known.set(language, { messages: flatten(first as Catalogue, language), sentences });
  }
  if (furtherWanted) await bringFurther(language);
  spoken = language;
}

/** Resolves when the words of every page are there, and not those alone that most people open the dashboard with. */
export async function furtherWords(): Promise<void> {
  furtherWanted = true;
  // Not those of a language that is about to be left.
  await speaking;
  await bringFurther(spoken);
}

async function bringFurther(language: Language): Promise<void> {
  const { further } = await furtherFiles[language]();
  for (const entry of flatten(further as Catalogue, language)) known.get(language)?.messages.set(...entry);
}

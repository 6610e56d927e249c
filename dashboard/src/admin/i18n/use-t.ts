import { useLocale, useTranslate } from 'ra-core';
import { useCallback } from 'react';
import type { fr } from './fr/index.js';
import type { Language } from './format.js';
import type { KeyOf, Values } from './messages.js';
import { languageSpoken } from './spoken.js';

/** Every key of the catalogues. */
export type MessageKey = KeyOf<typeof fr>;

/** The message of a key in the language chosen; an unknown key does not compile. */
export type Translate = (key: MessageKey, values?: Values) => string;

export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}

/** The language spoken; the one that was chosen just now, once its words are there. */
export function useLanguage(): Language {
  // react-admin tells of the choice at once, and shows everything anew when it can be spoken.
  useLocale();
  return languageSpoken();
}

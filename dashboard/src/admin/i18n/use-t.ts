import { useLocale, useTranslate } from 'ra-core';
import { useCallback } from 'react';
import type { fr } from './fr/index.js';
import { isLanguage } from './format.js';
import type { Language } from './format.js';
import type { KeyOf, Values } from './messages.js';

/** Every key of the catalogues. */
export type MessageKey = KeyOf<typeof fr>;

/** The message of a key in the language chosen; an unknown key does not compile. */
export type Translate = (key: MessageKey, values?: Values) => string;

export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}

/** The language chosen. */
export function useLanguage(): Language {
  const locale = useLocale();
  return isLanguage(locale) ? locale : 'fr';
}

import type { I18nProvider } from 'ra-core';
import { isLanguage } from './format.js';
import type { Language } from './format.js';
import { fill } from './messages.js';
import { languageSpoken, messageOf, speak } from './spoken.js';

/**
 * Our catalogues (ICU messages), of which only the language in use is downloaded.
 * An unknown key is answered by react-admin's rules: what it brings as `_`, else the key itself.
 */
export async function createI18nProvider(first: Language): Promise<I18nProvider> {
  const change = async (language: Language): Promise<void> => {
    await speak(language);
    document.documentElement.lang = language;
  };
  await change(first);
  return {
    translate: (key, options) => {
      const message = messageOf(key);
      return message === undefined ? String(options?._ ?? key) : fill(message, languageSpoken(), options);
    },
    changeLocale: async (locale) => {
      if (isLanguage(locale)) await change(locale);
    },
    getLocale: languageSpoken,
    getLocales: () => [
      { locale: 'fr', name: 'Français' },
      { locale: 'en', name: 'English' },
    ],
  };
}

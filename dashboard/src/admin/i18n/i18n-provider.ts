import type { I18nProvider, TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { isLanguage } from './format.js';
import type { Language } from './format.js';
import type { Catalogue } from './messages.js';
import { fill, flatten } from './messages.js';

interface Loaded {
  readonly ours: ReadonlyMap<string, string>;
  readonly reactAdmin: TranslationMessages;
}

const loaders: Readonly<Record<Language, () => Promise<Loaded>>> = {
  fr: async () => {
    const [ours, theirs] = await Promise.all([import('./fr/index.js'), import('ra-language-french')]);
    return { ours: flatten(ours.fr as Catalogue, 'fr'), reactAdmin: { ...theirs.default } };
  },
  en: async () => {
    const [ours, theirs] = await Promise.all([import('./en/index.js'), import('ra-language-english')]);
    return { ours: flatten(ours.en as Catalogue, 'en'), reactAdmin: { ...theirs.default } };
  },
};

/**
 * Our catalogues (ICU messages) over react-admin's own (polyglot). Only the language in use is downloaded.
 * An unknown key is answered by react-admin's rules: `_`, or the key itself.
 */
export async function createI18nProvider(first: Language): Promise<I18nProvider> {
  let language = first;
  let loaded = await loaders[first]();
  let theirs = polyglotI18nProvider(() => loaded.reactAdmin, first, [], { allowMissing: true });
  document.documentElement.lang = first;
  return {
    translate: (key, options) => {
      const message = loaded.ours.get(key);
      return message === undefined ? theirs.translate(key, options) : fill(message, language, options);
    },
    changeLocale: async (locale) => {
      if (!isLanguage(locale)) return;
      loaded = await loaders[locale]();
      language = locale;
      theirs = polyglotI18nProvider(() => loaded.reactAdmin, locale, [], { allowMissing: true });
      document.documentElement.lang = locale;
    },
    getLocale: () => language,
    getLocales: () => [
      { locale: 'fr', name: 'Français' },
      { locale: 'en', name: 'English' },
    ],
  };
}

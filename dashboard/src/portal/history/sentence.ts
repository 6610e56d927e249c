import type { EventRowFragment } from '@loge/contracts/client';
import { errors as englishErrors } from '../../admin/i18n/en/errors.js';
import * as englishWords from '../../admin/i18n/en/words.js';
import { errors as frenchErrors } from '../../admin/i18n/fr/errors.js';
import * as frenchWords from '../../admin/i18n/fr/words.js';
import { fill, flatten } from '../../admin/i18n/messages.js';
import * as englishSentences from '../../admin/register/sentences/en.js';
import * as frenchSentences from '../../admin/register/sentences/fr.js';
import { sentenceOf, textOfSentence } from '../../admin/register/sentences/sentence.js';
import type { Language } from '../words/index.js';

/** The register has sentences in French and English; who reads another language gets English ones. */
const told = { fr: 'fr', en: 'en', de: 'en', nl: 'en' } as const satisfies Record<Language, 'fr' | 'en'>;

const labels = {
  fr: flatten({ ...frenchWords, errors: frenchErrors }, 'fr'),
  en: flatten({ ...englishWords, errors: englishErrors }, 'en'),
} as const;

const sentences = { fr: frenchSentences, en: englishSentences } as const;

/** An event as one sentence, and the language it is in. */
export function sentenceIn(
  event: EventRowFragment,
  language: Language,
): { readonly text: string; readonly lang: 'fr' | 'en' } {
  const lang = told[language];
  const label = (key: string, values?: Record<string, string | number>) =>
    fill(labels[lang].get(key) ?? key, lang, values);
  return { text: textOfSentence(sentenceOf(event, lang, sentences[lang], label)), lang };
}

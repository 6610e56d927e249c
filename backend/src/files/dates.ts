import type { Language } from '@loge/contracts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Paris', ...options });
  formats.set(key, format);
  return format;
}

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE', nl: 'nl-NL' };

/** A day of Europe/Paris in words, « 28 novembre 2026 »; it does not break at the end of a line. */
export function dayInWords(date: Date, language: Language): string {
  const day = format(locales[language], { dateStyle: 'long' }).format(date);
  // In French the first of a month is an ordinal number.
  const said = language === 'fr' ? day.replace(/^1 /, '1er ') : day;
  return said.replaceAll(' ', '\u00a0');
}

/** A day of Europe/Paris in digits, `28/11/2026` in French. */
export function dayInDigits(date: Date, language: Language): string {
  return format(locales[language], { day: '2-digit', month: '2-digit', year: 'numeric' }).format(date);
}

/** A time of Europe/Paris, `08:05:09`. */
export function timeInDigits(date: Date): string {
  return format('fr-FR', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date);
}

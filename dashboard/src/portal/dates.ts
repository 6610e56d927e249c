import type { Language } from './words/index.js';

const tags: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE', nl: 'nl-BE' };
/** The time zone of the schools. */
const timeZone = 'Europe/Paris';

/** « 21 novembre 2026 à 14:05 », as the language writes it. */
export function dateTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
}

/** « 14:05 ». */
export function clockTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], { timeStyle: 'short', timeZone }).format(new Date(at));
}

/** « 40 secondes », « 3 minutes »: how long to wait, rounded up. */
export function waitingTime(seconds: number, language: Language): string {
  const [value, unit] =
    seconds < 60 ? [Math.max(1, Math.ceil(seconds)), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(tags[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

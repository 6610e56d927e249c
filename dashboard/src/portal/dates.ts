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

/** A day such as `2025-05-31`, as « 31/05/2025 » or as the language writes it. */
export function shortDay(day: string, language: Language): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const [year, month] = ['numeric', '2-digit'] as const;
  return new Intl.DateTimeFormat(tags[language], { day: month, month, year, timeZone }).format(noon);
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

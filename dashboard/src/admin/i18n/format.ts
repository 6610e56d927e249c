/** The languages of the dashboard, French first. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** The time zone of the schools, in which days begin and times are shown. */
export const schoolTimeZone = 'Europe/Paris';

const tags: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Whether a text names a language of the dashboard. */
export function isLanguage(text: unknown): text is Language {
  return text === 'fr' || text === 'en';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(language: Language, options: Intl.DateTimeFormatOptions, at: Date): Record<string, string> {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(tags[language], { timeZone: schoolTimeZone, ...options });
    formats.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** « 21 novembre 2026 », “21 November 2026”. */
export function longDate(at: Date, language: Language): string {
  const { day, month, year } = parts(language, { day: 'numeric', month: 'long', year: 'numeric' }, at);
  return language === 'fr' && day === '1' ? `1er\u00a0${month} ${year}` : `${day}\u00a0${month} ${year}`;
}

/** « samedi 21 novembre », with the year when it is not this one. */
export function dayHeading(at: Date, language: Language, now: Date): string {
  const { weekday } = parts(language, { weekday: 'long' }, at);
  const date = longDate(at, language);
  const thisYear = schoolDay(now).slice(0, 4);
  return `${weekday} ${schoolDay(at).startsWith(thisYear) ? date.slice(0, -5) : date}`;
}

/** « lundi », “Monday”: 1 Monday to 7 Sunday. */
export function weekdayName(weekday: number, language: Language): string {
  // The first of January 2024 was a Monday.
  const at = new Date(Date.UTC(2024, 0, weekday, 12));
  return parts(language, { weekday: 'long' }, at)['weekday'] ?? '';
}

/** « 14 h 05 », “14:05”. */
export function clockTime(at: Date, language: Language): string {
  const { hour, minute } = parts(language, { hour: '2-digit', minute: '2-digit', hour12: false }, at);
  return language === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}

/** « 21 novembre 2026 à 14 h 05 », “21 November 2026 at 14:05”. */
export function longDateTime(at: Date, language: Language): string {
  return `${longDate(at, language)} ${language === 'fr' ? 'à' : 'at'} ${clockTime(at, language)}`;
}

/** « 21/11/2026 14:05 »: for columns, where a sentence would be too long. */
export function shortDateTime(at: Date, language: Language): string {
  const { day, month, year } = parts(language, { day: '2-digit', month: '2-digit', year: 'numeric' }, at);
  return `${day}/${month}/${year}\u00a0${clockTime(at, language).replace('\u00a0h\u00a0', ':').padStart(5, '0')}`;
}

/** The school's calendar day at an instant, `2026-11-21`. */
export function schoolDay(at: Date): string {
  const { day, month, year } = parts('en', { day: '2-digit', month: '2-digit', year: 'numeric' }, at);
  return `${year}-${month}-${day}`;
}

/** The instant at which a school's calendar day begins, also on the days the clocks change. */
export function startOfSchoolDay(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  for (const hours of [1, 2, 0]) {
    const candidate = new Date(utc - hours * 3_600_000);
    const { hour } = parts('en', { hour: '2-digit', hour12: false }, candidate);
    if (schoolDay(candidate) === day && Number(hour) % 24 === 0) return candidate;
  }
  return new Date(utc);
}

/** The calendar day so many days later (or, negative, before). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole numbers by the language's rule: « 1 248 », “1,248”. */
export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(tags[language]).format(value);
}

/** « il y a 3 minutes », “3 minutes ago”; after six days the date. */
export function relativeTime(at: Date, language: Language, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(tags[language], { numeric: 'auto' });
  const past = Math.abs(seconds);
  if (past < 45) return language === 'fr' ? 'à l’instant' : 'just now';
  if (past < 3_600) return relative.format(Math.round(seconds / 60), 'minute');
  if (past < 86_400) return relative.format(Math.round(seconds / 3_600), 'hour');
  if (past < 6 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day');
  return longDate(at, language);
}

/** A list in words: « Tom, Anne et Lou », “Tom, Anne and Lou”. */
export function listOf(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(tags[language], { type: 'conjunction' }).format(items);
}

/** A size in the language's units: « 3,4 Mo », “3.4 MB”. */
export function fileSize(bytes: number, language: Language): string {
  const units = language === 'fr' ? ['octets', 'ko', 'Mo', 'Go'] : ['bytes', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(tags[language], { maximumFractionDigits: digits }).format(value)}\u00a0${units[unit]}`;
}

import type { Civility } from '@loge/contracts';

/** Control characters but for tabs and line ends, and halves of surrogate pairs. */
const noText = /(?![\t\n\r])[\p{Cc}\p{Surrogate}]/gu;

/**
 * A text without spaces around, or nothing where there is none. What is no text is left out of it rather than held
 * against its record: directories that went through a wrong encoding once are full of control characters, and no
 * person shall be missing for one.
 */
export const filled = (text: string | undefined): string | undefined =>
  text?.replace(noText, '').trim() || undefined;

/** The civility a directory writes as `M.`, `Mme`, `MLLE`, `Monsieur` …; nothing for any other. */
export function civility(text: string | undefined): Civility | undefined {
  switch (text?.replace(/[^\p{L}]/gu, '').toUpperCase()) {
    case 'M':
    case 'MR':
    case 'MONSIEUR':
      return 'M';
    case 'MME':
    case 'MADAME':
      return 'MME';
    case 'MLLE':
    case 'MADEMOISELLE':
      return 'MLLE';
    default:
      return undefined;
  }
}

/** A calendar day written `dd/mm/yyyy` or `yyyy-mm-dd`, as ISO 8601; `invalid` when it is neither. */
export function calendarDay(text: string): string | 'invalid' {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const iso = french ? `${french[3]}-${french[2]}-${french[1]}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return 'invalid';
  const day = new Date(`${iso}T00:00:00Z`);
  // A day that no month has, such as the 31st of June, comes back as another one.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) && iso >= '1850' ? iso : 'invalid';
}

/** An object without its undefined fields, so that equal things are equal as JSON and as stored. */
export function compact<T extends object>(object: T): T {
  // Leaving out optional fields that are undefined keeps the type.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './format.js';
import { frenchSpaces } from './typography.js';

/** A catalogue: nested keys, ICU messages. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** Every key of a catalogue, dotted: `errors.FORBIDDEN`. */
export type KeyOf<C> = {
  [K in keyof C & string]: C[K] extends string ? K : `${K}.${KeyOf<C[K]>}`;
}[keyof C & string];

/** A catalogue with the same keys in another language. */
export type SameKeys<C> = { readonly [K in keyof C]: C[K] extends string ? string : SameKeys<C[K]> };

/** The messages of a catalogue by dotted key, in the language's typography. */
export function flatten(catalogue: Catalogue, language: Language, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') flat.set(prefix + key, language === 'fr' ? frenchSpaces(value) : value);
    else for (const entry of flatten(value, language, `${prefix}${key}.`)) flat.set(...entry);
  }
  return flat;
}

const compiled = new Map<string, IntlMessageFormat>();

/** The message made ready to be filled in; each is parsed once. */
export function compile(message: string, language: Language): IntlMessageFormat {
  const key = language + message;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(message, language);
    compiled.set(key, format);
  }
  return format;
}

/** What can fill a message in. */
export type Values = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** The message with its values, as text. */
export function fill(message: string, language: Language, values: Values = {}): string {
  if (!message.includes('{')) return message;
  return String(compile(message, language).format<string>(values as Record<string, string>));
}

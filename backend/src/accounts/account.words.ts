import { normaliseLogin } from './login.js';

/** Text without accents, ligatures and case, so that what is typed and what is written can be compared. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o');
}

/** The different words of a text, folded; what is neither a letter nor a digit parts them. */
export function words(text: string): string[] {
  return [...new Set(folded(text).split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
}

/**
 * The beginning of a text, of so many whole characters of at most 4 bytes. What PostgreSQL indexes must be short: it
 * takes no more than some 2,700 bytes.
 */
export function shortened(text: string, characters: number): string {
  return text.length <= characters ? text : [...text].slice(0, characters).join('');
}

/** An e-mail address as it is looked up. One that is longer than any address may be (RFC 5321 §4.5.3.1) is cut. */
export function comparedAddress(address: string): string {
  return shortened(normaliseLogin(address), 320);
}

/** What accounts are ordered by: family name, then given name, folded. */
export function sortKey(family: string, given: string): string {
  const key = (name: string) => shortened(words(name).join(' '), 200);
  return `${key(family)}\u0001${key(given)}`;
}

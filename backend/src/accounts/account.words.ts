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

/** What accounts are ordered by: family name, then given name, folded. */
export function sortKey(family: string, given: string): string {
  return `${words(family).join(' ')}\u0001${words(given).join(' ')}`;
}

/**
 * French typography for a message written with ordinary spaces: the spaces before « : ; ? ! » and inside
 * guillemets do not break. Apostrophes are typed as they are to be read (’), since ICU gives ' a meaning.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;?!])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
    .replace(/ (\u2192|%|€)/g, '\u00a0$1');
}

export { frenchSpaces } from '../../french-spaces.js';

/** « de Tom », « d’Anne » : whether `de` loses its e before this name. */
export function elides(name: string): boolean {
  // h aspiré and mute cannot be told apart by rule; names keep « de » before h, which is never wrong to read.
  return /^[aeiouyàâäéèêëîïôöùûüœæ]/i.test(name.trim());
}

/** « au lycée … », « à l’école … », « à la cité … » : the word that leads to a school, by what it is. */
export function towardsSchool(name: string): string {
  return `à ${articleOf(name)}`.replace('à le ', 'au ');
}

/** « du lycée … », « de l’école … », « de la cité … ». */
export function ofSchool(name: string): string {
  return `de ${articleOf(name)}`.replace('de le ', 'du ');
}

function articleOf(name: string): string {
  if (/^(lyc[ée]e|coll[èe]ge|groupe|centre|cfa|clg|lgt|lp[oi]?)\b/iu.test(name)) return 'le ';
  if (/^([ée]cole|institut|institution|ensemble|externat|internat|[ée]tablissement)(?!\p{L})/iu.test(name))
    return 'l’';
  if (/^(cit[ée]|maison|section)(?!\p{L})/iu.test(name)) return 'la ';
  return 'l’établissement ';
}

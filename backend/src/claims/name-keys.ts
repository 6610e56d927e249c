import { createHash } from 'node:crypto';
import type { Civility, PersonName, PostalAddress } from '@loge/contracts';

/** As much of a person, as events keep it, as tells who it is in a school without keys (invariant 9). */
export interface NamedPerson {
  readonly name: PersonName;
  readonly civility?: Civility | undefined;
  /** `2009-03-14` */
  readonly birthDate?: string | undefined;
  readonly address?: PostalAddress | undefined;
}

/** A text as it is compared: no accents, upper case, one space for anything that is no letter or digit. */
export function comparable(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/*
 * What identifies people without join keys in their school, as claims of the kind `identity` hold it. It is made of
 * nothing but what events keep, so that the claims can be rebuilt from them.
 */

/** Birth name, first name and birth date. */
export const pupilKey = ({ name, birthDate }: NamedPerson): string =>
  key('P', birthName(name), name.given, birthDate);

/** Civility and names. */
export const teacherKey = (person: NamedPerson): string => key('T', ...civilityAndNames(person));

/** Civility and names, which alone do not tell one relative from another. */
export const relativeNamesKey = (person: NamedPerson): string => key('R', ...civilityAndNames(person));

/** Civility, names and postal address; nothing for a relative whose address is not known. */
export function relativeKey(person: NamedPerson): string | undefined {
  const { address } = person;
  if (!address?.street && !address?.town) return undefined;
  const place = [address.street, address.postcode, address.town].map(comparable).join(',');
  return `${relativeNamesKey(person)}|${place}`;
}

/** The most characters of an identity in full; no person has a longer one. */
const LONGEST = 300;

/**
 * What tells a person in files without keys, short enough to be compared and indexed: one that is longer than
 * any that people have is known by its digest.
 */
export function shortIdentity(identity: string): string {
  if (identity.length <= LONGEST) return identity;
  // The first letter tells the kinds of record apart; no identity in full has the second one.
  return `${identity.slice(0, 1)}#${createHash('sha256').update(identity).digest('hex')}`;
}

/** The letter keeps pupils, teachers and relatives apart. */
const key = (letter: 'P' | 'T' | 'R', ...parts: readonly (string | undefined)[]): string =>
  [letter, ...parts.map(comparable)].join('|');

const birthName = ({ birth, family }: PersonName): string => birth ?? family;

function civilityAndNames({ civility, name }: NamedPerson): (string | undefined)[] {
  const birth = birthName(name);
  return [civility, name.family === birth ? undefined : name.family, birth, name.given];
}

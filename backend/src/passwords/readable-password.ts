import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { normalisePassword } from './password-policy.js';

/**
 * Lower case letters and digits that nobody takes for one another on paper: of 0/o, 1/l/i, 2/z, 5/s, 6/b/8, 9/g/q,
 * u/v and vv/w, rn/m one at most. And no vowels, so that no words come about.
 */
const ALPHABET = 'cdfhjkmpqrtwxy23467';
const [GROUPS, GROUP] = [3, 4];

/**
 * A temporary password as it stands on paper, such as `wxh4-k7mp-t2rq`: 12 characters of 19, each drawn alike by the
 * system's CSPRNG, which makes nearly 51 bits.
 */
export function newReadablePassword(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * The one form in which temporary passwords are kept and compared: without hyphens, spaces and capitals, for people
 * type them off paper, on phones that begin with a capital.
 */
export const normaliseReadable = (typed: string): string =>
  normalisePassword(typed)
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, '');

/** Compares two texts in the same time wherever, and in how much, they differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** A temporary password as it stands on paper again, from the form in which it is kept. */
export const inGroups = (kept: string): string => kept.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'gu'), '$1-');

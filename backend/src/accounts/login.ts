import type { PersonName, Profile } from '@loge/contracts';

/** What a login is called when a name has no letter that a login may hold (Greek, Cyrillic, Arabic, none at all). */
const fallbacks: Readonly<Record<Profile, string>> = {
  PUPIL: 'eleve',
  RELATIVE: 'parent',
  TEACHER: 'enseignant',
  NON_TEACHING: 'personnel',
  LOCAL_AUTHORITY: 'agent',
  OTHER: 'compte',
};

/** Letters that Unicode does not take apart into a base letter and its marks. */
const ligatures: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

/** Longer names are cut: a login is typed by hand. */
const MAX_PART = 64;

function part(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[æœßøłđðþħıŋ]/gu, (letter) => ligatures[letter] ?? '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[^a-z0-9-]/gu, '')
    .replace(/-+/gu, '-')
    .slice(0, MAX_PART)
    .replace(/^-|-$/gu, '');
}

/**
 * The login a directory gives: `prenom.nom` in lower case, without accents, ligatures, spaces and apostrophes,
 * hyphens kept; only `[a-z0-9.-]`. A first name or a family name that leaves nothing is left out; when both leave
 * nothing, it is a word for the profile (`eleve`, `parent`, `enseignant`, …).
 */
export function loginBase(name: Pick<PersonName, 'given' | 'family'>, profile: Profile = 'OTHER'): string {
  return [part(name.given), part(name.family)].filter(Boolean).join('.') || fallbacks[profile];
}

/** The login of the n-th homonym: `jean.dupont`, `jean.dupont2`, `jean.dupont3`, … */
export function homonym(base: string, n: number): string {
  return n === 1 ? base : `${base}${n}`;
}

/** In UTF-16 units: nobody's login is half as long, however it was typed. */
const LONGEST_TYPED = 1_000;

/**
 * A login as it is compared and kept: without spaces around, NFC, lower case. What is too long to be one stays as it is:
 * ordering thousands of accents takes seconds, and anybody may send some.
 */
export function normaliseLogin(typed: string): string {
  return typed.length > LONGEST_TYPED ? typed : typed.trim().normalize('NFC').toLowerCase();
}

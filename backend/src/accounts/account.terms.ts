import type { AccountRow, AffiliationRow, RoleRow } from './account.rows.js';
import { statusOf } from './account.rows.js';
import { comparedAddress, folded, shortened, words } from './account.words.js';
import { storableText } from '../event-store/storable.js';

/**
 * What accounts are found by, all in one index, so that any of it can be asked together: each kind begins its terms.
 * Of places they tell any, ended ones too, and of each by itself: whoever asks for one place with several properties,
 * or for what is not shown of everybody, looks at the account too.
 */
const kinds = {
  /** A word of the family name, or of the one at birth. */
  family: 'f',
  /** A word of the given name. */
  given: 'g',
  /** A word of the login that no name begins with. */
  word: 'w',
  /** One that is a name and a number: of homonyms there are many, and only who types a number asks for them. */
  homonym: 'h',
  /** A whole login, a confirmed address too. */
  login: 'l',
  /** A whole address, of contact or confirmed. */
  address: 'a',
  /** The number of a join key. */
  key: 'k',
  /** Where there is a place, or a role is held. */
  school: 's',
  /** `<school>/<class>` */
  class: 'c',
  /** `<school>/<profile>` */
  part: 'p',
  profile: 't',
  /** Over which a role is held. */
  network: 'n',
  /** An `AccountStatus`. */
  status: 'x',
} as const;
export type TermKind = keyof typeof kinds;

/** PostgreSQL takes terms of at most 2,046 bytes. */
const LONGEST = 400;

const quoted = (kind: TermKind, text: string) =>
  `'${shortened(storableText(`${kinds[kind]}:${text}`), LONGEST).replace(/['\\]/g, '$&$&')}'`;

/** The `tsquery` for a term. */
export const term = (kind: TermKind, text: string): string => quoted(kind, text);

/** The `tsquery` for every term that begins so. */
export const beginning = (kind: TermKind, text: string): string => `${quoted(kind, text)}:*`;

/** The `tsquery` for one of these at least. */
export const anyTerm = (queries: readonly string[]): string => `(${queries.join(' | ')})`;

/** The number of a join key, which its academy stands before. */
export const keyNumber = (joinKey: string): string => joinKey.slice(joinKey.lastIndexOf('$') + 1);

/** A login or an address as it is looked up by its beginning, whatever its accents. */
export const comparedHandle = (typed: string): string => folded(comparedAddress(typed));

/** Everything an account is found by, as a `tsvector` is written. */
export function termsOf(
  account: Omit<AccountRow, 'terms'>,
  places: readonly AffiliationRow[],
  roles: readonly RoleRow[],
): string {
  const family = words(`${account.family} ${account.birth_name ?? ''}`);
  const given = words(account.given);
  const names = [...family, ...given];
  const others = words(account.login).filter((word) => !names.some((name) => name.startsWith(word)));
  const isHomonym = (word: string) => names.includes(word.replace(/\d+$/, ''));
  const keys = places.flatMap(({ join_key }) => (join_key === null ? [] : [keyNumber(join_key)]));
  const found: Readonly<Record<TermKind, readonly string[]>> = {
    family,
    given,
    word: others.filter((word) => !isHomonym(word)),
    homonym: others.filter(isHomonym),
    login: [account.login, ...account.confirmed].map(comparedHandle),
    address: account.addresses.map(comparedHandle),
    key: keys,
    school: [...places.map(({ school }) => school), ...roles.flatMap(({ schools }) => schools)],
    class: places.flatMap(({ school, classes }) => classes.map((code) => `${school}/${code}`)),
    part: places.map(({ school, profile }) => `${school}/${profile}`),
    profile: places.map(({ profile }) => profile),
    network: roles.flatMap(({ network }) => network ?? []),
    status: [statusOf(account)],
  };
  const terms = Object.entries(found).flatMap(([kind, texts]) =>
    // The keys of the record are the kinds.
    texts.filter(Boolean).map((text) => quoted(kind as TermKind, text)),
  );
  return terms.join(' ');
}

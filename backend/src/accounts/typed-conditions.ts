import { LogeError } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { anyTerm, beginning, comparedHandle, keyNumber, term } from './account.terms.js';
import { words } from './account.words.js';
import type { AccountFilter } from './commands.js';
import { affiliationWithin, inFullWithin, loginWithin, thereIs } from './within-reach.js';
import type { Parameters } from './within-reach.js';

/** Longer searches are not typed by people. */
const MAX_TYPED = 200;

/** What an account, `a`, must have. */
export interface Sought {
  /** Every one of these, each a `tsquery`: what it is looked up by. */
  readonly terms: string[];
  /** One of the two for each word typed, as a `tsquery`: a name that begins so, or else a login that does and is shown. */
  readonly words: { readonly name: string; readonly login: string }[];
  /** What else must hold of it. */
  readonly conditions: string[];
}

/** All terms, whether a login is shown or not. */
export const allTerms = ({ terms, words: typed }: Sought): string[] => [
  ...terms,
  ...typed.map(({ name, login }) => anyTerm([name, login])),
];

/** All terms where no login is shown. */
export const termsOfNames = ({ terms, words: typed }: Sought): string[] => [
  ...terms,
  ...typed.map(({ name }) => name),
];

/** The condition that all of these terms are an account's. */
export const hasTerms = (terms: readonly string[], parameters: Parameters): string =>
  `a.terms @@ ${parameters.add(terms.join(' & '))}::tsquery`;

/** Whether a filter has something that somebody typed to find a person by. */
export function isTyped({ search, family, given, login, email, joinKey }: AccountFilter): boolean {
  const typed = [search, family, given, login, email, joinKey]
    .map(typedText)
    .filter((text) => text !== undefined);
  return typed.some((text) => words(text).length > 0);
}

/**
 * Adds what somebody typed: none of it finds an account by what is not shown of it.
 * @throws LogeError `BAD_INPUT` for control characters, and what no person would type.
 */
export function seekTyped(sought: Sought, filter: AccountFilter, reach: Reach, parameters: Parameters): void {
  const search = typedText(filter.search);
  for (const word of search === undefined ? [] : wordsOf(search, sought)) {
    const numbered = /\d$/.test(word) ? [beginning('homonym', word)] : [];
    sought.words.push({
      name: anyTerm([beginning('family', word), beginning('given', word)]),
      login: anyTerm([beginning('word', word), ...numbered]),
    });
  }
  for (const kind of ['family', 'given'] as const) {
    const typed = typedText(filter[kind]);
    if (typed === undefined) continue;
    sought.terms.push(...wordsOf(typed, sought).map((word) => beginning(kind, word)));
  }
  const [login, email, joinKey] = [filter.login, filter.email, filter.joinKey].map(typedText);
  if (login !== undefined) {
    sought.terms.push(beginning('login', comparedHandle(login)));
    sought.conditions.push(loginWithin(reach, parameters));
  }
  if (email !== undefined) {
    sought.terms.push(beginning('address', comparedHandle(email)));
    sought.conditions.push(inFullWithin(reach, parameters));
  }
  if (joinKey !== undefined) {
    sought.terms.push(term('key', keyNumber(joinKey)));
    sought.conditions.push(hasJoinKey(joinKey, reach, parameters));
  }
}

/** What was typed into a field; nothing for one that was left empty. */
export function typedText(text: string | undefined): string | undefined {
  const typed = text?.trim() ?? '';
  if (typed.length > MAX_TYPED || hasControls(typed)) throw new LogeError('BAD_INPUT');
  return typed === '' ? undefined : typed;
}

/** The words typed, each of which must be found; something typed that no name could hold finds nobody. */
function wordsOf(typed: string, { conditions }: Sought): string[] {
  const found = words(typed);
  if (found.length === 0) conditions.push('false');
  return found;
}

/** The condition that a place within reach has this join key, or one of this number. */
function hasJoinKey(typed: string, reach: Reach, parameters: Parameters): string {
  const number = keyNumber(typed);
  // An academy is written in upper case; the number is as its directory has it.
  const academy = typed.slice(0, typed.length - number.length).toUpperCase();
  const key = parameters.add(`${academy}${number}`);
  const isIt = academy === '' ? `split_part(f.join_key, '$', -1) = ${key}` : `f.join_key = ${key}`;
  return thereIs(
    `read.affiliation f WHERE f.account = a.id AND ${isIt} AND ${affiliationWithin(reach, parameters)}`,
  );
}

/** The condition that one text of a list has, for each word typed, a word that begins so; whatever its accents. */
export function oneBeginsWith(list: string, typed: string, parameters: Parameters): string {
  const each = words(typed).map((word) => `one.folded ~ ${parameters.add(`\\m${word}`)}`);
  return `${list} <> '{}' AND EXISTS (SELECT 1 FROM (
    SELECT lower(regexp_replace(normalize(text, NFKD), '[\\u0300-\\u036f]', '', 'g')) AS folded
    FROM unnest(${list}) AS text) AS one WHERE ${each.join(' AND ') || 'false'})`;
}

import { LogeError } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { z } from 'zod';
import { storableText } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { activatedAccount, conditionsOf, seek } from './account-conditions.js';
import type { AccountFilter } from './commands.js';
import { anyTerm } from './account.terms.js';
import { allTerms, hasTerms, isTyped, termsOfNames } from './typed-conditions.js';
import { loginWithin } from './within-reach.js';
import type { Parameters } from './within-reach.js';

/** An account of a page. */
export interface AccountRow {
  readonly id: AccountId;
  readonly family: string;
  readonly given: string;
  readonly birth_name: string | null;
  readonly login: string;
  readonly active: boolean;
  readonly closed: boolean;
  readonly joined_to: AccountId | null;
  readonly activated: boolean;
  readonly sort_key: string;
}

/** A row of {@link accountSearch}: a page without accounts has one without `row`. */
export interface FoundRow {
  readonly row: AccountRow | null;
  /** How many there are on all pages together, counted up to 1,001. */
  readonly count: number;
}

/** Where a page begins, and how many accounts it has at most. */
interface Asked {
  readonly limit: number;
  readonly after: Cursor | undefined;
}

/** The statement for one page of the accounts that a filter finds; errors as {@link seek}. */
export function accountSearch(
  filter: AccountFilter,
  reach: Reach,
  asked: Asked,
  parameters: Parameters,
): string {
  const found = isTyped(filter)
    ? foundByTerms(filter, reach, asked, parameters)
    : foundInOrder(filter, reach, asked, parameters);
  // Of the accounts of the page alone it is asked what is shown of them.
  return `WITH ${found}
    SELECT counted.count, CASE WHEN a.id IS NOT NULL THEN jsonb_build_object(
      'id', a.id, 'family', a.family, 'given', a.given, 'birth_name', a.birth_name, 'sort_key', a.sort_key,
      'active', a.active, 'closed', a.closed, 'joined_to', a.joined_to, 'activated', ${activatedAccount},
      'login', CASE WHEN ${loginWithin(reach, parameters)} THEN a.login ELSE '' END) END AS row
    FROM counted LEFT JOIN page ON true LEFT JOIN read.account a ON a.id = page.id
    ORDER BY page.sort_key, page.id`;
}

/**
 * What somebody typed is looked up first, whole: beginnings of names lie side by side in the order of names, so that
 * whoever walked along it would pass by most people before the first one. What is to be looked at account by account
 * comes last, and ends with the page.
 */
function foundByTerms(filter: AccountFilter, reach: Reach, asked: Asked, parameters: Parameters): string {
  const sought = seek(filter, reach, parameters);
  const columns = 'a.id, a.sort_key, a.active, a.closed, a.joined_to, a.activated_at';
  const having = (terms: readonly string[]) =>
    `SELECT ${columns} FROM read.account a WHERE ${hasTerms(terms, parameters)}`;
  // Few are found by a word of their login alone. Only that word is looked up: `IS TRUE` keeps the rest out of the index.
  const byLogin = () =>
    `${having([anyTerm(sought.words.map(({ login }) => login))])} AND (${hasTerms(allTerms(sought), parameters)}) IS TRUE
     AND NOT ${hasTerms(termsOfNames(sought), parameters)} AND ${loginWithin(reach, parameters)}`;
  const matched =
    sought.words.length === 0 || reach.kind === 'everything'
      ? having(allTerms(sought))
      : `${having(termsOfNames(sought))} UNION ALL ${byLogin()}`;
  const holds = sought.conditions.join(' AND ');
  return `matched AS MATERIALIZED (${matched}),
    counted AS MATERIALIZED (
      SELECT count(*)::int AS count FROM (SELECT FROM matched a WHERE ${holds} LIMIT 1001) AS few),
    page AS MATERIALIZED (
      SELECT a.id, a.sort_key FROM (SELECT * FROM matched a WHERE ${follows(asked, parameters)} ORDER BY sort_key, id) a
      WHERE ${holds} LIMIT ${parameters.add(asked.limit)})`;
}

/** Everybody of some school, profile, state …: who comes next in the order of names is soon one of them. */
function foundInOrder(filter: AccountFilter, reach: Reach, asked: Asked, parameters: Parameters): string {
  const holds = conditionsOf(filter, reach, parameters).join(' AND ');
  return `counted AS MATERIALIZED (
      SELECT count(*)::int AS count FROM (SELECT FROM read.account a WHERE ${holds} LIMIT 1001) AS few),
    page AS MATERIALIZED (
      SELECT a.id, a.sort_key FROM read.account a WHERE ${holds} AND ${follows(asked, parameters)}
      ORDER BY a.sort_key, a.id LIMIT ${parameters.add(asked.limit)})`;
}

function follows({ after }: Asked, parameters: Parameters): string {
  if (!after) return 'true';
  const [key, id] = after;
  return `(a.sort_key, a.id) > (${parameters.add(key)}, ${parameters.add(id)}::uuid)`;
}

const Cursor = z.tuple([z.string().refine((key) => storableText(key) === key), z.uuid()]);
type Cursor = z.infer<typeof Cursor>;

/** The place of an account in the list. */
export function writeCursor(place: Cursor): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws LogeError `BAD_INPUT` for what is no cursor. */
export function readCursor(cursor: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}

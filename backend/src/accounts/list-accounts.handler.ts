import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { hasControls, storableText } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { words } from './account.words.js';
import { ListAccounts } from './commands.js';
import { statusOf } from './account.rows.js';
import type { AccountFilter, AccountList, AccountStatus, AccountSummaryView } from './commands.js';
import { accountWithin, affiliationWithin, inFullWithin, Parameters, roleWithin } from './within-reach.js';

const MAX_PAGE = 100;
/** Longer searches are not typed by people. */
const MAX_SEARCH = 200;
/** Sorts after every letter: the end of a range of words with one beginning. */
const LAST = '\u{10ffff}';

interface Row {
  readonly id: AccountId;
  readonly family: string;
  readonly given: string;
  readonly birth_name: string | null;
  readonly login: string;
  readonly active: boolean;
  readonly closed: boolean;
  readonly joined_to: AccountId | null;
  readonly sort_key: string;
}

interface PlaceRow {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly classes: readonly string[];
}

@QueryHandler(ListAccounts)
export class ListAccountsHandler implements IQueryHandler<ListAccounts> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ filter, reach, page }: ListAccounts): Promise<AccountList> {
    const first = Math.min(Math.max(page.first, 1), MAX_PAGE);
    const after = page.after === undefined ? undefined : readCursor(page.after);
    const rows = await this.page(filter, reach, first + 1, after);
    const shown = rows.slice(0, first);
    const places = await this.places(shown, reach);
    return {
      accounts: shown.map((row) => summary(row, places)),
      cursors: shown.map(({ sort_key, id }) => writeCursor([sort_key, id])),
      hasNextPage: rows.length > first,
      countUpTo1001: await this.count(filter, reach),
    };
  }

  private page(
    filter: AccountFilter,
    reach: Reach,
    limit: number,
    after: Cursor | undefined,
  ): Promise<Row[]> {
    const parameters = new Parameters();
    const conditions = conditionsOf(filter, reach, parameters);
    if (after) {
      const [key, id] = after;
      conditions.push(`(a.sort_key, a.id) > (${parameters.add(key)}, ${parameters.add(id)}::uuid)`);
    }
    return this.database.query<Row[]>(
      `SELECT a.id, a.family, a.given, a.birth_name, a.active, a.closed, a.joined_to, a.sort_key,
              CASE WHEN ${inFullWithin(reach, parameters)} OR ${roleWithin(reach, parameters)} THEN a.login
                   ELSE '' END AS login
       FROM read.account a
       WHERE ${conditions.join(' AND ')} ORDER BY a.sort_key, a.id LIMIT ${parameters.add(limit)}`,
      parameters.values,
    );
  }

  private async count(filter: AccountFilter, reach: Reach): Promise<number> {
    const parameters = new Parameters();
    const conditions = conditionsOf(filter, reach, parameters);
    const rows = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM
       (SELECT 1 FROM read.account a WHERE ${conditions.join(' AND ')} LIMIT 1001) AS counted`,
      parameters.values,
    );
    return rows[0]?.count ?? 0;
  }

  private places(rows: readonly Row[], reach: Reach): Promise<PlaceRow[]> {
    const parameters = new Parameters();
    const ids = parameters.add(rows.map(({ id }) => id));
    return this.database.query<PlaceRow[]>(
      `SELECT f.account, f.school, f.profile, f.classes FROM read.affiliation f
       WHERE f.account = ANY(${ids}::uuid[]) AND f.current AND ${affiliationWithin(reach, parameters)}`,
      parameters.values,
    );
  }
}

const statusConditions: Readonly<Record<AccountStatus, string>> = {
  ACTIVE: 'a.joined_to IS NULL AND a.active AND NOT a.closed',
  DEPARTED: 'a.joined_to IS NULL AND NOT a.active AND NOT a.closed',
  CLOSED: 'a.joined_to IS NULL AND a.closed',
  JOINED: 'a.joined_to IS NOT NULL',
};

function conditionsOf(filter: AccountFilter, reach: Reach, parameters: Parameters): string[] {
  const conditions = searchConditions(filter.search ?? '', parameters);
  conditions.push(filter.status ? statusConditions[filter.status] : 'a.joined_to IS NULL');
  if (filter.class !== undefined && filter.school === undefined) throw new LogeError('BAD_INPUT');
  if (filter.class !== undefined && hasControls(filter.class)) throw new LogeError('BAD_INPUT');
  if (filter.school === undefined && filter.profile === undefined) {
    return [...conditions, accountWithin(reach, parameters)];
  }
  const place = ['f.account = a.id', affiliationWithin(reach, parameters)];
  if (filter.status === undefined || filter.status === 'ACTIVE') place.push('f.current');
  if (filter.school !== undefined) place.push(`f.school = ${parameters.add(filter.school)}`);
  if (filter.class !== undefined) place.push(`${parameters.add(filter.class)} = ANY(f.classes)`);
  if (filter.profile !== undefined) place.push(`f.profile = ${parameters.add(filter.profile)}`);
  return [...conditions, `EXISTS (SELECT 1 FROM read.affiliation f WHERE ${place.join(' AND ')})`];
}

/** Each word typed is the beginning of some word of the account. */
function searchConditions(search: string, parameters: Parameters): string[] {
  if (search.length > MAX_SEARCH || hasControls(search)) throw new LogeError('BAD_INPUT');
  if (search.trim() === '') return [];
  const typed = words(search);
  // Something was typed, but nothing that a name or a login could hold.
  if (typed.length === 0) return ['false'];
  return typed.map(
    (word) => `a.id IN (SELECT account FROM read.account_word
      WHERE word >= ${parameters.add(word)} AND word < ${parameters.add(word + LAST)})`,
  );
}

function summary({ id, family, given, birth_name, login, ...row }: Row, places: readonly PlaceRow[]) {
  const own = places.filter(({ account }) => account === id);
  const view: AccountSummaryView = {
    id,
    name: { family, given, ...(birth_name !== null && { birth: birth_name }) },
    displayName: `${given} ${family}`.trim(),
    login,
    status: statusOf(row),
    profiles: Profile.options.filter((profile) => own.some((place) => place.profile === profile)),
    schools: [...new Set(own.map(({ school }) => school))].sort(),
    classes: [...new Set(own.flatMap(({ classes }) => classes))].sort(),
  };
  return view;
}

const Cursor = z.tuple([z.string().refine((key) => storableText(key) === key), z.uuid()]);
type Cursor = z.infer<typeof Cursor>;

function writeCursor(place: Cursor): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor(cursor: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}

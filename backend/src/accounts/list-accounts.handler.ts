import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { storableText } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { activatedAccount, conditionsOf } from './account-conditions.js';
import { ListAccounts } from './commands.js';
import { statusOf } from './account.rows.js';
import type { AccountFilter, AccountList, AccountSummaryView } from './commands.js';
import { affiliationWithin, inFullWithin, Parameters, roleWithin } from './within-reach.js';

const MAX_PAGE = 100;
interface Row {
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
              ${activatedAccount} AS activated,
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

function summary({ id, family, given, birth_name, login, ...row }: Row, places: readonly PlaceRow[]) {
  const own = places.filter(({ account }) => account === id);
  const view: AccountSummaryView = {
    id,
    name: { family, given, ...(birth_name !== null && { birth: birth_name }) },
    displayName: `${given} ${family}`.trim(),
    login,
    status: statusOf(row),
    activated: row.activated,
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

import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Profile } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { Reach } from '../rights/rights.js';
import { accountSearch, readCursor, writeCursor } from './account-search.js';
import type { AccountRow, FoundRow } from './account-search.js';
import { ListAccounts } from './commands.js';
import { statusOf } from './account.rows.js';
import type { AccountList, AccountSummaryView } from './commands.js';
import { affiliationWithin, Parameters } from './within-reach.js';

const MAX_PAGE = 100;
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
    const parameters = new Parameters();
    const sql = accountSearch(filter, reach, { limit: first + 1, after }, parameters);
    const found = await this.database.query<FoundRow[]>(sql, parameters.values);
    const rows = found.flatMap(({ row }) => row ?? []);
    const shown = rows.slice(0, first);
    const places = await this.places(shown, reach);
    return {
      accounts: shown.map((row) => summary(row, places)),
      cursors: shown.map(({ sort_key, id }) => writeCursor([sort_key, id])),
      hasNextPage: rows.length > first,
      countUpTo1001: found[0]?.count ?? 0,
    };
  }

  private places(rows: readonly AccountRow[], reach: Reach): Promise<PlaceRow[]> {
    const parameters = new Parameters();
    const ids = parameters.add(rows.map(({ id }) => id));
    return this.database.query<PlaceRow[]>(
      `SELECT f.account, f.school, f.profile, f.classes FROM read.affiliation f
       WHERE f.account = ANY(${ids}::uuid[]) AND f.current AND ${affiliationWithin(reach, parameters)}`,
      parameters.values,
    );
  }
}

function summary({ id, family, given, birth_name, login, ...row }: AccountRow, places: readonly PlaceRow[]) {
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

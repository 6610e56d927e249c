import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type * as Api from '@loge/contracts/schema';
import { ListAccounts, accountFilterOf } from '../../accounts/commands.js';
import type { Reach } from '../../rights/rights.js';
import { SchoolNames } from '../../schools/commands.js';
import { LastSignIn } from '../commands.js';
import type { AccountLine } from './accounts-listing.js';
import type { Pages } from './listing.js';

/** As many as a page of the list may have. */
const TOGETHER = 100;

/** Reads the accounts of an export as the list has them. */
@Injectable()
export class AccountPages {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** How many there are, counted up to 1,001. @throws LogeError `BAD_INPUT` for a filter that makes no sense. */
  async count(filter: Api.AccountFilter, reach: Reach): Promise<number> {
    const query = new ListAccounts(accountFilterOf(filter), reach, { first: 1 });
    return (await this.queries.execute(query)).countUpTo1001;
  }

  /** The accounts, by name. */
  async *of(filter: Api.AccountFilter, reach: Reach): Pages<AccountLine> {
    const asked = accountFilterOf(filter);
    for (let after: string | undefined; ;) {
      const page = { first: TOGETHER, ...(after !== undefined && { after }) };
      const { accounts, cursors, hasNextPage } = await this.queries.execute(
        new ListAccounts(asked, reach, page),
      );
      const [signIns, schools] = await Promise.all([
        this.queries.execute(new LastSignIn(accounts.map(({ id }) => id))),
        this.queries.execute(new SchoolNames([...new Set(accounts.flatMap((one) => one.schools))])),
      ]);
      yield accounts.map((account) => ({
        account,
        // Shown where the login is: not of whoever has left for elsewhere.
        lastSignInAt: account.login === '' ? null : (signIns.get(account.id) ?? null),
        schools,
      }));
      after = cursors.at(-1);
      if (!hasNextPage || after === undefined) return;
    }
  }
}

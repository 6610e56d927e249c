import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type * as Api from '@loge/contracts/schema';
import { AccountStanding } from '../accounts/commands.js';
import { CurrentViewer, SignedInOnly } from '../rights/declarations.js';
import { nowhere } from '../rights/rights.js';
import type { Viewer } from '../rights/rights.js';
import { Timeline } from './commands.js';
import { connectionView } from './journal.view.js';
import type { JournalConnectionView } from './journal.view.js';

/** « Mon historique »: what is about or by oneself, whatever roles one holds. Reading it is not recorded. */
@Resolver()
export class HistoryResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('myHistory')
  @SignedInOnly()
  async myHistory(
    @Args() page: Api.QueryMyHistoryArgs,
    @CurrentViewer() { account }: Viewer,
  ): Promise<JournalConnectionView> {
    const { joined } = await this.queries.execute(new AccountStanding(account));
    return connectionView(await this.queries.execute(new Timeline(account, page, nowhere, account, joined)));
  }
}

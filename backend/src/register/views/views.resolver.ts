import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type * as Api from '@loge/contracts/schema';
import { CurrentViewer, SignedInOnly } from '../../rights/declarations.js';
import type { Viewer } from '../../rights/rights.js';
import { DeleteView, SaveView, SavedViews } from './commands.js';
import { checkedView } from './saved-view.js';

/** One's own views of the pages. What they show is asked for by whoever opens them, within their rights of that day. */
@Resolver()
export class ViewsResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('savedViews')
  @SignedInOnly()
  savedViews(
    @Args('page') page: Api.ViewPage,
    @CurrentViewer() { account }: Viewer,
  ): Promise<readonly Api.SavedView[]> {
    return this.queries.execute(new SavedViews(account, page));
  }

  @Mutation('saveView')
  @SignedInOnly()
  saveView(
    @Args('input') input: Api.SaveViewInput,
    @CurrentViewer() { account }: Viewer,
  ): Promise<Api.SavedView> {
    return this.commands.execute(new SaveView(account, checkedView(input), input.replace ?? false));
  }

  @Mutation('deleteView')
  @SignedInOnly()
  async deleteView(@Args('id') id: string, @CurrentViewer() { account }: Viewer): Promise<Api.DeletedView> {
    await this.commands.execute(new DeleteView(account, id));
    return { id };
  }
}

import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError, SessionId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, CurrentViewer, Requires, SignedInOnly } from '../rights/declarations.js';
import { withReason } from '../rights/reason.js';
import type { Viewer } from '../rights/rights.js';
import { DisputeActivity, EndSessions, EndSessionsOfAccount, SessionsOf } from './commands.js';
import type { OpenSession } from './commands.js';

type Session = Omit<OpenSession, 'session'> & { readonly id: SessionId };

/** The browsers that are signed in, and ending them. */
@Resolver()
export class MySessionsResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('mySessions')
  @SignedInOnly()
  async mySessions(@CurrentViewer() viewer: Viewer, @CurrentContext() context: Context): Promise<Session[]> {
    const open = await this.queries.execute(new SessionsOf(viewer.account, context.clock(), viewer.session));
    return open.map(({ session, ...shown }) => ({ id: session, ...shown }));
  }

  @Mutation('endSession')
  @SignedInOnly()
  endSession(
    @Args('id') id: string,
    @CurrentViewer() { account }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.EndSessionsResult> {
    const only = SessionId.safeParse(id);
    if (!only.success) throw new LogeError('NOT_FOUND');
    return this.commands.execute(new EndSessions(account, 'ENDED_BY_OWNER', context, { only: only.data }));
  }

  @Mutation('endOtherSessions')
  @SignedInOnly()
  endOtherSessions(
    @CurrentViewer() { account, session }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.EndSessionsResult> {
    return this.commands.execute(new EndSessions(account, 'ENDED_BY_OWNER', context, { except: session }));
  }

  @Mutation('disputeActivity')
  @SignedInOnly()
  disputeActivity(
    @Args('event') event: string,
    @CurrentViewer() { account, session }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.EndSessionsResult> {
    return this.commands.execute(new DisputeActivity(account, session, event, context));
  }

  @Mutation('endSessionsOfAccount')
  @Requires('MANAGE_ACCOUNTS')
  endSessionsOfAccount(
    @Args('input') { account, reason }: Api.AccountActInput,
    @CurrentContext() context: Context,
  ): Promise<Api.EndSessionsResult> {
    const whose = AccountId.safeParse(account);
    if (!whose.success) throw new LogeError('NOT_FOUND');
    return this.commands.execute(new EndSessionsOfAccount(whose.data, withReason(context, reason)));
  }
}

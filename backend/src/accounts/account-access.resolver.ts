import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type { SessionId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { CurrentContext, CurrentPerson, Requires } from '../rights/declarations.js';
import { withReason } from '../rights/reason.js';
import type { Viewer } from '../rights/rights.js';
import { SessionsOf } from '../sessions/commands.js';
import type { OpenSession } from '../sessions/commands.js';
import { ACCOUNTS } from './account.projection.js';
import { CloseAccount, CredentialsOf, ReopenAccount } from './commands.js';
import type { CredentialsView } from './commands.js';

/** An account as its own resolver answered it. */
interface ShownAccount {
  readonly id: AccountId;
  readonly inFull: boolean;
}
type Session = Omit<OpenSession, 'session'> & { readonly id: SessionId };

/** What lets somebody in: credentials, sessions, and whether the account is open at all. */
@Resolver('Account')
export class AccountAccessResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @ResolveField('credentials')
  async credentials(
    @Parent() { id, inFull }: ShownAccount,
    @CurrentContext() context: Context,
  ): Promise<CredentialsView | null> {
    return inFull ? this.queries.execute(new CredentialsOf(id, context.clock())) : null;
  }

  @ResolveField('sessions')
  async sessions(
    @Parent() { id, inFull }: ShownAccount,
    @CurrentContext() context: Context,
    @CurrentPerson() viewer: Viewer | undefined,
  ): Promise<Session[] | null> {
    if (!inFull) return null;
    const open = await this.queries.execute(new SessionsOf(id, context.clock(), viewer?.session));
    return open.map(({ session, ...shown }) => ({ id: session, ...shown }));
  }

  @Mutation('closeAccount')
  @Requires('MANAGE_ACCOUNTS')
  async closeAccount(
    @Args('input') { account, reason }: Api.AccountActInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    return this.done(new CloseAccount(accountOf(account), withReason(context, reason)));
  }

  @Mutation('reopenAccount')
  @Requires('MANAGE_ACCOUNTS')
  async reopenAccount(
    @Args('input') { account, reason }: Api.AccountActInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    return this.done(new ReopenAccount(accountOf(account), withReason(context, reason)));
  }

  private async done(command: CloseAccount | ReopenAccount): Promise<Api.AccountActResult> {
    const { position } = await this.commands.execute(command);
    return { account: command.account, pending: !(await this.runner.waitFor(position, [ACCOUNTS])) };
  }
}

/** @throws LogeError `NOT_FOUND` for what is no account's id. */
function accountOf(id: string): AccountId {
  const read = AccountId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}

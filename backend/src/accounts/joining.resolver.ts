import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { CurrentContext, CurrentViewer, Requires, SignedInOnly } from '../rights/declarations.js';
import { withReason } from '../rights/reason.js';
import type { Viewer } from '../rights/rights.js';
import { SchoolById } from '../schools/commands.js';
import { ACCOUNTS } from './account.projection.js';
import { JoinAccountsOfPerson, JoinOwnAccounts, JoinableAccountsOf, PartAccounts } from './commands.js';

/** Nobody has more accounts to join at once. */
const MOST_AT_ONCE = 20;

/** Two accounts that are one person: proposed to their owner, joined and parted. */
@Resolver()
export class JoiningResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Query('joinableAccounts')
  @SignedInOnly()
  async joinableAccounts(@CurrentViewer() { account }: Viewer): Promise<Api.JoinableAccount[]> {
    const found = await this.queries.execute(new JoinableAccountsOf(account));
    const named = found.flatMap(({ places }) => places.map(({ school }) => school));
    const schools = await this.queries.execute(new SchoolById([...new Set(named)]));
    return found.map(({ account: id, displayName, places }) => ({
      id,
      displayName,
      places: places.map(({ school, profile, classes }) => ({
        ...{ school, profile, classes: [...classes] },
        schoolName: schools.get(school)?.record.name ?? school,
      })),
    }));
  }

  @Mutation('joinAccounts')
  @SignedInOnly()
  async joinAccounts(
    @Args('accounts') accounts: readonly string[],
    @CurrentViewer() { account, sessionExpiresAt }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<{ readonly me: { readonly id: AccountId; readonly sessionExpiresAt: Date } }> {
    if (accounts.length > MOST_AT_ONCE) throw new LogeError('BAD_INPUT');
    const others = accounts.map((id) => accountOf(id, 'ACCOUNTS_NOT_JOINABLE'));
    await this.commands.execute(new JoinOwnAccounts(account, others, context));
    return { me: { id: account, sessionExpiresAt } };
  }

  @Mutation('joinAccountsOfPerson')
  @Requires('MANAGE_ACCOUNTS')
  joinAccountsOfPerson(
    @Args('input') input: Api.JoinAccountsInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    const { standing, joined } = bothOf(input);
    return this.done(new JoinAccountsOfPerson(standing, joined, withReason(context, input.reason)));
  }

  @Mutation('partAccounts')
  @Requires('MANAGE_ACCOUNTS')
  partAccounts(
    @Args('input') input: Api.JoinAccountsInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    const { standing, joined } = bothOf(input);
    return this.done(new PartAccounts(standing, joined, withReason(context, input.reason)));
  }

  private async done(command: JoinAccountsOfPerson | PartAccounts): Promise<Api.AccountActResult> {
    const { position } = await this.commands.execute(command);
    return { account: command.standing, pending: !(await this.runner.waitFor(position, [ACCOUNTS])) };
  }
}

const bothOf = ({ standing, joined }: Api.JoinAccountsInput) => ({
  standing: accountOf(standing, 'NOT_FOUND'),
  joined: accountOf(joined, 'NOT_FOUND'),
});

/** @throws LogeError as told, for what is no account's id. */
function accountOf(id: string, otherwise: 'NOT_FOUND' | 'ACCOUNTS_NOT_JOINABLE'): AccountId {
  const read = AccountId.safeParse(id);
  if (!read.success) throw new LogeError(otherwise);
  return read.data;
}

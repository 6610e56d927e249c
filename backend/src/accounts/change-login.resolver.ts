import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { CurrentContext, Requires } from '../rights/declarations.js';
import { withReason } from '../rights/reason.js';
import { ACCOUNTS } from './account.projection.js';
import { ChangeLogin } from './commands.js';

/** « Modifier le login » (KO-12). */
@Resolver()
export class ChangeLoginResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Mutation('changeLogin')
  @Requires('MANAGE_CREDENTIALS')
  async changeLogin(
    @Args('input') { account, login: typed, reason }: Api.ChangeLoginInput,
    @CurrentContext() context: Context,
  ): Promise<Api.ChangedLogin> {
    const id = AccountId.safeParse(account);
    if (!id.success) throw new LogeError('NOT_FOUND');
    const command = new ChangeLogin(id.data, typed, withReason(context, reason));
    const { displayName, login, position } = await this.commands.execute(command);
    const pending = !(await this.runner.waitFor(position, [ACCOUNTS]));
    return { account: id.data, displayName, login, pending };
  }
}

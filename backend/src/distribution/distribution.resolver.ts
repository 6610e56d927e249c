import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, Requires } from '../rights/declarations.js';
import { withReason } from '../rights/reason.js';
import { RegeneratePassword } from './commands.js';

/** Giving people their credentials. */
@Resolver()
export class DistributionResolver {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Mutation('regeneratePassword')
  @Requires('MANAGE_CREDENTIALS')
  async regeneratePassword(
    @Args('input') { account, reason }: Api.AccountActInput,
    @CurrentContext() context: Context,
  ): Promise<Api.TemporaryCredentials> {
    const id = AccountId.safeParse(account);
    if (!id.success) throw new LogeError('NOT_FOUND');
    const command = new RegeneratePassword(id.data, withReason(context, reason));
    const { expiresAt, ...credentials } = await this.commands.execute(command);
    return { ...credentials, expiresAt: expiresAt.toISOString() };
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { AccountId, SignInMethod } from '@loge/contracts';
import { ActivateAccount } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { describeFault } from '../rights/faults.js';
import type { OwnAccount } from './own-account.js';

/** Records an account's first sign-in in each way. */
@Injectable()
export class FirstSignIn {
  private readonly logger = new Logger('Sessions');

  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The person is signed in already: a failure here is logged, and the next sign-in makes it good. */
  async record(account: AccountId, own: OwnAccount, by: SignInMethod, context: Context): Promise<void> {
    if (own.activated.includes(by)) return;
    try {
      const owner = { ...context, actor: { kind: 'ACCOUNT' as const, id: account } };
      await this.commands.execute(new ActivateAccount(account, by, owner));
    } catch (error) {
      this.logger.error({ correlationId: context.correlationId, ...describeFault(error) });
    }
  }
}

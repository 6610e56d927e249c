import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { ActivateAccount } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { describeFault } from '../rights/faults.js';
import { ownAccountFold } from './own-account.js';

/** Records an account's first sign-in. */
@Injectable()
export class FirstSignIn {
  private readonly logger = new Logger('Sessions');

  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  /** The person is signed in already: a failure here is logged, and the next sign-in makes it good. */
  async record(account: AccountId, context: Context): Promise<void> {
    try {
      if ((await this.streams.load(accountStream(account), ownAccountFold)).state.activated) return;
      const own = { ...context, actor: { kind: 'ACCOUNT' as const, id: account } };
      await this.commands.execute(new ActivateAccount(account, 'PASSWORD', own));
    } catch (error) {
      this.logger.error({ correlationId: context.correlationId, ...describeFault(error) });
    }
  }
}

import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { LockLegacyLogins } from './commands.js';
import { lockLegacyLogins } from './legacy-login.js';
import { legacyFold } from './legacy-state.js';

@CommandHandler(LockLegacyLogins)
export class LockLegacyLoginsHandler implements ICommandHandler<LockLegacyLogins> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, cause, context }: LockLegacyLogins): Promise<void> {
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    await this.streams.change(accountStream(account), legacyFold, context, (state) =>
      lockLegacyLogins({ cause }, state).map((event) => ({ event, about })),
    );
  }
}

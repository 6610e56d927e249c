import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { Position } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { ManagingAuthority } from '../rights/commands.js';
import { LastAdministrator } from '../rights/last-administrator.js';
import { closeAccount, closingFold, reopenAccount } from './closing.js';
import { CloseAccount, ReopenAccount } from './commands.js';

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LastAdministrator) private readonly lastAdministrator: LastAdministrator,
  ) {}

  execute({ account, context }: CloseAccount): Promise<{ position: Position }> {
    return this.lastAdministrator.heeding(account, async (othersRule) => {
      const authority = await this.queries.execute(new ManagingAuthority(context));
      const asked = { account, reason: context.reason, othersRule };
      return this.streams.change(accountStream(account), closingFold, context, (state) =>
        closeAccount(asked, authority, state),
      );
    });
  }
}

@CommandHandler(ReopenAccount)
export class ReopenAccountHandler implements ICommandHandler<ReopenAccount> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ account, context }: ReopenAccount): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    return this.streams.change(accountStream(account), closingFold, context, (state) =>
      reopenAccount({ account, reason: context.reason }, authority, state),
    );
  }
}

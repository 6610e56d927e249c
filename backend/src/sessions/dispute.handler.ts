import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { EventId, LogeError, accessStream } from '@loge/contracts';
import { LockLegacyLogins } from '../legacy-login/commands.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { RequirePasswordChange } from '../passwords/commands.js';
import { JournalEntries } from '../register/commands.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { nowhere } from '../rights/rights.js';
import { DisputeActivity, EndSessions } from './commands.js';

/** « Ce n'était pas moi »: whoever it was is out at once, and whoever knows the password can only change it. */
@CommandHandler(DisputeActivity)
export class DisputeActivityHandler implements ICommandHandler<DisputeActivity> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
  ) {}

  async execute({ account, session, event, context }: DisputeActivity) {
    const disputed = EventId.safeParse(event);
    if (!disputed.success) throw new LogeError('NOT_FOUND');
    const theirs = await this.queries.execute(new JournalEntries([disputed.data], nowhere, account));
    if (!theirs.has(disputed.data)) throw new LogeError('NOT_FOUND');

    const schools = await schoolsOfAccount(this.streams, account);
    const recorded = await this.streams.record(accessStream(account), context, [
      {
        event: { type: 'ActivityDisputed', data: { event: disputed.data } },
        about: { subject: account, schools, causationId: disputed.data },
      },
    ]);
    await this.retention.keep(accessStream(account), recorded);
    await this.commands.execute(new RequirePasswordChange(account, 'DISPUTED', context));
    // Who has no password to change has an old login at most, which can only be shut.
    await this.commands.execute(new LockLegacyLogins(account, 'DISPUTED', context));
    return this.commands.execute(new EndSessions(account, 'DISPUTED', context, { except: session }));
  }
}

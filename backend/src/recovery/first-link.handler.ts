import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { Addressees } from './addressees.js';
import { FirstLinksFor, MakeFirstLink } from './commands.js';
import type { FirstLink, FirstLinkStanding } from './commands.js';
import { RecoveryLinks } from './recovery-links.js';
import { firstLinkStanding, recoveryFold } from './recovery.js';
import type { RecoveryState } from './recovery.js';

@CommandHandler(MakeFirstLink)
export class MakeFirstLinkHandler implements ICommandHandler<MakeFirstLink> {
  constructor(
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(RecoveryLinks) private readonly links: RecoveryLinks,
  ) {}

  async execute({ account, campaign, context }: MakeFirstLink): Promise<FirstLink | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee || addressee.signsInElsewhere) return undefined;
    const { distribution, mail: asking } = campaign;
    const made = await this.links.makeFirst(account, { distribution, asking }, context);
    if (!made) return undefined;
    // Not the address, as elsewhere: a family shares one, and it becomes the login of whoever of them comes first.
    const { address, displayName, login } = addressee;
    return { ...made, address, displayName, login };
  }
}

@QueryHandler(FirstLinksFor)
export class FirstLinksForHandler implements IQueryHandler<FirstLinksFor> {
  constructor(@Inject(STREAMS) private readonly streams: Pick<Streams, 'changeMany'>) {}

  async execute({ accounts, context }: FirstLinksFor): Promise<ReadonlyMap<AccountId, FirstLinkStanding>> {
    const standings = new Map<AccountId, FirstLinkStanding>();
    // Changes that change nothing: thousands of streams are read, and opened, many together.
    const read = await this.streams.changeMany(
      accounts.map((account) => ({
        ...{ stream: accountStream(account), fold: recoveryFold, context },
        decide: (state: RecoveryState) => {
          standings.set(account, firstLinkStanding(state));
          return [];
        },
      })),
    );
    for (const result of read) if (result.status === 'rejected') throw result.reason;
    return standings;
  }
}

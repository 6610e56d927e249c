import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import { CLAIMS } from '../../claims/claims.js';
import type { Claims } from '../../claims/claims.js';
import { identityAt } from '../../claims/proven-claims.js';
import type { Position } from '../../event-store/port.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { ManagingAuthority } from '../../rights/commands.js';
import type { AccountState } from '../account-state.js';
import { closingFold } from '../closing.js';
import { addPlace, changeContacts, endPlace, requireMayGive } from './by-hand.js';
import { AddPlace, ChangeContacts, EndPlace } from './commands.js';
import { SchoolPeople } from './school-people.js';

@CommandHandler(ChangeContacts)
export class ChangeContactsHandler implements ICommandHandler<ChangeContacts> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ account, contacts, context }: ChangeContacts): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const asked = { account, contacts, reason: context.reason };
    return this.streams.change(accountStream(account), closingFold, context, (state) =>
      changeContacts(asked, authority, state),
    );
  }
}

@CommandHandler(AddPlace)
export class AddPlaceHandler implements ICommandHandler<AddPlace> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(SchoolPeople) private readonly people: SchoolPeople,
  ) {}

  async execute({ account, place, context }: AddPlace): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    requireMayGive(place, authority, context.reason);
    await this.people.requireThere(place);
    const asked = { account, place, reason: context.reason };
    return this.streams.change(accountStream(account), closingFold, context, async (state) => {
      const facts = addPlace(asked, authority, state);
      if (facts.length > 0) await this.claimIdentity(asked, state.account);
      return facts;
    });
  }

  /** By which files without join keys know somebody there of whom no directory knows one: in force at once. */
  private async claimIdentity({ account, place }: Pick<AddPlace, 'account' | 'place'>, state: AccountState) {
    const { createdBy, isMember, affiliations } = state;
    const hasKey = [...affiliations.values()].some(({ joinKey }) => joinKey !== undefined);
    const value = createdBy && isMember && !hasKey ? identityAt(state, place) : undefined;
    if (value && createdBy) await this.claims.takeMany([{ value, claimed: { account, event: createdBy } }]);
  }
}

@CommandHandler(EndPlace)
export class EndPlaceHandler implements ICommandHandler<EndPlace> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ account, place, context }: EndPlace): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const asked = { account, place, reason: context.reason };
    return this.streams.change(accountStream(account), closingFold, context, (state) =>
      endPlace(asked, authority, state),
    );
  }
}

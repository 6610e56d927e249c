import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import { CLAIMS } from '../../claims/claims.js';
import type { Claims } from '../../claims/claims.js';
import { identityAt } from '../../claims/proven-claims.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import type { Authority } from '../../rights/authority.js';
import { ManagingAuthority } from '../../rights/commands.js';
import { claimLogins } from '../claim-logins.js';
import { closingFold } from '../closing.js';
import { loginBase } from '../login.js';
import { underLoginClaim } from '../under-login-claim.js';
import { createByHand, requireMayGive } from './by-hand.js';
import { CreateAccountByHand } from './commands.js';
import type { MadeByHand } from './commands.js';
import { SchoolPeople } from './school-people.js';

@CommandHandler(CreateAccountByHand)
export class CreateAccountByHandHandler implements ICommandHandler<CreateAccountByHand> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(SchoolPeople) private readonly people: SchoolPeople,
  ) {}

  async execute(command: CreateAccountByHand): Promise<MadeByHand> {
    const { person, place, evenIfKnown, context } = command;
    const authority = await this.queries.execute(new ManagingAuthority(context));
    // Who may not, learns nothing of the school's people, and nothing is claimed.
    requireMayGive(place, authority, context.reason);
    return this.people.oneAtATime(async () => {
      await this.people.requireThere(place);
      const alike = evenIfKnown ? [] : await this.people.alike(person, place);
      if (alike.length > 0) throw new LogeError('ACCOUNT_RESEMBLES', { accounts: alike.join(' ') });
      return this.make(command, authority);
    });
  }

  private async make(
    { person, place, context }: CreateAccountByHand,
    authority: Authority,
  ): Promise<MadeByHand> {
    const claimed = { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
    // Files without join keys know the person by it in this school; somebody who is known so already stays it.
    const identity = identityAt(person, place);
    if (identity) await this.claims.takeMany([{ value: identity, claimed }]);
    const wanted = { claimed, base: loginBase(person.name, place.profile) };
    const login = (await claimLogins(this.claims, [wanted])).get(claimed.account);
    if (login === undefined) throw new Error('Everybody who asks gets a login.');
    const asked = { ...claimed, login, person, place, reason: context.reason };
    const made = await underLoginClaim(this.claims, login, claimed, (notAfter) =>
      this.streams.change(
        accountStream(claimed.account),
        closingFold,
        context,
        (state) => createByHand(asked, authority, state),
        { notAfter },
      ),
    );
    if (!made) throw new LogeError('CONFLICT');
    return { account: claimed.account, login, position: made.position };
  }
}

import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import { CLAIMS } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import type { Position } from '../event-store/port.js';
import { hasControls } from '../event-store/storable.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { accountFold, decide } from './account.js';
import type { AccountState } from './account.js';
import { ActivateAccount, ConfirmAddress, CreateAccount, EndAffiliations } from './commands.js';
import type { Departure } from './commands.js';
import { normaliseLogin } from './login.js';
import { underLoginClaim } from './under-login-claim.js';

@CommandHandler(CreateAccount)
export class CreateAccountHandler implements ICommandHandler<CreateAccount> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ person, context }: CreateAccount): Promise<{ account: AccountId; position: Position }> {
    const login = normaliseLogin(person.login);
    const texts = [login, ...Object.values(person.name), ...Object.values(person.contacts)];
    if (login === '' || texts.some(hasControls)) throw new LogeError('BAD_INPUT');
    const claimed = { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
    const { origin, name, contacts, schools = [] } = person;
    const command = { type: 'create', ...claimed, origin, name, contacts, login, schools } as const;
    const changed = await underLoginClaim(this.claims, login, claimed, (notAfter) =>
      this.streams.change(
        accountStream(claimed.account),
        accountFold,
        context,
        (state) => decide(command, state),
        { notAfter },
      ),
    );
    if (!changed) throw new LogeError('LOGIN_TAKEN');
    return { account: claimed.account, position: changed.position };
  }
}

@CommandHandler(ConfirmAddress)
export class ConfirmAddressHandler implements ICommandHandler<ConfirmAddress> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ account, address: typed, context }: ConfirmAddress): Promise<{ position: Position }> {
    const address = normaliseLogin(typed);
    if (address === '' || hasControls(address)) throw new LogeError('BAD_INPUT');
    const claimed = { account, event: EventId.parse(randomUUID()) };
    const confirm = (isLogin: boolean, notAfter?: Date) =>
      this.streams.change(
        accountStream(account),
        accountFold,
        context,
        (state) => decide({ type: 'confirm', ...claimed, address, isLogin }, state),
        { notAfter },
      );
    const asLogin = await underLoginClaim(this.claims, address, claimed, (notAfter) =>
      confirm(true, notAfter),
    );
    return asLogin ?? confirm(false);
  }
}

@CommandHandler(ActivateAccount)
export class ActivateAccountHandler implements ICommandHandler<ActivateAccount> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, by, context }: ActivateAccount): Promise<{ position: Position }> {
    return this.streams.change(accountStream(account), accountFold, context, (state) =>
      decide({ type: 'activate', account, by }, state),
    );
  }
}

@CommandHandler(EndAffiliations)
export class EndAffiliationsHandler implements ICommandHandler<EndAffiliations> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ departures, context }: EndAffiliations): Promise<{ ended: number }> {
    const byAccount = new Map<AccountId, Departure[]>();
    for (const departure of departures) {
      byAccount.set(departure.account, [...(byAccount.get(departure.account) ?? []), departure]);
    }
    return { ended: await this.end(byAccount, context) };
  }

  /** Of an account that leads to another, the places are that one's. */
  private async end(
    places: ReadonlyMap<AccountId, readonly Departure[]>,
    context: EndAffiliations['context'],
  ): Promise<number> {
    const led = new Map<AccountId, readonly Departure[]>();
    const results = await this.streams.changeMany(
      [...places].map(([account, ending]) => ({
        stream: accountStream(account),
        fold: accountFold,
        context,
        decide: (state: AccountState) => {
          const { joinedTo } = state;
          if (joinedTo) led.set(joinedTo, [...(led.get(joinedTo) ?? []), ...ending]);
          return joinedTo ? [] : decide({ type: 'end', account, places: ending }, state);
        },
      })),
    );
    let ended = led.size > 0 ? await this.end(led, context) : 0;
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
      ended += result.value.events.length;
    }
    return ended;
  }
}

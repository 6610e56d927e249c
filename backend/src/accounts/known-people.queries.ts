import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { CLAIMS, claimKey } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { accountFold } from './account.js';
import { loginsOf } from './account-state.js';
import { forEachBounded } from './bounded.js';
import { loginClaim } from './claim-logins.js';
import { AccountByLogin, AccountsByJoinKeys } from './commands.js';
import { joinKeyClaim } from './identities.js';
import { normaliseLogin } from './login.js';

@QueryHandler(AccountsByJoinKeys)
export class AccountsByJoinKeysHandler implements IQueryHandler<AccountsByJoinKeys> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ keys }: AccountsByJoinKeys): Promise<ReadonlyMap<string, AccountId>> {
    const wanted = [...new Set(keys)];
    const holders = await this.claims.holders(wanted.map(joinKeyClaim));
    const known = await forEachBounded(wanted, 32, async (key) => {
      const holder = holders.get(claimKey(joinKeyClaim(key)));
      if (!holder) return [];
      const inForce = await this.streams.holds(accountStream(holder.account), holder.event);
      return inForce ? [[key, holder.account] as const] : [];
    });
    return new Map(known.flat());
  }
}

@QueryHandler(AccountByLogin)
export class AccountByLoginHandler implements IQueryHandler<AccountByLogin> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ login }: AccountByLogin): Promise<AccountId | undefined> {
    const value = normaliseLogin(login);
    const holders = await this.claims.holders([loginClaim(value)]);
    const account = holders.get(claimKey(loginClaim(value)))?.account;
    if (!account) return undefined;
    // The stream decides: a claim of an interrupted attempt leads nowhere.
    const { state } = await this.streams.load(accountStream(account), accountFold);
    if (!state.createdBy || !loginsOf(state).includes(value)) return undefined;
    return state.joinedTo ?? account;
  }
}

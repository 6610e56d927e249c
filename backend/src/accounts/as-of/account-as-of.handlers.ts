import { Inject, Injectable } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Fold, Streams } from '../../event-store/streams.js';
import type { Reach } from '../../rights/rights.js';
import { SchoolNames } from '../../schools/commands.js';
import { placeKey } from '../account-state.js';
import { forEachBounded } from '../bounded.js';
import { AccountPage } from '../commands.js';
import type { AccountView } from '../commands.js';
import { accountThen, joinedThen } from './account-then.js';
import type { Sight } from './shown-then.js';
import { accountDifferences, schoolsNamed } from './differences.js';
import { AccountAsOf, AccountDifference } from './queries.js';
import type { AccountAsOfView } from './queries.js';

/** Streams read at once. */
const AT_ONCE = 8;

/** The life of an account is short enough to be read whole, once for all the instants it is asked as of. */
const allOfIt: Fold<readonly Recorded[]> = { initial: [], evolve: (events, event) => [...events, event] };

/** An account that somebody sees, with all that its stream holds. */
interface Seen {
  readonly events: readonly Recorded[];
  readonly sight: Sight;
  readonly present: AccountView['present'];
}

/** Reads accounts as they were. */
@Injectable()
export class AccountsThen {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** The account, for somebody within whose reach it is now. */
  async seen(id: AccountId, reach: Reach): Promise<Seen | undefined> {
    const view = await this.queries.execute(new AccountPage(id, reach));
    if (!view) return undefined;
    const { inFull, login, affiliations, present } = view;
    const places = new Set(affiliations.map(placeKey));
    return { events: await this.events(id), sight: { inFull, login: login !== '', places, reach }, present };
  }

  /** The account as it was. */
  async at(id: AccountId, at: Date, { events, sight }: Seen): Promise<ReturnType<typeof accountThen>> {
    const { standsFor } = joinedThen(events, at);
    const joined = await forEachBounded([...standsFor], AT_ONCE, async (other) => {
      const { activated, joinedTo } = joinedThen(await this.events(other), at);
      return activated && joinedTo === id ? [other] : [];
    });
    return accountThen(events, at, sight, new Set(joined.flat()));
  }

  /** The account that it led to then; `null` where it led to none, or to one that they do not see now. */
  async joinedTo(at: Date, { events }: Seen, reach: Reach): Promise<AccountId | null> {
    const { joinedTo } = joinedThen(events, at);
    if (!joinedTo) return null;
    return (await this.queries.execute(new AccountPage(joinedTo, reach))) ? joinedTo : null;
  }

  private async events(id: AccountId): Promise<readonly Recorded[]> {
    return (await this.streams.load(accountStream(id), allOfIt)).state;
  }
}

@QueryHandler(AccountAsOf)
export class AccountAsOfHandler implements IQueryHandler<AccountAsOf> {
  constructor(@Inject(AccountsThen) private readonly accounts: AccountsThen) {}

  async execute({ id, at, reach }: AccountAsOf): Promise<AccountAsOfView | undefined> {
    const seen = await this.accounts.seen(id, reach);
    const then = seen && (await this.accounts.at(id, at, seen));
    if (!then) return undefined;
    return { ...then, joinedTo: await this.accounts.joinedTo(at, seen, reach), present: seen.present };
  }
}

@QueryHandler(AccountDifference)
export class AccountDifferenceHandler implements IQueryHandler<AccountDifference> {
  constructor(
    @Inject(AccountsThen) private readonly accounts: AccountsThen,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ id, from, to, reach }: AccountDifference) {
    const seen = await this.accounts.seen(id, reach);
    if (!seen) return undefined;
    const before = (await this.accounts.at(id, from, seen))?.shown;
    const after = (await this.accounts.at(id, to, seen))?.shown;
    const names = await this.queries.execute(new SchoolNames(schoolsNamed(before, after)));
    return { changes: accountDifferences(before, after, names), present: seen.present };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { ManagingAuthority } from '../rights/commands.js';
import { closingFold } from './closing.js';
import type { ClosingState } from './closing.js';
import { JoinAccountsOfPerson, JoinOwnAccounts, PartAccounts } from './commands.js';
import { giveUp, leadTo, standAlone, takeIn } from './joining-facts.js';
import type { JoiningTold } from './joining-facts.js';
import { areJoined, isProposed, requireJoinable, requireMayDecide } from './joining.js';
import type { Joining, Pair } from './joining.js';

/**
 * Joins two accounts, one stream after the other: first the standing one has the places of both, then the other leads
 * to it. Decided from the streams alone, each at the revision it was read at.
 */
@Injectable()
export class AccountJoiner {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  /**
   * @param permit decides from the states of both whether they may be joined, and throws where they may not.
   * @throws LogeError those of `permit`; `ACCOUNTS_NOT_JOINABLE` when the other one is somebody else's, closed or given
   *   a role meanwhile: what the standing one has taken in is given up again.
   */
  async join(told: JoiningTold, context: Context, permit: (pair: Pair) => void): Promise<Position> {
    await this.takeIn(told, context, permit);
    try {
      const led = await this.streams.change(accountStream(told.joined), closingFold, context, (state) =>
        leadTo(told, state),
      );
      // What was told of it between the two reads: from now on imports tell the standing one.
      const added = led.events.length > 0 ? await this.takeIn(told, context) : led.position;
      return added > led.position ? added : led.position;
    } catch (error) {
      if (error instanceof LogeError && error.code === 'ACCOUNTS_NOT_JOINABLE') {
        await this.giveUp(told, context);
      }
      throw error;
    }
  }

  /** The standing account has the other's places no longer, as far as it is known to have taken them in. */
  async giveUp(
    told: Joining,
    context: Context,
    permit: (pair: Pair) => void = () => undefined,
  ): Promise<Position> {
    const joined = await this.load(told.joined);
    const { position } = await this.streams.change(
      accountStream(told.standing),
      closingFold,
      context,
      (standing) => {
        permit({ standing, joined });
        return giveUp(told, joined.account, standing.account);
      },
    );
    return position;
  }

  async load(account: AccountId): Promise<ClosingState> {
    return (await this.streams.load(accountStream(account), closingFold)).state;
  }

  /** @param permit where it is not given, the accounts are joined, and what one still lacks is added. */
  private async takeIn(
    told: JoiningTold,
    context: Context,
    permit?: (pair: Pair) => void,
  ): Promise<Position> {
    const joined = await this.load(told.joined);
    const { position } = await this.streams.change(
      accountStream(told.standing),
      closingFold,
      context,
      (standing) => {
        permit?.({ standing, joined });
        // The places of one that leads here stay as they were; those of the standing one are told of since.
        if (permit && areJoined(told, { standing, joined })) return [];
        return takeIn(told, joined.account, standing.account);
      },
    );
    return position;
  }
}

@CommandHandler(JoinOwnAccounts)
export class JoinOwnAccountsHandler implements ICommandHandler<JoinOwnAccounts> {
  constructor(@Inject(AccountJoiner) private readonly joiner: AccountJoiner) {}

  async execute({ account, others, context }: JoinOwnAccounts): Promise<{ position?: Position }> {
    let position: Position | undefined;
    for (const joined of new Set(others)) {
      const told = { standing: account, joined, by: 'OWNER' } as const;
      position = await this.joiner.join(told, context, (pair) => {
        if (!areJoined(told, pair) && !isProposed(told, pair)) throw new LogeError('ACCOUNTS_NOT_JOINABLE');
      });
    }
    return { position };
  }
}

@CommandHandler(JoinAccountsOfPerson)
export class JoinAccountsOfPersonHandler implements ICommandHandler<JoinAccountsOfPerson> {
  constructor(
    @Inject(AccountJoiner) private readonly joiner: AccountJoiner,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ standing, joined, context }: JoinAccountsOfPerson): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const asked = { standing, joined, reason: context.reason };
    const position = await this.joiner.join({ standing, joined, by: 'ADMINISTRATOR' }, context, (pair) =>
      requireJoinable(asked, authority, pair),
    );
    return { position };
  }
}

@CommandHandler(PartAccounts)
export class PartAccountsHandler implements ICommandHandler<PartAccounts> {
  constructor(
    @Inject(AccountJoiner) private readonly joiner: AccountJoiner,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** The joined one first: that it was parted by an administrator keeps its owner from ending a half by joining. */
  async execute({ standing, joined, context }: PartAccounts): Promise<{ position: Position }> {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const asked = { standing, joined, reason: context.reason };
    const before = await this.joiner.load(standing);
    await this.streams.change(accountStream(joined), closingFold, context, (state) => {
      requireMayDecide(asked, authority, { standing: before, joined: state });
      return standAlone(asked, state.account, before.account);
    });
    const position = await this.joiner.giveUp(asked, context, (pair) =>
      requireMayDecide(asked, authority, pair),
    );
    return { position };
  }
}

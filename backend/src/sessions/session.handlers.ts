import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { requireAuthorityOverAll } from '../rights/authority.js';
import { ManagingAuthority } from '../rights/commands.js';
import { grantsFold } from '../rights/grants.js';
import { isStillTheirs } from '../rights/still-theirs.js';
import { Attempts } from './attempts.js';
import { Bursts } from './bursts.js';
import {
  CountAttempt,
  EndOtherSessions,
  EndSessions,
  EndSessionsOfAccount,
  HoldOffBursts,
  KeepSessions,
  OwnAccountOf,
  SessionByToken,
  SessionsOf,
  SignOut,
} from './commands.js';
import type { OpenSession } from './commands.js';
import { ownAccountFold, ownView } from './own-account.js';
import { SessionRows } from './session-rows.js';
import type { SessionRow } from './session-rows.js';
import { SessionStore } from './session-store.js';

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  execute({ token, context }: SignOut): Promise<void> {
    return this.sessions.end(token, context);
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(SessionRows) private readonly rows: SessionRows,
  ) {}

  async execute({ account, keep, password, context }: EndOtherSessions) {
    await this.rows.keep(keep, password);
    const isOther = ({ session }: SessionRow) => session !== keep;
    return { ended: await this.sessions.endThose(account, 'PASSWORD_CHANGED', context, isOther) };
  }
}

@CommandHandler(EndSessions)
export class EndSessionsHandler implements ICommandHandler<EndSessions> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  async execute({ account, cause, context, which: { except, only } }: EndSessions) {
    const isMeant = ({ session }: SessionRow) =>
      session !== except && (only === undefined || session === only);
    return { ended: await this.sessions.endThose(account, cause, context, isMeant) };
  }
}

@CommandHandler(KeepSessions)
export class KeepSessionsHandler implements ICommandHandler<KeepSessions> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionRows) private readonly rows: SessionRows,
  ) {}

  /** Those of a password older than that ended with it, though an interruption may have left their rows. */
  async execute({ account, password }: KeepSessions): Promise<void> {
    const own = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    if (own.replacedPassword) await this.rows.move(account, own.replacedPassword, password);
    for (const legacy of own.replacedOldLogins.values()) await this.rows.move(account, legacy, password);
  }
}

@CommandHandler(EndSessionsOfAccount)
export class EndSessionsOfAccountHandler implements ICommandHandler<EndSessionsOfAccount> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionStore) private readonly sessions: SessionStore,
  ) {}

  async execute({ account, context }: EndSessionsOfAccount) {
    if (!context.reason) throw new LogeError('REASON_REQUIRED');
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const { state } = await this.streams.load(accountStream(account), grantsFold);
    requireAuthorityOverAll(authority, account, state);
    return { ended: await this.sessions.endThose(account, 'ENDED_BY_STAFF', context, () => true) };
  }
}

@CommandHandler(CountAttempt)
export class CountAttemptHandler implements ICommandHandler<CountAttempt> {
  constructor(@Inject(Attempts) private readonly attempts: Attempts) {}

  execute({ what, context, device }: CountAttempt): Promise<void> {
    return this.attempts.count(what, context.ip, device);
  }
}

@CommandHandler(HoldOffBursts)
export class HoldOffBurstsHandler implements ICommandHandler<HoldOffBursts> {
  constructor(@Inject(Bursts) private readonly bursts: Bursts) {}

  execute({ context }: HoldOffBursts): Promise<void> {
    return this.bursts.count(context.ip);
  }
}

@QueryHandler(SessionByToken)
export class SessionByTokenHandler implements IQueryHandler<SessionByToken> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  execute({ token, now, ip }: SessionByToken) {
    return this.sessions.find(token, now, ip);
  }
}

@QueryHandler(SessionsOf)
export class SessionsOfHandler implements IQueryHandler<SessionsOf> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionRows) private readonly rows: SessionRows,
  ) {}

  async execute({ account, now, current }: SessionsOf): Promise<OpenSession[]> {
    const own = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    return (await this.rows.of(account, now))
      .filter((row) => isStillTheirs(row, own))
      .map((row) => openSession(row, current));
  }
}

const openSession = (row: SessionRow, current: OpenSession['session'] | undefined): OpenSession => ({
  session: row.session,
  current: row.session === current,
  device: row.device ?? undefined,
  network: row.network ?? undefined,
  startedAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  remembered: row.remembered,
});

@QueryHandler(OwnAccountOf)
export class OwnAccountOfHandler implements IQueryHandler<OwnAccountOf> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account }: OwnAccountOf) {
    return ownView((await this.streams.load(accountStream(account), ownAccountFold)).state);
  }
}

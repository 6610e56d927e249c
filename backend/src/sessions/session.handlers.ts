import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import { AccountByLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { GrantsOf } from '../rights/commands.js';
import { Attempts, HeldOff } from './attempts.js';
import { Bursts } from './bursts.js';
import {
  CountAttempt,
  EndOtherSessions,
  ForgiveAttempts,
  OwnName,
  SessionByToken,
  SignIn,
  SignOut,
  StartSession,
} from './commands.js';
import { Credentials } from './credentials.js';
import { FirstSignIn } from './first-sign-in.js';
import { ownAccountFold } from './own-account.js';
import { Refusals } from './refusals.js';
import { SessionStore } from './session-store.js';

/** Longer than any login or password there is; what is typed beyond is no mistake of a person. */
const LONGEST_LOGIN = 320;
const LONGEST_PASSWORD = 4_096;

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Bursts) private readonly bursts: Bursts,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Refusals) private readonly refusals: Refusals,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(FirstSignIn) private readonly firstSignIn: FirstSignIn,
  ) {}

  async execute({ credentials: { login, password }, context, replaces }: SignIn) {
    const typed = login.trim().normalize('NFC').toLowerCase();
    const fits =
      typed !== '' && typed.length <= LONGEST_LOGIN && password !== '' && password.length <= LONGEST_PASSWORD;
    if (!fits) throw new LogeError('BAD_INPUT');
    await this.bursts.count(context.ip);
    const tried = `login:${typed}`;
    await this.count(tried, typed, context);
    const proof = await this.credentials.check(typed, password);
    if (!proof.proven) {
      await this.refusals.record(typed, proof.account, proof.cause, context);
      throw new LogeError('SIGN_IN_REFUSED');
    }
    const grants = await this.queries.execute(new GrantsOf(proof.account));
    if (grants.length === 0) {
      await this.refusals.record(typed, proof.account, 'NOT_STAFF', context);
      throw new LogeError('SIGN_IN_REFUSED');
    }
    await this.attempts.forgive(tried, context.ip);
    const started = await this.sessions.start(proof.account, proof.password, context);
    if (replaces !== undefined) await this.sessions.end(replaces, context);
    await this.firstSignIn.record(proof.account, context);
    return started;
  }

  /** Of the tries held off during one wait the register has the first: nobody fills it by knocking on. */
  private async count(tried: string, typed: string, context: Context): Promise<void> {
    try {
      await this.attempts.count(tried, context.ip);
    } catch (error) {
      if (error instanceof HeldOff && error.isFirst) {
        const account = await this.queries.execute(new AccountByLogin(typed));
        await this.refusals.record(typed, account, 'THROTTLED', context);
      }
      throw error;
    }
  }
}

@CommandHandler(StartSession)
export class StartSessionHandler implements ICommandHandler<StartSession> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(FirstSignIn) private readonly firstSignIn: FirstSignIn,
  ) {}

  async execute({ account, context, replaces }: StartSession) {
    const { password } = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    const grants = await this.queries.execute(new GrantsOf(account));
    if (!password || grants.length === 0) throw new LogeError('SIGN_IN_REFUSED');
    const started = await this.sessions.start(account, password, context);
    if (replaces !== undefined) await this.sessions.end(replaces, context);
    await this.firstSignIn.record(account, context);
    return started;
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  execute({ token, context }: SignOut): Promise<void> {
    return this.sessions.end(token, context);
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  async execute({ account, keep, password, context }: EndOtherSessions) {
    return { ended: await this.sessions.endOthers(account, keep, password, context) };
  }
}

@CommandHandler(CountAttempt)
export class CountAttemptHandler implements ICommandHandler<CountAttempt> {
  constructor(@Inject(Attempts) private readonly attempts: Attempts) {}

  execute({ what, context }: CountAttempt): Promise<void> {
    return this.attempts.count(what, context.ip);
  }
}

@CommandHandler(ForgiveAttempts)
export class ForgiveAttemptsHandler implements ICommandHandler<ForgiveAttempts> {
  constructor(@Inject(Attempts) private readonly attempts: Attempts) {}

  execute({ what, context }: ForgiveAttempts): Promise<void> {
    return this.attempts.forgive(what, context.ip);
  }
}

@QueryHandler(SessionByToken)
export class SessionByTokenHandler implements IQueryHandler<SessionByToken> {
  constructor(@Inject(SessionStore) private readonly sessions: SessionStore) {}

  execute({ token, now }: SessionByToken) {
    return this.sessions.find(token, now);
  }
}

@QueryHandler(OwnName)
export class OwnNameHandler implements IQueryHandler<OwnName> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account }: OwnName) {
    const { name, login } = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    return { name, login };
  }
}

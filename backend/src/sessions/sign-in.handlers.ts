import { Inject, Logger } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import type { AccountId, SecretId } from '@loge/contracts';
import { AccountByLogin, normaliseLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { readingOnce } from '../event-store/shared-readings.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { LockPassword, RefreshHash } from '../passwords/commands.js';
import { describeFault } from '../rights/faults.js';
import { Admission } from './admission.js';
import { Attempts, HeldOff } from './attempts.js';
import { Bursts } from './bursts.js';
import { SignIn, StartSession } from './commands.js';
import type { StartedSession } from './commands.js';
import { Credentials } from './credentials.js';
import { newToken } from './devices.js';
import { Hindrances } from './hindrances.js';
import { ownAccountFold } from './own-account.js';
import { Refusals } from './refusals.js';

/** Longer than any login or password there is; what is typed beyond is no mistake of a person. */
const LONGEST_LOGIN = 320;
const LONGEST_PASSWORD = 4_096;

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  private readonly logger = new Logger('Sessions');

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Bursts) private readonly bursts: Bursts,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Refusals) private readonly refusals: Refusals,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  /** Every room that has a say decides from one reading of the account's stream. */
  execute(command: SignIn): Promise<StartedSession> {
    return readingOnce(() => this.signIn(command));
  }

  private async signIn({ credentials, context, browser }: SignIn): Promise<StartedSession> {
    const { login, password } = credentials;
    const typed = normaliseLogin(login);
    const fits =
      typed !== '' && typed.length <= LONGEST_LOGIN && password !== '' && password.length <= LONGEST_PASSWORD;
    if (!fits) throw new LogeError('BAD_INPUT');
    await this.bursts.count(context.ip);
    const tried = `login:${typed}`;
    await this.count(tried, typed, context, browser.device);
    const proof = await this.credentials.check(typed, password);
    if (!proof.proven) {
      const { account, cause, guessedOut } = proof;
      await this.refusals.record(typed, account, cause, context);
      // Whoever guessed has not shown to be anybody, not even on a request that carries a session.
      const stranger: Context = { ...context, actor: { kind: 'SYSTEM', id: 'STRANGER' } };
      if (account && guessedOut) await this.commands.execute(new LockPassword(account, guessedOut, stranger));
      throw new LogeError('SIGN_IN_REFUSED');
    }
    const device = browser.device ?? newToken();
    await this.attempts.forgive(tried, context.ip, { device, password: proof.password });
    const started = await this.admission.admit(proof, { ...browser, device }, context);
    if (proof.isWeak) void this.refreshHash(proof.account, proof.password, password, context);
    return started;
  }

  /** Of the tries held off during one wait the register has the first: nobody fills it by knocking on. */
  private async count(tried: string, typed: string, context: Context, device?: string): Promise<void> {
    try {
      await this.attempts.count(tried, context.ip, device);
    } catch (error) {
      if (error instanceof HeldOff && error.isFirst) {
        const account = await this.queries.execute(new AccountByLogin(typed));
        await this.refusals.record(typed, account, 'THROTTLED', context);
      }
      throw error;
    }
  }

  /** In the background, for the person is signed in already: the next sign-in makes good what fails here. */
  private async refreshHash(
    account: AccountId,
    password: SecretId,
    typed: string,
    { correlationId }: Context,
  ): Promise<void> {
    try {
      await this.commands.execute(new RefreshHash(account, password, typed));
    } catch (error) {
      this.logger.warn({ correlationId, ...describeFault(error) });
    }
  }
}

@CommandHandler(StartSession)
export class StartSessionHandler implements ICommandHandler<StartSession> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Hindrances) private readonly hindrances: Hindrances,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  async execute({ account, context, browser }: StartSession): Promise<StartedSession> {
    const own = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    const { password } = own;
    if (!password || (await this.hindrances.of(own))) throw new LogeError('SIGN_IN_REFUSED');
    return this.admission.admit({ account, password, own }, browser, context);
  }
}

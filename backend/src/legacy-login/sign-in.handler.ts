import { Inject, Logger } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, SchoolId } from '@loge/contracts';
import type { SecretId } from '@loge/contracts';
import { normaliseLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { readingOnce } from '../event-store/shared-readings.js';
import { HashOldPassword } from '../passwords/commands.js';
import { describeFault } from '../rights/faults.js';
import { SchoolById, legacyLoginIsOpen } from '../schools/commands.js';
import { AdmitByOldLogin, CountAttempt, HeldOff, HoldOffBursts } from '../sessions/commands.js';
import type { StartedSession } from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { SignInWithLegacyLogin } from './commands.js';
import { keptText } from './kept-hash.js';
import { OldCredentials } from './old-credentials.js';
import { OldLoginRecords } from './old-login-records.js';
import type { Try } from './old-login-records.js';

/** Longer than any user name or password there is; what is typed beyond is no mistake of a person. */
const LONGEST_USER_NAME = 320;
const LONGEST_PASSWORD = 4_096;

@CommandHandler(SignInWithLegacyLogin)
export class SignInWithLegacyLoginHandler implements ICommandHandler<SignInWithLegacyLogin> {
  private readonly logger = new Logger('LegacyLogin');

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(OldCredentials) private readonly credentials: OldCredentials,
    @Inject(OldLoginRecords) private readonly records: OldLoginRecords,
  ) {}

  /** Every room that has a say decides from one reading of the account's stream. */
  execute(command: SignInWithLegacyLogin): Promise<StartedSession> {
    return readingOnce(() => this.signIn(command));
  }

  private async signIn({ typed, context, browser }: SignInWithLegacyLogin): Promise<StartedSession> {
    const { password } = typed;
    const userName = normaliseLogin(typed.userName);
    const fits = userName !== '' && userName.length <= LONGEST_USER_NAME;
    const school = SchoolId.safeParse(typed.school);
    if (!fits || password === '' || password.length > LONGEST_PASSWORD) throw new LogeError('BAD_INPUT');
    await this.commands.execute(new HoldOffBursts(context));
    if (!school.success) throw new LogeError('LEGACY_ENDED');
    const one = { school: school.data, userName, tried: `legacy:${school.data}:${userName}` };
    if (!(await this.isOpen(one, context))) {
      await this.recordEnded(one, context, browser.device);
      throw new LogeError('LEGACY_ENDED');
    }
    await this.count(one, context, browser.device);
    const proof = await this.credentials.check(one.school, userName, password);
    if (!proof.proven) {
      await this.records.refuse(one, proof.account, proof.cause, context);
      if (proof.account && proof.guessedOut)
        await this.records.lock(proof.account, proof.guessedOut, context);
      throw new LogeError('SIGN_IN_REFUSED');
    }
    const { account, legacy, weak } = proof;
    const admit = new AdmitByOldLogin(account, legacy, one.tried, context, browser);
    const started = await this.commands.execute(admit);
    if (typeof started === 'string') {
      await this.records.refuse(one, account, started, context);
      throw new LogeError('SIGN_IN_REFUSED');
    }
    await this.records.use(one, legacy, started, context);
    if (weak !== undefined) void this.forgetOldHash(legacy, weak, password, context);
    return started;
  }

  private async isOpen({ school }: Try, { clock }: Context): Promise<boolean> {
    const known = (await this.queries.execute(new SchoolById([school]))).get(school);
    return legacyLoginIsOpen(known?.legacyLogin, clock());
  }

  /** Told alike to everybody; the register has it of people there are, while tries are not held off. */
  private async recordEnded(one: Try, context: Context, device?: string): Promise<void> {
    try {
      await this.commands.execute(new CountAttempt(one.tried, context, device));
    } catch (error) {
      if (error instanceof HeldOff) return;
      throw error;
    }
    const found = await this.credentials.find(one.school, one.userName);
    if (found) await this.records.refuse(one, found.account, 'LEGACY_ENDED', context);
  }

  /** Of the tries held off during one wait the register has the first: nobody fills it by knocking on. */
  private async count(one: Try, context: Context, device?: string): Promise<void> {
    try {
      await this.commands.execute(new CountAttempt(one.tried, context, device));
    } catch (error) {
      if (error instanceof HeldOff && error.isFirst) {
        const found = await this.credentials.find(one.school, one.userName);
        await this.records.refuse(one, found?.account, 'THROTTLED', context);
      }
      throw error;
    }
  }

  /** In the background, for the person is signed in already: the next sign-in makes good what fails here. */
  private async forgetOldHash(
    legacy: SecretId,
    from: string,
    typed: string,
    { correlationId }: Context,
  ): Promise<void> {
    try {
      const phc = await this.queries.execute(new HashOldPassword(typed, { patiently: true }));
      await this.secrets.replaceValue(legacy, { from, to: keptText({ phc }) });
    } catch (error) {
      this.logger.warn({ correlationId, ...describeFault(error) });
    }
  }
}

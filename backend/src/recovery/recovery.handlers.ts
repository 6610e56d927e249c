import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { EventId, LogeError, SecretId, accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { AccountByLogin, AccountsByAddress, ConfirmAddress, normaliseLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { HashPassword, PasswordRulesOf } from '../passwords/commands.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import {
  CountAttempt,
  EndSessions,
  HoldOffBursts,
  KeepSessions,
  StartSession,
} from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { Addressees } from './addressees.js';
import { AskRecovery, ReadRecoveryLink, ResetPassword } from './commands.js';
import type { Asked, RecoveryLinkView } from './commands.js';
import { RecoveryLinks } from './recovery-links.js';
import type { ReadLink } from './recovery-links.js';
import { RecoveryRecords } from './recovery-records.js';
import { recoveryFold, resetPassword } from './recovery.js';

/** Longer than any login there is. */
const LONGEST_LOGIN = 320;
/** More accounts than this do not share an address, but that of a school or a mistake. */
const MOST_ACCOUNTS = 20;

@CommandHandler(AskRecovery)
export class AskRecoveryHandler implements ICommandHandler<AskRecovery> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RecoveryRecords) private readonly records: RecoveryRecords,
  ) {}

  async execute({ asked, context }: AskRecovery): Promise<void> {
    const typed = normaliseLogin(asked.typed);
    if (typed === '' || typed.length > LONGEST_LOGIN) throw new LogeError('BAD_INPUT');
    await this.commands.execute(new HoldOffBursts(context));
    await this.commands.execute(new CountAttempt(`recovery:${typed}`, context));
    const accounts = await this.meant({ ...asked, typed });
    if (accounts.length === 0) return this.records.askedInVain({ ...asked, typed }, context);
    await Promise.all(accounts.map((account) => this.records.asked(account, asked, context)));
  }

  /** Whose login it is; else everybody whose address it is. */
  private async meant({ what, typed }: Asked): Promise<readonly AccountId[]> {
    const holder = what === 'PASSWORD' ? await this.queries.execute(new AccountByLogin(typed)) : undefined;
    if (holder) return [holder];
    return (await this.queries.execute(new AccountsByAddress(typed))).slice(0, MOST_ACCOUNTS);
  }
}

@CommandHandler(ReadRecoveryLink)
export class ReadRecoveryLinkHandler implements ICommandHandler<ReadRecoveryLink> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(RecoveryLinks) private readonly links: RecoveryLinks,
    @Inject(RecoveryRecords) private readonly records: RecoveryRecords,
  ) {}

  async execute({ token, context }: ReadRecoveryLink): Promise<RecoveryLinkView> {
    const { account, mailed } = await this.links.read(token, context);
    const addressee = await this.addressees.of(account);
    // It was closed, or lost its address, in this very moment.
    if (!addressee) throw new LogeError('RECOVERY_LINK_INVALID');
    const { link, distribution } = mailed;
    if (distribution) await this.records.opened(account, { link, distribution }, context);
    return {
      displayName: addressee.displayName,
      login: await this.addressees.loginWith(addressee, mailed.address),
      first: mailed.password === undefined || distribution !== undefined,
      rules: await this.queries.execute(new PasswordRulesOf(account)),
      expiresAt: new Date(mailed.expiresAt),
    };
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(RecoveryLinks) private readonly links: RecoveryLinks,
  ) {}

  async execute({ token, choice, context, browser }: ResetPassword) {
    const read = await this.links.read(token, context);
    const { account, mailed } = read;
    // Who holds the link has the mailbox of the person it was made for: the act is theirs.
    const own: Context = { ...context, actor: { kind: 'ACCOUNT', id: account } };
    const hash = await this.queries.execute(new HashPassword(account, choice.password));
    await this.commands.execute(new ConfirmAddress(account, mailed.address, own));
    const password = await this.reset(read, hash, own);
    await this.commands.execute(
      choice.endOtherSessions
        ? new EndSessions(account, 'PASSWORD_RESET', own)
        : new KeepSessions(account, password, own),
    );
    return this.commands.execute(new StartSession(account, own, browser));
  }

  /** The hash goes into the vault ahead of the event that makes it valid, and is removed where the link is refused. */
  private async reset(
    { account, mailed: { link } }: ReadLink,
    value: string,
    own: Context,
  ): Promise<SecretId> {
    const [password, id] = [SecretId.parse(randomUUID()), EventId.parse(randomUUID())];
    await this.secrets.put({ id: password, kind: 'password-hash', account, event: id, value });
    const about = { id, subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const now = own.clock();
    try {
      await this.links.noting(account, link, own, () =>
        this.streams.change(accountStream(account), recoveryFold, own, (state) =>
          resetPassword({ link, password, now }, state).map((event) => ({ event, about })),
        ),
      );
      return password;
    } catch (error) {
      if (error instanceof LogeError) await this.secrets.delete([password]);
      throw error;
    }
  }
}

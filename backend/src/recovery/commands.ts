import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, AddressSide, DistributionId, EventId, Language, SecretId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { ComposedMail } from '../notifications/mails.js';
import type { PasswordRules } from '../passwords/commands.js';
import type { SigningIn, StartedSession } from '../sessions/commands.js';

export { mailAddressOf, mailAddressesAfter, noMailAddresses } from './mail-address.js';
export type { MailAddresses } from './mail-address.js';

/** What somebody forgot. */
export interface Asked {
  /** `PASSWORD`: a mail to choose one. `LOGIN`: a mail with the logins known for an address. */
  readonly what: 'PASSWORD' | 'LOGIN';
  /** The login or address, as typed; of `LOGIN` an address. */
  readonly typed: string;
  /** Of the mail. */
  readonly language: Language;
}

/**
 * Notes that somebody asked for a mail to get back in; whether one goes out is decided afterwards. Who asks is told
 * nothing by the answer, but by its time: whoever asks on behalf of strangers answers through `AnswerPace`.
 * @throws LogeError `BAD_INPUT` for what is empty or longer than any login; `TOO_MANY_ATTEMPTS` with
 *   `retryAfterSeconds`, for a login nobody has too.
 */
export class AskRecovery extends Command<void> {
  constructor(
    readonly asked: Asked,
    readonly context: Context,
  ) {
    super();
  }
}

/** A link that was just made, to be mailed and kept nowhere. */
export interface FirstLink {
  readonly link: SecretId;
  readonly url: string;
  /** Where it may be mailed to. */
  readonly address: string;
  readonly displayName: string;
  /** What they sign in with. */
  readonly login: string;
  readonly expiresAt: Date;
}

/**
 * Makes a link for a campaign's mail (KO-6), valid some days (a setting), to somebody who never signed in. The tries of
 * one mail make a link each, and the last one works.
 * @param mail the mail's id: its tries count as one asking.
 * @returns `undefined` for an account that signed in already, is closed, leads to another, signs in at the academy
 *   (KO-8), or has no address that mails may go to.
 */
export class MakeFirstLink extends Command<FirstLink | undefined> {
  constructor(
    readonly account: AccountId,
    readonly campaign: { readonly distribution: DistributionId; readonly mail: EventId },
    readonly context: Context,
  ) {
    super();
  }
}

/** Whether a first link may be mailed to somebody, and why not: signed in already, no address, no open account. */
export type FirstLinkStanding = 'YES' | 'BEGUN' | 'NO_ADDRESS' | 'GONE';

/** To which of these accounts {@link MakeFirstLink} would make a link, but for the academy, from their streams. */
export class FirstLinksFor extends Query<ReadonlyMap<AccountId, FirstLinkStanding>> {
  constructor(
    readonly accounts: readonly AccountId[],
    readonly context: Context,
  ) {
    super();
  }
}

/** What a mailed link leads to. */
export interface RecoveryLinkView {
  readonly displayName: string;
  /** What they sign in with once it was used. */
  readonly login: string;
  /** For a first password. */
  readonly first: boolean;
  readonly rules: PasswordRules;
  readonly expiresAt: Date;
}

/**
 * Looks at a mailed link without using it; one that does not work (any more) is noted in the register, once for each
 * cause.
 * @throws LogeError `RECOVERY_LINK_INVALID`; `RECOVERY_LINK_USED` for one that has served.
 */
export class ReadRecoveryLink extends Command<RecoveryLinkView> {
  constructor(
    readonly token: string,
    readonly context: Context,
  ) {
    super();
  }
}

/** What is chosen with a mailed link. */
export interface PasswordChoice {
  readonly password: string;
  /** Ends the sessions on other devices; else they go on under the new password. */
  readonly endOtherSessions: boolean;
}

/**
 * Chooses a password with a mailed link, confirms the address it was mailed to, and begins a session. Of two who use
 * one link at once, one gets in.
 * @throws LogeError those of {@link ReadRecoveryLink}, of a new password (`HashPassword`), and of `StartSession`.
 */
export class ResetPassword extends Command<StartedSession> {
  constructor(
    readonly token: string,
    readonly choice: PasswordChoice,
    readonly context: Context,
    readonly browser: SigningIn = {},
  ) {
    super();
  }
}

/** Whom a mail to the owner of an account goes to, and in whose name it is written. */
export interface Envelope extends Pick<ComposedMail, 'to' | 'school'> {
  /** « Given Family ». */
  readonly displayName: string;
}

/** The envelope of a mail; `undefined` for a closed account and for one without an address that mails may go to. */
export class EnvelopeFor extends Query<Envelope | undefined> {
  constructor(readonly account: AccountId) {
    super();
  }
}

/** The language to write to the owner of an account in, where nobody just asked in one. */
export class LanguageOf extends Query<Language> {
  constructor(readonly account: AccountId) {
    super();
  }
}

/** A change of address that waits for agreement. */
export interface PendingAddressView {
  readonly address: string;
  /** The one it replaces, where there is one to ask. */
  readonly previousAddress?: string;
  /** The addresses that have not agreed yet. */
  readonly waitingFor: readonly AddressSide[];
  readonly expiresAt: Date;
}

/**
 * The owner of an account asks for another address, which becomes a login when both the old and the new one have
 * agreed by mail; what they asked before is void. Nothing tells whose login it may be.
 * @throws LogeError `NOT_FOUND` for a closed account, `ADDRESS_INVALID` also for the address it has already,
 *   `PASSWORD_WRONG`, `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class AskAddressChange extends Command<PendingAddressView> {
  constructor(
    readonly account: AccountId,
    readonly asked: {
      /** As typed. */
      readonly address: string;
      /** Their present one; of who has none, that of their old login. */
      readonly password: string;
      /** Of the mails. */
      readonly language: Language;
    },
    readonly context: Context,
  ) {
    super();
  }
}

/** Where the mails of an account go, and where they may go soon. */
export interface OwnAddressView {
  readonly address?: string;
  readonly pending?: PendingAddressView;
}

/** What its owner is told of an account's address, from its stream. */
export class OwnAddressOf extends Query<OwnAddressView> {
  constructor(
    readonly account: AccountId,
    readonly now: Date,
  ) {
    super();
  }
}

/** What a link mailed for a change of address leads to. */
export interface AddressLinkView {
  readonly displayName: string;
  readonly side: AddressSide;
  /** The new one. */
  readonly address: string;
  readonly expiresAt: Date;
}

/**
 * Looks at a link mailed for a change of address without using it.
 * @throws LogeError `ADDRESS_LINK_INVALID` for one that does not work, whatever the reason.
 */
export class ReadAddressLink extends Query<AddressLinkView> {
  constructor(
    readonly token: string,
    readonly now: Date,
  ) {
    super();
  }
}

/**
 * One address agrees to a change with its link, once. The last one to agree has the new address confirmed.
 * @throws LogeError `ADDRESS_LINK_INVALID`.
 */
export class AgreeToAddressChange extends Command<{
  /** Whether both have agreed. */
  readonly done: boolean;
  /** The new one. */
  readonly address: string;
}> {
  constructor(
    readonly token: string,
    readonly context: Context,
  ) {
    super();
  }
}

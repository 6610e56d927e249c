import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, PersonName, SecretId, SessionId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import type { RoleAsked } from '../rights/commands.js';
import type { CredentialAuthority } from '../rights/credential-authority.js';

export { CheckOldPassword, HashOldPassword } from './old-passwords.js';
export { prepareTemporaryPassword } from './prepared-password.js';
export type { PreparedPassword } from './prepared-password.js';
export { inGroups } from './readable-password.js';
export { makeTemporaryPassword, temporaryPasswordFold } from './temporary-password.js';
export type { TemporaryPasswordState } from './temporary-password.js';

/** An invitation that was just made. */
export interface InvitationMade {
  readonly account: AccountId;
  /** The one-time link, shown this once: its secret is kept nowhere else. */
  readonly link: string;
  readonly expiresAt: Date;
  readonly position: Position;
}

/**
 * Makes an account for a new member of staff, gives it a role, and makes a one-time link, valid 72 hours, with
 * which the person chooses a password. Run again a minute after an interruption, it goes on where it stopped.
 * @throws LogeError `LOGIN_TAKEN`, `BAD_INPUT` for what is no name or no e-mail address, and what granting the role refuses.
 */
export class InvitePerson extends Command<InvitationMade> {
  constructor(
    readonly person: { readonly given: string; readonly family: string; readonly email: string },
    readonly asked: RoleAsked,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Makes a new link for somebody invited who has no password; the old one stops working.
 * @throws LogeError `NOT_FOUND`, `RANK_TOO_HIGH`, `FORBIDDEN` also for an account of a directory, `CONFLICT` when
 *   the person has a password.
 */
export class RenewInvitation extends Command<InvitationMade> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/** What an invitation's link leads to. */
export interface InvitationView {
  readonly name: PersonName;
  readonly login: string;
  readonly rules: PasswordRules;
  readonly expiresAt: Date;
}

/**
 * Reads an invitation without using it.
 * @throws LogeError `INVITATION_INVALID` for a link that does not work, whatever the reason.
 */
export class ReadInvitation extends Query<InvitationView> {
  constructor(
    readonly token: string,
    readonly now: Date,
  ) {
    super();
  }
}

/**
 * Chooses the first password with an invitation's link, which then no longer works.
 * @throws LogeError `INVITATION_INVALID`, and those of a new password ({@link HashPassword}).
 */
export class AcceptInvitation extends Command<{ readonly account: AccountId; readonly position: Position }> {
  constructor(
    readonly token: string,
    readonly password: string,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Changes one's own password, knowing the old one; ends one's other sessions. Wrong tries are throttled as sign-ins.
 * @throws LogeError `PASSWORD_WRONG`, `TOO_MANY_ATTEMPTS`, those of a new password, and `PASSWORD_SAME` when another
 *   one must be chosen and it is the old one.
 */
export class ChangePassword extends Command<{ readonly sessionsEnded: number; readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly session: SessionId,
    readonly passwords: { readonly current: string; readonly next: string },
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets a first password without a link; for the command line and the demo only.
 * @throws LogeError `NOT_FOUND`, `CONFLICT` when there is one already, and those of a new password.
 */
export class SetPassword extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly password: string,
    readonly by: 'COMMAND_LINE' | 'DEMO',
    readonly context: Context,
  ) {
    super();
  }
}

/** What holds for the passwords of one account: the strictest of what its schools and its roles ask. */
export interface PasswordRules {
  /** The shortest and the longest, in code points of the normalised form. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Whether lower and upper case, a digit and a special character must be in it (HF-6). */
  readonly composition: boolean;
}

/** The rules that hold for an account now, from the streams; those of nobody's account are the mildest there are. */
export class PasswordRulesOf extends Query<PasswordRules> {
  constructor(readonly account: AccountId) {
    super();
  }
}

/**
 * Checks a password that somebody chooses against the rules that hold for their account, and answers the PHC string
 * of its argon2id hash, to be put into the vault.
 * @throws LogeError `PASSWORD_TOO_SHORT` (with `min`), `PASSWORD_TOO_LONG` (with `max`), `PASSWORD_COMPOSITION`,
 *   `PASSWORD_COMMON`, `TOO_MANY_ATTEMPTS` when too many hashes are waiting already.
 */
export class HashPassword extends Query<string> {
  constructor(
    readonly account: AccountId,
    readonly typed: string,
  ) {
    super();
  }
}

/**
 * Locks a password after too many wrong tries in a row (NIST SP 800-63B-4 §3.2.2): it opens nothing any more, until
 * another one is set. One that is locked, or is not the present one any more, stays as it is.
 */
export class LockPassword extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly password: SecretId,
    readonly context: Context,
  ) {
    super();
  }
}

/** A temporary password that was just made. */
export interface TemporaryPassword {
  /** What the vault and the events know it by. */
  readonly id: SecretId;
  /** Itself, in groups: to be shown once. */
  readonly password: string;
  readonly expiresAt: Date;
  readonly position: Position;
}

/**
 * Makes a password for somebody in place of the one they have, if any: it opens the account for some days (a setting),
 * to nothing but choosing another. Their sessions end. `context.reason` says why.
 * @param authority in whose name, see `CredentialAuthorityOf`.
 * @throws LogeError `REASON_REQUIRED`; `NOT_FOUND`, `RANK_TOO_HIGH` and `FORBIDDEN` as `requireCredentialAuthority`;
 *   `FORBIDDEN` also for an account that is closed or leads to another; `SIGNS_IN_ELSEWHERE` for somebody whom each of
 *   their schools sends to the academy (KO-8).
 */
export class MakeTemporaryPassword extends Command<TemporaryPassword> {
  constructor(
    readonly account: AccountId,
    readonly authority: CredentialAuthority,
    readonly context: Context,
  ) {
    super();
  }
}

/** Leaves the owner nothing to do but choose another password; an account without one stays as it is. */
export class RequirePasswordChange extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly cause: 'DISPUTED',
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Keeps a stronger hash of the same password when the kept one is weaker than the settings ask, and a hash in place of
 * a temporary password at its first use; to be called after `typed` was found right. The password keeps its id, so sessions go on, and no event tells of it. A password that
 * was changed in the meantime stays as it is.
 * @throws LogeError `TOO_MANY_ATTEMPTS` when too many hashes are waiting already.
 */
export class RefreshHash extends Command<void> {
  constructor(
    readonly account: AccountId,
    readonly password: SecretId,
    readonly typed: string,
  ) {
    super();
  }
}

/** What checking a password found. */
export type PasswordVerdict =
  | {
      readonly verdict: 'RIGHT';
      readonly password: SecretId;
      /** Whether {@link RefreshHash} has something to do. */
      readonly isWeak: boolean;
    }
  | {
      /** `EXPIRED`: a temporary password, whatever was typed, whose time is over. */
      readonly verdict: 'WRONG' | 'NO_PASSWORD' | 'EXPIRED';
    };

/**
 * Whether this is the account's present password, by its stream and the vault. Exactly one hash is computed
 * whatever the answer, also for an account that is nobody's: a login nobody has. Of a temporary password hyphens, spaces
 * and case do not matter.
 * @throws LogeError `TOO_MANY_ATTEMPTS` when too many hashes are waiting already.
 */
export class CheckPassword extends Query<PasswordVerdict> {
  constructor(
    readonly account: AccountId,
    readonly password: string,
  ) {
    super();
  }
}

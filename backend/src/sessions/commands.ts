import { Command } from '@nestjs/cqrs';
import type { AccountId, SecretId, SessionEnd, SessionId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import type { OwnView } from './queries.js';

export { deviceName } from './device-name.js';
export { signsInElsewhere } from './hindrances.js';
export { shortNetwork } from './network.js';
export * from './queries.js';
export * from './old-login.js';
export { HeldOff } from './attempts.js';

/** A session that just began. */
export interface StartedSession {
  /** 32 random bytes, base64url: for the cookie alone. It is kept nowhere else; the database has its keyed hash. */
  readonly token: string;
  readonly session: SessionId;
  readonly account: AccountId;
  /** When it ends at the latest. */
  readonly expiresAt: Date;
  /** « Se souvenir de moi »: its cookie outlives the browser's being closed. */
  readonly remembered: boolean;
  /** What this browser is known again by at the next sign-in: as `token`, for a cookie alone. */
  readonly device: string;
  readonly position: Position;
  /** As the account's stream told when it was signed in to. */
  readonly own: OwnView;
}

/** What the browser that signs in has from before, and what its owner wishes. */
export interface SigningIn {
  /** « Se souvenir de moi »; people who hold a role are never remembered. */
  readonly remember?: boolean;
  /** The token of the session that this browser had before: it ends, whoever's it was. */
  readonly replaces?: string;
  /** What it is known by, see {@link StartedSession.device}. */
  readonly device?: string;
}

/**
 * Signs in with a login and a password. Refused though both are right: a closed account, a locked password, and
 * somebody whom each of their schools sends to the academy.
 * The answer is the same whatever was wrong, and one hash is computed for every try; how long a refusal took tells
 * more, so whoever asks on behalf of strangers answers it through `AnswerPace`.
 * Tries that must wait are in the register once for each wait.
 * @throws LogeError `SIGN_IN_REFUSED`; `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class SignIn extends Command<StartedSession> {
  constructor(
    readonly credentials: { readonly login: string; readonly password: string },
    readonly context: Context,
    readonly browser: SigningIn = {},
  ) {
    super();
  }
}

/**
 * Begins a session for somebody who has just proved who they are in another way: by a link to choose a password with.
 * @throws LogeError `SIGN_IN_REFUSED` for whom {@link SignIn} refuses though the password is right.
 */
export class StartSession extends Command<StartedSession> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
    readonly browser: SigningIn = {},
  ) {
    super();
  }
}

/** Ends a session that its owner signs out of; one that has ended or never was changes nothing. */
export class SignOut extends Command<void> {
  constructor(
    readonly token: string,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Ends the sessions of an account whose password was changed, but for the one it was changed in, which goes on
 * under the new password.
 */
export class EndOtherSessions extends Command<{ readonly ended: number }> {
  constructor(
    readonly account: AccountId,
    readonly keep: SessionId,
    readonly password: SecretId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Ends the sessions of an account, all or all but one. The context's actor is who ended them.
 * @returns how many: those that had ended already are not counted.
 */
export class EndSessions extends Command<{ readonly ended: number }> {
  constructor(
    readonly account: AccountId,
    readonly cause: SessionEnd,
    readonly context: Context,
    readonly which: { readonly except?: SessionId; readonly only?: SessionId } = {},
  ) {
    super();
  }
}

/** Has the sessions of an account that were opened with the password before go on under the one just chosen. */
export class KeepSessions extends Command<void> {
  constructor(
    readonly account: AccountId,
    readonly password: SecretId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * The owner says of an event of their history « ce n'était pas moi »: their other sessions end, and nothing but
 * choosing another password is open in this one.
 * @throws LogeError `NOT_FOUND` for an event that is not in their history.
 */
export class DisputeActivity extends Command<{ readonly ended: number }> {
  constructor(
    readonly account: AccountId,
    readonly session: SessionId,
    readonly event: string,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Staff ends the sessions of an account; `context.reason` says why.
 * @throws LogeError `REASON_REQUIRED`, `NOT_FOUND` for an account out of sight, `FORBIDDEN` for one with a place or
 *   a role beyond one's scope, `RANK_TOO_HIGH` for somebody whom one does not outrank.
 */
export class EndSessionsOfAccount extends Command<{ readonly ended: number }> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Has somebody signed in show for an act that they know the account's password. Wrong tries wait as those of a sign-in
 * do, and count with them towards the most there may be in a row before the password is locked.
 * @returns the vault's id of the password.
 * @throws LogeError `PASSWORD_WRONG` also for one that is locked and for an account without one;
 *   `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class ProvePassword extends Command<{ readonly password: SecretId }> {
  constructor(
    readonly account: AccountId,
    readonly password: string,
    /** What it is for, such as `change`: tries are held off for each act apart. */
    readonly act: string,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Counts what strangers ask of this process from the context's network, sign-ins among it, before anything is asked
 * of the database: who asks without pause is held off.
 * @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class HoldOffBursts extends Command<void> {
  constructor(readonly context: Context) {
    super();
  }
}

/**
 * Counts a try at a secret from the context's network, before it is made.
 * @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class CountAttempt extends Command<void> {
  constructor(
    /** What is tried, such as `change:<account>`; kept as a keyed hash only. */
    readonly what: string,
    readonly context: Context,
    /** What the browser is known by: see {@link StartedSession.device}. */
    readonly device?: string,
  ) {
    super();
  }
}

import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, PersonName, SecretId, SessionId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';

/** A session that just began. */
export interface StartedSession {
  /** 32 random bytes, base64url: for the cookie alone. It is kept nowhere else; the database has its keyed hash. */
  readonly token: string;
  readonly session: SessionId;
  readonly account: AccountId;
  /** When it ends at the latest. */
  readonly expiresAt: Date;
  readonly position: Position;
}

/**
 * Signs in with a login and a password; only people who hold a role may.
 * The answer is the same whatever was wrong, and one hash is computed for every try; how long a refusal took tells
 * more, so whoever asks on behalf of strangers answers it through `RefusalPace`.
 * Tries that must wait are in the register once for each wait.
 * @throws LogeError `SIGN_IN_REFUSED`; `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class SignIn extends Command<StartedSession> {
  constructor(
    readonly credentials: { readonly login: string; readonly password: string },
    readonly context: Context,
    /** The token of the session that this browser had before: it ends, whoever's it was. */
    readonly replaces?: string,
  ) {
    super();
  }
}

/**
 * Begins a session for somebody who has just proved who they are in another way: by choosing a first password.
 * @throws LogeError `SIGN_IN_REFUSED` for somebody who holds no role.
 */
export class StartSession extends Command<StartedSession> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
    /** As in {@link SignIn}. */
    readonly replaces?: string,
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
 * Counts a try at a secret from the context's network, before it is made.
 * @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class CountAttempt extends Command<void> {
  constructor(
    /** What is tried, such as `change:<account>`; kept as a keyed hash only. */
    readonly what: string,
    readonly context: Context,
  ) {
    super();
  }
}

/** Forgets the tries that {@link CountAttempt} counted: the last one was right. */
export class ForgiveAttempts extends Command<void> {
  constructor(
    readonly what: string,
    readonly context: Context,
  ) {
    super();
  }
}

/** A session that is valid now, but for its password, which must still be the account's present one. */
export interface CurrentSession {
  readonly session: SessionId;
  readonly account: AccountId;
  readonly expiresAt: Date;
  /** The password it was opened with. */
  readonly password: SecretId;
}

/** The session of a cookie's token: there, not ended, neither too old nor too long unused. */
export class SessionByToken extends Query<CurrentSession | undefined> {
  constructor(
    readonly token: string,
    readonly now: Date,
  ) {
    super();
  }
}

/** The name and login of an account, from its stream, for the person it belongs to. */
export class OwnName extends Query<{ readonly name: PersonName; readonly login: string }> {
  constructor(readonly account: AccountId) {
    super();
  }
}

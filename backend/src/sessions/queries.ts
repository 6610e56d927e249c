import { Query } from '@nestjs/cqrs';
import type { AccountId, PersonName, SchoolId, SessionId } from '@loge/contracts';
import type { RecordedGrant } from '../rights/grants.js';
import type { OpenedWith } from '../rights/still-theirs.js';

/** A session as its owner sees it. */
export interface OpenSession {
  readonly session: SessionId;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  /** The browser and the system, such as `Firefox · Windows`, where either is known. */
  readonly device?: string;
  /** The network it was last used from, such as `203.0.113.*`, where it is known. */
  readonly network?: string;
  readonly startedAt: Date;
  /** To the minute. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly remembered: boolean;
}

/** The sessions of an account that are valid now, the newest use first. */
export class SessionsOf extends Query<readonly OpenSession[]> {
  constructor(
    readonly account: AccountId,
    readonly now: Date,
    readonly current?: SessionId,
  ) {
    super();
  }
}

/** A session that is valid now, if password and roles are still those of the account. */
export interface CurrentSession extends OpenedWith {
  readonly session: SessionId;
  readonly account: AccountId;
  readonly expiresAt: Date;
}

/** The session of a cookie's token: there, not ended, not too old. That it was used now, and from where, is noted. */
export class SessionByToken extends Query<CurrentSession | undefined> {
  constructor(
    readonly token: string,
    readonly now: Date,
    readonly ip?: string,
  ) {
    super();
  }
}

/** What the person an account belongs to is told of it first. */
export interface OwnView {
  readonly name: PersonName;
  readonly login: string;
  /** Those they have a place in now. */
  readonly schools: readonly SchoolId[];
  /** The roles they hold now. */
  readonly grants: readonly RecordedGrant[];
  /** Whether nothing but choosing another password is open to them. */
  readonly mustChangePassword: boolean;
}

/** What an account's stream tells the person it belongs to. */
export class OwnAccountOf extends Query<OwnView> {
  constructor(readonly account: AccountId) {
    super();
  }
}

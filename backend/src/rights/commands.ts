import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, Role, SchoolId, Scope } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import type { Authority } from './authority.js';
import type { CredentialAuthority } from './credential-authority.js';
import type { RecordedGrant } from './grants.js';
import type { Reach } from './rights.js';

export type { RecordedGrant } from './grants.js';

/** A role and where it is to hold. */
export interface RoleAsked {
  readonly role: Role;
  readonly scope: Scope;
  /** The last day it is to hold, of Europe/Paris (`2027-08-31`); absent for no end. */
  readonly endsOn?: string;
}

/**
 * Gives a role. A role held already, over the same scope and until the same day, is answered with its grant and changes
 * nothing; with another last day it takes the place of the one held.
 * People give within their own reach and up to their own rank, to people who have a place or a role within their
 * reach already and whom they outrank; the system without bounds.
 * @throws LogeError `ROLE_SCOPE_INVALID`, `ROLE_END_PAST`, `RANK_TOO_HIGH`, `FORBIDDEN`, `NOT_FOUND` for no account in
 *   sight, `LAST_ADMINISTRATOR` for a last day that would leave nobody to administer the installation.
 */
export class GrantRole extends Command<{ readonly grant: string; readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly asked: RoleAsked,
    readonly context: Context,
    /** `inviting`: the account was made for this role, so nobody can have seen it yet; for an invitation only. */
    readonly options: { readonly inviting?: boolean } = {},
  ) {
    super();
  }
}

/**
 * Takes a role back; the holder's sessions end with it. One's own may be given up; those of
 * somebody of equal rank stay, but administrators of the installation manage each other.
 * @throws LogeError `NOT_FOUND` for a grant not held or somebody out of sight, `RANK_TOO_HIGH`, `FORBIDDEN`,
 *   `LAST_ADMINISTRATOR` when nobody who can sign in would be left to administer the installation.
 */
export class WithdrawRole extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly grant: string,
    readonly context: Context,
  ) {
    super();
  }
}

/** The roles an account holds at a time, now where none is given, from its stream, oldest first. */
export class GrantsOf extends Query<readonly RecordedGrant[]> {
  constructor(
    readonly account: AccountId,
    readonly at?: Date,
  ) {
    super();
  }
}

/**
 * Whether the actor of the context may give this role: what {@link GrantRole} would refuse, asked before.
 * @throws LogeError `ROLE_SCOPE_INVALID`, `RANK_TOO_HIGH`, `FORBIDDEN`.
 */
export class CheckMayGrant extends Query<void> {
  constructor(
    readonly asked: RoleAsked,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * In whose name the actor of the context manages rights, for a decider to weigh.
 * @throws LogeError `FORBIDDEN` for somebody who may not.
 */
export class ManagingAuthority extends Query<Authority> {
  constructor(readonly context: Context) {
    super();
  }
}

/**
 * In whose name the actor of the context gives people ways in, for a decider to weigh.
 * @throws LogeError `FORBIDDEN` for somebody who may not.
 */
export class CredentialAuthorityOf extends Query<CredentialAuthority> {
  constructor(readonly context: Context) {
    super();
  }
}

/** Somebody who holds a role, as lists show them. */
export interface RoleHolderView {
  readonly account: AccountId;
  readonly login: string;
  readonly displayName: string;
  /** Made by an invitation, and has no password yet. */
  readonly invited: boolean;
  /** Only the roles that touch the reach asked for, of their scopes the part within it (`whole` where
   *  that is all), and only those asked for. */
  readonly grants: readonly (RecordedGrant & { readonly whole: boolean })[];
}

/** A page of role holders; `cursors` stand beside `holders`. */
export interface RoleHolderPage {
  readonly holders: readonly RoleHolderView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  /** How many there are on all pages together. */
  readonly found: number;
}

/** Which role holders, and which of their roles. */
export interface RoleHolderFilter {
  /** Part of a name or login, without regard to case and accents. */
  readonly search?: string;
  /** Only this role. */
  readonly role?: Role;
  /** Only roles that reach this school, or some of its classes. */
  readonly school?: SchoolId;
}

/**
 * The people who hold a role that touches the reach, by family name, given name and id.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, and for a search that is too long or no text.
 */
export class RoleHolders extends Query<RoleHolderPage> {
  constructor(
    readonly reach: Reach,
    /** `first` from 1 to 100. */
    readonly page: RoleHolderFilter & { readonly first: number; readonly after?: string },
    /** The time the roles are to be held at; now where none is given. */
    readonly at?: Date,
  ) {
    super();
  }
}

/** A form teacher who could manage the credentials of their classes. */
export interface ProposedManagerView {
  readonly account: AccountId;
  readonly classes: readonly string[];
  /** Whether they manage all of them already. */
  readonly granted: boolean;
}

/** « Professeurs principaux proposés par l'import » (KO-10) of a school, by name. */
export class ProposedManagers extends Query<readonly ProposedManagerView[]> {
  constructor(
    readonly school: SchoolId,
    readonly now: Date,
  ) {
    super();
  }
}

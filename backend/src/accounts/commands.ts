import { Command } from '@nestjs/cqrs';
import type {
  AccountId,
  AffiliationDetails,
  Civility,
  Contacts,
  NamedRelative,
  Network,
  PersonName,
  PostalAddress,
  Profile,
  RecordReasonCode,
  SchoolId,
  SignInMethod,
} from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';

export { accountFilterOf } from './account-filter.js';
export { joins, leadsAway } from './joined-state.js';
export { sortKey } from './account.words.js';
export { normaliseLogin } from './login.js';
export { FormTeachersOf } from './form-teachers.js';
export type { FormTeacher } from './form-teachers.js';
export * from './keyed-places.js';
export * from './known-members.js';
export * from './login.commands.js';
export * from './people-within.js';
export * from './queries.js';
export * from './sheet-children.js';

/** The kinds of record a join key can name; the same key under another kind is an error, never a merge. */
export type JoinKeyKind = 'PUPIL' | 'RELATIVE' | 'STAFF';

/** How a person of a directory is known again (invariant 9). */
export type PersonIdentity =
  | {
      readonly kind: 'join-key';
      /** `<academy>$<number>` */
      readonly joinKey: string;
      readonly recordKind: JoinKeyKind;
    }
  | {
      readonly kind: 'names';
      /** The one school these names are compared in. */
      readonly school: SchoolId;
      /** What identifies the person there, strongest first; each names its kind of record, for it is compared bare. */
      readonly keys: readonly string[];
      /**
       * Accounts that may be this person though no key says so: the relatives of a shared child. One is taken only
       * when it alone has the same civility and names.
       */
      readonly candidates?: readonly AccountId[];
    };

/** A place in a school, as a record tells it. */
export interface RecordedAffiliation {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly details: AffiliationDetails;
  readonly relatives: readonly NamedRelative[];
  readonly joinKey?: string;
}

/** One person of a directory. */
export interface PersonRecord {
  readonly identity: PersonIdentity;
  readonly person: {
    readonly name: PersonName;
    readonly civility?: Civility;
    /** `2009-03-14` */
    readonly birthDate?: string;
    readonly contacts: Contacts;
    readonly address?: PostalAddress;
  };
  readonly affiliations: readonly RecordedAffiliation[];
  /** The schools that the import tells everything about, for this kind of record. */
  readonly authoritativeSchools: readonly SchoolId[];
  /**
   * The record tells a part only. With a list it tells everything but that, which stays as it is. Else its places are
   * laid over those held, of which nothing is taken away: with `ALL` what it does not tell of the person stays; with
   * `PLACES` it tells nothing of the person, and nobody is made of it.
   */
  readonly partial?: 'ALL' | 'PLACES' | readonly Untold[];
}

/** What a directory may leave out of all its records: birth dates, or the classes and groups of places. */
export type Untold = 'BIRTH_DATE' | 'CLASSES';

/** Whether who imports may change what is kept of people of a school. */
export type MayChange = (school: SchoolId) => boolean;

/**
 * What recording one person did, or would do; in a dry run the id of a `created` account is made up.
 * `PERSON_BEYOND_SCOPE`: they have a place in a school that may not be changed, so only their places were recorded.
 */
export type PersonOutcome =
  | {
      readonly outcome: 'created' | 'updated' | 'unchanged';
      readonly account: AccountId;
      readonly code?: 'PERSON_BEYOND_SCOPE';
    }
  | { readonly outcome: 'refused'; readonly code: RecordReasonCode };

/**
 * Makes accounts for the people of a directory, or records them again. One outcome for each, in order; several
 * hundred at a time go quickest. Run again after an interruption it goes on where it stopped.
 * @throws LogeError `CONFLICT` when others kept changing one account; what was done before stays done.
 */
export class RecordPeople extends Command<readonly PersonOutcome[]> {
  constructor(
    readonly people: readonly PersonRecord[],
    readonly options: {
      readonly dryRun: boolean;
      readonly network?: Network;
      /** Every school when not given. */
      readonly mayChange?: MayChange;
    },
    readonly context: Context,
  ) {
    super();
  }
}

/** A place in a school that somebody has. */
export interface Membership {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
}

/** Why an import ends a place: its person is no longer told of, or a delta file asked for it. */
export type DepartureCause = 'DEPARTED' | 'DELETE_REQUESTED';

/** A place to end; cause `DEPARTED` where none is given. */
export interface Departure extends Membership {
  readonly cause?: DepartureCause;
}

/** Ends affiliations; those that do not hold now, or that staff gave, are passed over. */
export class EndAffiliations extends Command<{ readonly ended: number }> {
  constructor(
    readonly departures: readonly Departure[],
    readonly context: Context,
  ) {
    super();
  }
}

/** Somebody who is in no directory: invited, or made on the command line. */
export interface NewPerson {
  readonly origin: 'INVITATION' | 'COMMAND_LINE';
  readonly name: PersonName;
  /** An e-mail address; compared and kept in lower case, NFC, trimmed. */
  readonly login: string;
  readonly contacts: Contacts;
  /** The schools whose administrators shall see the creation in their register. */
  readonly schools?: readonly SchoolId[];
}

/**
 * Makes an account with a login of its own choosing.
 * @throws LogeError `LOGIN_TAKEN` when somebody has that login, or `BAD_INPUT` for an empty one and for
 * control characters anywhere.
 */
export class CreateAccount extends Command<{ readonly account: AccountId; readonly position: Position }> {
  constructor(
    readonly person: NewPerson,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Records the first sign-in in one way; later ones change nothing.
 * @throws LogeError `NOT_FOUND` for an account that does not exist.
 */
export class ActivateAccount extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly by: SignInMethod,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Records that the owner showed an address to be theirs. From then on it is a login of the account, unless it is, or
 * is just becoming, somebody else's. An address confirmed already changes nothing.
 * @throws LogeError `NOT_FOUND` for an account that does not exist, `BAD_INPUT` for an empty address and for control
 * characters in it.
 */
export class ConfirmAddress extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    /** Compared and kept in lower case, NFC, trimmed, as logins are. */
    readonly address: string,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Closes an account: nobody signs in to it until it is opened again, its logins are kept. `context.reason` says why.
 * One that is closed already changes nothing.
 * @throws LogeError `REASON_REQUIRED`, `NOT_FOUND` for an account out of sight, `FORBIDDEN` for one's own and for one
 * with a place or a role beyond one's scope, `RANK_TOO_HIGH` for somebody whom one does not outrank,
 * `LAST_ADMINISTRATOR` when nobody who can sign in would be left to administer the installation.
 */
export class CloseAccount extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Opens a closed account again; `context.reason` says why. One that is open changes nothing.
 * @throws LogeError those of {@link CloseAccount} but `LAST_ADMINISTRATOR`.
 */
export class ReopenAccount extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * The owner says that other accounts are theirs too; each leads to the one they are signed in to from then on, which
 * has the places of all. Whatever was joined before, wholly or by half, is gone on with.
 * @returns no position where nothing was named.
 * @throws LogeError `ACCOUNTS_NOT_JOINABLE` for an account that {@link JoinableAccountsOf} would not propose, or that
 * came to be somebody else's meanwhile; those named before it are joined. `CONFLICT` when others kept changing one.
 */
export class JoinOwnAccounts extends Command<{ readonly position?: Position }> {
  constructor(
    readonly account: AccountId,
    readonly others: readonly AccountId[],
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * An administrator joins two accounts of one person; `context.reason` says why. Joined again, nothing changes but what
 * an interruption left undone.
 * @throws LogeError `REASON_REQUIRED`; for each of the two `NOT_FOUND` out of sight, `FORBIDDEN` for one's own and for
 * one with a place or a role beyond one's scope, `RANK_TOO_HIGH`; `ACCOUNTS_NOT_JOINABLE` where one is closed or joined
 * to a third, the joined one holds a role, or both have the same part in one school.
 */
export class JoinAccountsOfPerson extends Command<{ readonly position: Position }> {
  constructor(
    readonly standing: AccountId,
    readonly joined: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * An administrator parts two accounts that were joined; `context.reason` says why. The joined one has its places as it
 * had them, which the next import mends; the standing one has them no longer. Two that are not joined stay so.
 * @throws LogeError those of {@link JoinAccountsOfPerson} but `ACCOUNTS_NOT_JOINABLE`.
 */
export class PartAccounts extends Command<{ readonly position: Position }> {
  constructor(
    readonly standing: AccountId,
    readonly joined: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

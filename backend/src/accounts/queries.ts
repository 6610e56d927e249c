import { Query } from '@nestjs/cqrs';
import type {
  AccountId,
  Civility,
  Contacts,
  PersonName,
  PostalAddress,
  Profile,
  Relation,
  SchoolId,
} from '@loge/contracts';
import type { Context } from '../context.js';
import type { Reach } from '../rights/rights.js';
import type { Membership } from './commands.js';

/**
 * Who has a place in these schools now that a directory gave them, of all events appended before the question: who may
 * have left where a complete export does not name them.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class MembersOf extends Query<readonly Membership[]> {
  constructor(
    readonly schools: readonly SchoolId[],
    readonly context: Context,
  ) {
    super();
  }
}

/** The accounts with these join keys, from the claims in force; keys nobody has are absent. */
export class AccountsByJoinKeys extends Query<ReadonlyMap<string, AccountId>> {
  constructor(readonly keys: readonly string[]) {
    super();
  }
}

/**
 * The profiles that the accounts holding these join keys have or had under them, of all events appended before the
 * question: the kinds of record they were told by.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class ProfilesByJoinKeys extends Query<ReadonlyMap<string, readonly Profile[]>> {
  constructor(
    /** As {@link AccountsByJoinKeys} gives them. */
    readonly holders: ReadonlyMap<string, AccountId>,
  ) {
    super();
  }
}

/** A pupil who names a relative by join key. */
export interface NamingPupil {
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
}

/**
 * Which of these join keys known pupils name as relatives now, and who does, of all events appended before the
 * question. Keys that nobody names are absent.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class RelativesNamedIn extends Query<ReadonlyMap<string, readonly NamingPupil[]>> {
  constructor(readonly joinKeys: readonly string[]) {
    super();
  }
}

/** A family tie as recorded in a school, between a relative and a child. */
export interface FamilyTie {
  readonly relative: AccountId;
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
}

/**
 * The relatives of these children now, of all events appended before the question.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class RelativesOf extends Query<readonly FamilyTie[]> {
  constructor(readonly children: readonly AccountId[]) {
    super();
  }
}

/** Enough of a person to name and link them (GraphQL `PersonRef`). */
export interface PersonRefView {
  readonly displayName: string | null;
  readonly profile: Profile | null;
  readonly hint: string | null;
}

/** How to name these people; an account that is not known is absent. For loaders. */
export class PeopleRefs extends Query<ReadonlyMap<AccountId, PersonRefView>> {
  constructor(
    readonly ids: readonly AccountId[],
    /** Profile and hint are of places within one of these, so that no name tells where else somebody is. */
    readonly reaches: readonly Reach[],
  ) {
    super();
  }
}

/**
 * Whose login this is, the one the account was made with, or given last, or a confirmed address, from the claim in force
 * and the account's stream; case and spaces around do not count. Of an account that was joined to another it is that one's.
 */
export class AccountByLogin extends Query<AccountId | undefined> {
  constructor(readonly login: string) {
    super();
  }
}

/** How an account stands, as its stream tells. */
export interface Standing {
  readonly exists: boolean;
  /** Nobody signs in to it; also where it leads to another account. */
  readonly closed: boolean;
  /** The account it leads to since they were joined: whoever proves to be this one's owner is let in there. */
  readonly joinedTo?: AccountId;
  /** The accounts that lead to it, by their own streams. */
  readonly joined: readonly AccountId[];
  readonly name: PersonName;
  /** What can be typed to sign in: the login it was made with, or given last, first, then addresses that were confirmed. */
  readonly logins: readonly string[];
  /** The contact address, as the directory writes it. */
  readonly email?: string;
  /** The addresses its owner confirmed, those that are somebody else's login too; normalised as logins are. */
  readonly confirmed: readonly string[];
  /** The places held now. */
  readonly places: readonly { readonly school: SchoolId; readonly profile: Profile }[];
}

/** How an account stands now, from its stream: for whoever decides what may be done with it. */
export class AccountStanding extends Query<Standing> {
  constructor(readonly account: AccountId) {
    super();
  }
}

/**
 * The accounts whose contact address or confirmed address this is, closed ones too; at most 50. For one that was joined
 * to another it is that one. The read model proposes them and their streams decide: one that got the address a moment
 * ago may be missing, none is wrong.
 */
export class AccountsByAddress extends Query<readonly AccountId[]> {
  constructor(readonly address: string) {
    super();
  }
}

/** An account that is probably its owner's too, as they are asked. */
export interface JoinableAccount {
  readonly account: AccountId;
  readonly displayName: string;
  readonly places: readonly {
    readonly school: SchoolId;
    readonly profile: Profile;
    /** Of a relative, those of the children there. */
    readonly classes: readonly string[];
  }[];
}

/**
 * The accounts that this one's owner may say are theirs too (invariant 9). The read model proposes them and their
 * streams decide.
 */
export class JoinableAccountsOf extends Query<readonly JoinableAccount[]> {
  constructor(readonly account: AccountId) {
    super();
  }
}

/** How many people of one profile. */
export interface MemberCount {
  readonly profile: Profile;
  readonly count: number;
}

/** How many people have a place in each of these schools now, by profile in the order of the enum. */
export class CountMembers extends Query<ReadonlyMap<SchoolId, readonly MemberCount[]>> {
  constructor(readonly schools: readonly SchoolId[]) {
    super();
  }
}

/** Whether somebody has a place in a school, or a role, now; or was closed, or leads to another, whatever the places. */
export type AccountStatus = 'ACTIVE' | 'DEPARTED' | 'CLOSED' | 'JOINED';

/** What to look for among accounts; everything given must hold. */
export interface AccountFilter {
  /** Beginnings of words of names or login, without regard to accents and case. */
  readonly search?: string;
  readonly school?: SchoolId;
  /** With `school`. */
  readonly class?: string;
  readonly profile?: Profile;
  readonly status?: AccountStatus;
  /** Beginnings of words of the family name, and of the given name. */
  readonly family?: string;
  readonly given?: string;
  /** With `school`: in this group; teaching this subject. */
  readonly group?: string;
  readonly subject?: string;
  /** Ever signed in. */
  readonly activated?: boolean;
  /** The beginning of a login. */
  readonly login?: string;
  /** The whole join key, or its number. */
  readonly joinKey?: string;
  /** The beginning of an address, of contact or confirmed. */
  readonly email?: string;
  readonly id?: AccountId;
}

/** An account as lists show it; schools and classes are those within reach. */
export interface AccountSummaryView {
  readonly id: AccountId;
  readonly name: PersonName;
  readonly displayName: string;
  /** Empty where it is not shown, as on the account's page. */
  readonly login: string;
  readonly status: AccountStatus;
  /** Ever signed in. */
  readonly activated: boolean;
  readonly profiles: readonly Profile[];
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
}

/** A page of accounts; `cursors` stand beside `accounts`. */
export interface AccountList {
  readonly accounts: readonly AccountSummaryView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly countUpTo1001: number;
}

/**
 * Accounts within reach, by family name, given name and id.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, a class without its school, control characters.
 */
export class ListAccounts extends Query<AccountList> {
  constructor(
    readonly filter: AccountFilter,
    readonly reach: Reach,
    /** `first` from 1 to 100. */
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/** Whom something is to be done to, many at once; everything given must hold, as in {@link AccountFilter}. */
export interface SelectionFilter extends AccountFilter {
  /** With a present place in one of these. */
  readonly schools?: readonly SchoolId[];
  /** In one of these classes, or a relative of a pupil in one; with exactly one of `schools`. None for all. */
  readonly classes?: readonly string[];
  /** With one of these profiles there; none for all. */
  readonly profiles?: readonly Profile[];
  /** Created from this instant on. */
  readonly createdSince?: Date;
  /** Created by the command of this correlation: of an import, its own. */
  readonly createdWith?: string;
  /** Picked one by one. */
  readonly accounts?: readonly AccountId[];
}

/** Somebody whom a selection finds. */
export interface SelectedAccount {
  readonly account: AccountId;
  readonly family: string;
  readonly given: string;
  /** Ever signed in. */
  readonly activated: boolean;
  /** Has an address, of contact or confirmed. */
  readonly reachable: boolean;
  /** The present places within reach; of a relative, with the classes of the children there. */
  readonly places: readonly {
    readonly school: SchoolId;
    readonly profile: Profile;
    readonly classes: readonly string[];
  }[];
}

/**
 * Open accounts within reach that a filter finds, of all events appended before the question, by family name, given
 * name and id. The read model names them; whoever acts lets their streams decide.
 * @param most refuses more than so many.
 * @throws LogeError `TARGET_TOO_LARGE` with `max`; `BAD_INPUT` as {@link ListAccounts}; `INTERNAL` when the read model
 *   does not catch up within 60 s.
 */
export class SelectAccounts extends Query<readonly SelectedAccount[]> {
  constructor(
    readonly filter: SelectionFilter,
    readonly reach: Reach,
    readonly most: number,
  ) {
    super();
  }
}

/** A place in a school, as an account's page shows it. */
export interface AffiliationView {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly current: boolean;
  readonly since: Date;
  readonly endedAt: Date | null;
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  readonly subjects: readonly string[];
  readonly functions: readonly string[];
  readonly formTeacherOf: readonly string[];
  readonly joinKey: string | null;
  /** Given by staff, and named by no import since: none ends it. */
  readonly byHand: boolean;
}

/** A member of the family, as an account's page shows them. */
export interface FamilyMemberView {
  readonly person: AccountId;
  readonly side: 'CHILD' | 'RELATIVE';
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
  readonly school: SchoolId;
}

/**
 * One person's account, as its page shows it; places and family are those within reach. Of somebody who has left for a
 * school out of reach, or is in reach through a role alone, it holds no personal data but names (and with a role the
 * login).
 */
export interface AccountView {
  readonly id: AccountId;
  readonly name: PersonName;
  readonly displayName: string;
  /** Empty where it is not shown. */
  readonly login: string;
  /** Whether nothing of the account itself is withheld. */
  readonly inFull: boolean;
  readonly status: AccountStatus;
  readonly civility: Civility | null;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly phones: readonly string[];
  /** How they can be reached, by kind; `null` where it is withheld. */
  readonly contacts: Contacts | null;
  readonly address: PostalAddress | null;
  readonly createdAt: Date;
  /** Ever signed in. */
  readonly activated: boolean;
  readonly affiliations: readonly AffiliationView[];
  readonly family: readonly FamilyMemberView[];
  /** The account it leads to since they were joined, and those that lead to it; as far as they are within reach. */
  readonly joinedTo: AccountId | null;
  readonly joined: readonly AccountId[];
  /** Every school and `<school>/<class>` the person has a place in now, within reach or not: whom a reading concerns. */
  readonly present: { readonly schools: readonly SchoolId[]; readonly classes: readonly string[] };
}

/** What an account is signed in with, without any secret. */
export interface CredentialsView {
  /** As {@link Standing} has them. */
  readonly logins: readonly string[];
  /**
   * `TO_CHANGE`: its owner must choose another; `LOCKED`: it opens nothing until a reset. `TEMPORARY`: made by staff;
   * `EXPIRED`: and its time is over.
   */
  readonly password: 'NONE' | 'GOOD' | 'TO_CHANGE' | 'LOCKED' | 'TEMPORARY' | 'EXPIRED';
  /** When the present password was chosen, or made. */
  readonly passwordSince: Date | null;
  /** Until when a temporary one opens the account, or did. */
  readonly passwordExpiresAt: Date | null;
}

/** What an account is signed in with now, from its stream. */
export class CredentialsOf extends Query<CredentialsView> {
  constructor(
    readonly account: AccountId,
    readonly now: Date,
  ) {
    super();
  }
}

/** One account within reach; `undefined` when there is none. */
export class AccountPage extends Query<AccountView | undefined> {
  constructor(
    readonly id: AccountId,
    readonly reach: Reach,
  ) {
    super();
  }
}

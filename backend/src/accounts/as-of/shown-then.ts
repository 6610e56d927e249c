import { Profile } from '@loge/contracts';
import type { AccountId, Contacts, PersonName, PostalAddress, SchoolId } from '@loge/contracts';
import type { GrantsState, RecordedGrant } from '../../rights/grants.js';
import { heldAt } from '../../rights/held.js';
import { grantsWithin } from '../../rights/reach.js';
import type { Reach } from '../../rights/rights.js';
import { loginsOf, placeKey } from '../account-state.js';
import type { AccountState } from '../account-state.js';
import { statusOf } from '../account.rows.js';
import type { AccountRow, AccountRows, AffiliationRow } from '../account.rows.js';
import type { AccountStatus, CredentialsView } from '../commands.js';
import { passwordOf } from '../credentials.js';
import type { PasswordHistory } from '../credentials.js';

/** How much of an account somebody sees: what of it they see now is what they see of it as it was. */
export interface Sight {
  /** Whether nothing of the account itself is withheld. */
  readonly inFull: boolean;
  /** Whether the login is shown. */
  readonly login: boolean;
  /** The places shown, by `placeKey`. */
  readonly places: ReadonlySet<string>;
  /** How far roles are shown. */
  readonly reach: Reach;
}

/** A place held then. */
export interface PlaceThen {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly since: string;
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  readonly subjects: readonly string[];
  readonly functions: readonly string[];
  readonly formTeacherOf: readonly string[];
}

/** An account as it was, as far as it is shown. */
export interface AccountThen {
  readonly name: PersonName;
  readonly status: AccountStatus;
  readonly civility: string | null;
  readonly birthDate: string | null;
  readonly contacts: Contacts;
  readonly email: string | null;
  readonly phones: readonly string[];
  readonly address: PostalAddress | null;
  readonly activated: boolean;
  readonly logins: readonly string[];
  /** `null` where it is withheld. */
  readonly password: CredentialsView['password'] | null;
  readonly places: readonly PlaceThen[];
  readonly roles: readonly (RecordedGrant & { readonly whole: boolean })[];
}

/** What some of an account's events tell. The rows are those of the read model, folded by the same code. */
export interface Told {
  readonly rows: AccountRows;
  readonly state: AccountState;
  readonly grants: GrantsState;
  readonly password: PasswordHistory;
}

/** What is shown of an account that some events tell of, at an instant; nothing where there is none. */
export function show(
  { rows, state, grants, password }: Told,
  at: Date,
  sight: Sight,
  activatedJoined: ReadonlySet<AccountId>,
): AccountThen | undefined {
  const [account] = rows.accounts.values();
  if (!account) return undefined;
  const held = [...rows.affiliations.values()].filter(({ current }) => current);
  const roles = heldAt(grants.grants, at);
  const { family, given, birth_name: birth, activated_at, closed, joined_to } = account;
  return {
    name: { family, given, ...(birth !== null && { birth }) },
    status: statusOf({ active: roles.length > 0 || held.length > 0, closed, joined_to }),
    ...(sight.inFull ? personal(account, state) : withheld),
    activated: activated_at !== null || [...state.standsFor].some((one) => activatedJoined.has(one)),
    logins: sight.inFull ? loginsOf(state) : sight.login ? [state.login].filter(Boolean) : [],
    password: sight.inFull ? passwordOf(password, at).password : null,
    places: held
      .map(placeThen)
      .filter((place) => sight.places.has(placeKey(place)))
      .sort(bySchool),
    roles: grantsWithin(sight.reach, roles),
  };
}

type Personal = Pick<AccountThen, 'civility' | 'birthDate' | 'contacts' | 'email' | 'phones' | 'address'>;

const withheld: Personal = {
  ...{ civility: null, birthDate: null, contacts: {}, email: null, phones: [], address: null },
};

const personal = (
  { civility, birth_date: birthDate, email, phones }: AccountRow,
  { contacts, address }: AccountState,
): Personal => ({ civility, birthDate, contacts, email, phones, address: address ?? null });

/** A copy: the row goes on changing with the events that follow. */
function placeThen({ school, profile, since, classes, ...row }: AffiliationRow): PlaceThen {
  const { groups, subjects, functions, form_teacher_of: formTeacherOf } = row;
  return {
    school,
    profile: Profile.parse(profile),
    since,
    classes,
    groups,
    subjects,
    functions,
    formTeacherOf,
  };
}

/** As the account's page has them. */
const bySchool = (one: PlaceThen, other: PlaceThen): number =>
  one.school === other.school
    ? Profile.options.indexOf(one.profile) - Profile.options.indexOf(other.profile)
    : one.school < other.school
      ? -1
      : 1;

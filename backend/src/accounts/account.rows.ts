import type { AccountId, LogeEvent, SchoolId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { AccountStatus } from './commands.js';
import { sortKey } from './account.words.js';

/** The events that make the read model of accounts. */
export const projectedTypes = [
  'AccountCreated',
  'AccountRenamed',
  'PersonalDetailsChanged',
  'ContactsChanged',
  'AddressChanged',
  'AccountAffiliated',
  'AffiliationChanged',
  'AffiliationEnded',
  'AccountActivated',
  'AddressConfirmed',
  'LoginChanged',
  'AccountClosed',
  'AccountReopened',
  'AccountsJoined',
  'AccountsParted',
  'RoleGranted',
  'RoleWithdrawn',
] as const;

export type ProjectedEvent = Recorded<Extract<LogeEvent, { type: (typeof projectedTypes)[number] }>>;

/** A row of `read.account`, as JSON. */
export interface AccountRow {
  readonly id: AccountId;
  family: string;
  given: string;
  birth_name: string | null;
  login: string;
  civility: string | null;
  birth_date: string | null;
  email: string | null;
  phones: string[];
  /** Everything of the above by kind. */
  contacts: object;
  address: object | null;
  readonly created_at: string;
  /** The command that created it, by its correlation: of an import, the import's. */
  readonly created_with: string;
  /** When it was first signed in to. */
  activated_at: string | null;
  sort_key: string;
  active: boolean;
  closed: boolean;
  /** The account it leads to since they were joined. */
  joined_to: AccountId | null;
  /** The addresses that the owner confirmed. */
  confirmed: string[];
  /** The contact address and the confirmed ones, as they are compared: what the account is looked up by. */
  addresses: string[];
  /** Everything it is found by, as a `tsvector` is written. */
  terms: string;
}

/** A row of `read.affiliation`, as JSON. */
export interface AffiliationRow {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: string;
  current: boolean;
  /** Of an account that leads to another, which has the place instead: it was held when they were joined. */
  away: boolean;
  since: string;
  ended_at: string | null;
  classes: string[];
  groups: string[];
  subjects: string[];
  functions: string[];
  form_teacher_of: string[];
  level: string | null;
  join_key: string | null;
  /** Given by staff, and named by no import since. */
  by_hand: boolean;
}

/** A row of `read.account_role`, as JSON. */
export interface RoleRow {
  readonly grant_id: string;
  readonly account: AccountId;
  readonly schools: SchoolId[];
  readonly network: string | null;
}

/** A row of `read.family`, as JSON. */
export interface FamilyRow {
  readonly relative: AccountId;
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: string;
  readonly legal_guardian: number;
}

/** A row of `read.named_relative`, as JSON. */
export interface NamedRelativeRow {
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly join_key: string;
  readonly relation: string;
  readonly legal_guardian: number;
}

/** The rows of the accounts that a batch touches, in memory, and what of them is to be written again. */
export interface AccountRows {
  readonly accounts: Map<AccountId, AccountRow>;
  /** By {@link affiliationKey}. */
  readonly affiliations: Map<string, AffiliationRow>;
  readonly roles: Map<string, RoleRow>;
  readonly withdrawn: Set<string>;
  /** The affiliations whose ties were told anew, by {@link affiliationKey}, with their ties. */
  readonly ties: Map<string, Ties>;
}

/** The ties of one affiliation: of a relative to children, of a pupil to named relatives. */
export interface Ties {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: string;
  readonly family: readonly FamilyRow[];
  readonly named: readonly NamedRelativeRow[];
}

/** How an account stands: that it leads to another, or was closed, goes before everything else. */
export function statusOf({
  active,
  closed,
  joined_to,
}: Pick<AccountRow, 'active' | 'closed' | 'joined_to'>): AccountStatus {
  if (joined_to !== null) return 'JOINED';
  if (closed) return 'CLOSED';
  return active ? 'ACTIVE' : 'DEPARTED';
}

export const affiliationKey = (
  account: AccountId,
  { school, profile }: { school: string; profile: string },
) => `${account}/${school}/${profile}`;

/** Whose account an event is about: the name of its stream says so. */
export function accountOf({ stream }: ProjectedEvent): AccountId {
  // The tail of an account's stream is the account's id: the store holds no other.
  return stream.slice('account-'.length) as AccountId;
}

/** Carries one event into the rows. */
export function applyToRows(rows: AccountRows, event: ProjectedEvent): void {
  const id = accountOf(event);
  const account = rows.accounts.get(id);
  switch (event.type) {
    case 'AccountCreated': {
      const { name, civility, birthDate, contacts, address, login } = event.data;
      rows.accounts.set(id, {
        id,
        ...nameColumns(name),
        login,
        ...detailColumns({ civility, birthDate }),
        ...contactColumns(contacts),
        address: address ?? null,
        created_at: event.metadata.occurredAt,
        created_with: event.metadata.correlationId,
        activated_at: null,
        active: false,
        closed: false,
        joined_to: null,
        confirmed: [],
        addresses: [],
        terms: '',
      });
      break;
    }
    case 'AccountRenamed':
      if (account) Object.assign(account, nameColumns(event.data.name));
      break;
    case 'PersonalDetailsChanged':
      if (account) Object.assign(account, detailColumns(event.data));
      break;
    case 'ContactsChanged':
      if (account) Object.assign(account, contactColumns(event.data.contacts));
      break;
    case 'AddressChanged':
      if (account) account.address = event.data.address ?? null;
      break;
    case 'AccountAffiliated':
    case 'AffiliationChanged':
      affiliate(rows, id, event);
      break;
    case 'AffiliationEnded': {
      const key = affiliationKey(id, event.data);
      const affiliation = rows.affiliations.get(key);
      if (affiliation) Object.assign(affiliation, { current: false, ended_at: event.metadata.occurredAt });
      const { school, profile } = event.data;
      rows.ties.set(key, { account: id, school, profile, family: [], named: [] });
      break;
    }
    case 'AccountActivated':
      if (account) account.activated_at ??= event.metadata.occurredAt;
      break;
    case 'AddressConfirmed':
      if (account) account.confirmed = [...new Set([...account.confirmed, event.data.address])];
      break;
    case 'LoginChanged':
      if (account) account.login = event.data.login;
      break;
    case 'AccountClosed':
      if (account) account.closed = true;
      break;
    case 'AccountReopened':
      if (account) account.closed = false;
      break;
    case 'AccountsJoined':
    case 'AccountsParted':
      if (account && event.data.joined === id) lead(rows, account, event);
      break;
    case 'RoleGranted': {
      const { grant, scope } = event.data;
      const schools =
        scope.kind === 'SCHOOLS' ? scope.schools : scope.kind === 'CLASSES' ? [scope.school] : [];
      const network = scope.kind === 'NETWORK' ? scope.network : null;
      rows.withdrawn.delete(grant);
      rows.roles.set(grant, { grant_id: grant, account: id, schools, network });
      break;
    }
    case 'RoleWithdrawn':
      rows.roles.delete(event.data.grant);
      rows.withdrawn.add(event.data.grant);
      break;
  }
}

/** The places of an account that leads to another one are that one's as long as it does. */
function lead(
  rows: AccountRows,
  account: AccountRow,
  { type, data }: Extract<ProjectedEvent, { type: 'AccountsJoined' | 'AccountsParted' }>,
): void {
  const leads = type === 'AccountsJoined';
  account.joined_to = leads ? data.standing : null;
  for (const affiliation of rows.affiliations.values()) {
    const isHeld = leads ? affiliation.current : affiliation.away;
    if (affiliation.account === account.id && isHeld) {
      Object.assign(affiliation, { current: !leads, away: leads });
    }
  }
}

type Affiliating = Extract<ProjectedEvent, { type: 'AccountAffiliated' | 'AffiliationChanged' }>;

function affiliate(rows: AccountRows, account: AccountId, event: Affiliating): void {
  const { type, data, metadata } = event;
  const { school, profile, details, joinKey, relatives } = data;
  const key = affiliationKey(account, data);
  const before = rows.affiliations.get(key);
  rows.affiliations.set(key, {
    account,
    school,
    profile,
    current: true,
    away: false,
    since: type === 'AffiliationChanged' && before ? before.since : metadata.occurredAt,
    ended_at: null,
    classes: details.classes,
    groups: details.groups,
    subjects: details.subjects,
    functions: details.functions.map(({ label, code }) => label ?? code),
    form_teacher_of: details.formTeacherOf,
    level: details.level ?? null,
    join_key: joinKey ?? null,
    by_hand: event.type === 'AccountAffiliated' && event.data.byHand === true,
  });
  const family = details.children.map(({ child, relation, legalGuardian }) => ({
    relative: account,
    child,
    school,
    relation,
    legal_guardian: legalGuardian,
  }));
  const named = relatives.map(({ joinKey: named_key, relation, legalGuardian }) => ({
    child: account,
    school,
    join_key: named_key,
    relation,
    legal_guardian: legalGuardian,
  }));
  rows.ties.set(key, { account, school, profile, family, named });
}

type Created = Extract<ProjectedEvent, { type: 'AccountCreated' }>['data'];

function nameColumns({ family, given, birth }: Created['name']) {
  return { family, given, birth_name: birth ?? null, sort_key: sortKey(family, given) };
}

function detailColumns({ civility, birthDate }: Pick<Created, 'civility' | 'birthDate'>) {
  return { civility: civility ?? null, birth_date: birthDate || null };
}

function contactColumns(contacts: Created['contacts']) {
  const { email, homePhone, workPhone, mobile, smsMobile } = contacts;
  const phones = [mobile, smsMobile, homePhone, workPhone].filter((phone): phone is string => Boolean(phone));
  return { email: email || null, phones: [...new Set(phones)], contacts };
}

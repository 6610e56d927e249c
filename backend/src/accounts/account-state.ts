import { accountStream } from '@loge/contracts';
import type {
  AccountId,
  AffiliationDetails,
  AffiliationEnded,
  Civility,
  Contacts,
  EventId,
  EventOf,
  LogeEvent,
  NamedRelative,
  PersonName,
  PostalAddress,
  Profile,
  SchoolId,
  SignInMethod,
} from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';
import type { JoinKeyKind } from './commands.js';
import { evolveJoined, joins, notJoined } from './joined-state.js';
import type { Joined } from './joined-state.js';

/** A place in a school, now or once. */
export interface HeldAffiliation {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly details: AffiliationDetails;
  readonly relatives: readonly NamedRelative[];
  readonly joinKey?: string;
  readonly current: boolean;
  /** Staff gave it, and no import has named it since: none ends it (KO-11). */
  readonly byHand?: boolean;
}

/** What this room needs to know of an account. */
export interface AccountState extends Joined {
  /** The event that made it; every claim of the account is carried by it. Absent while there is no account. */
  readonly createdBy?: EventId;
  readonly login: string;
  readonly name: PersonName;
  readonly civility?: Civility;
  readonly birthDate?: string;
  readonly contacts: Contacts;
  /** What the directory said of them last: what staff changed stands until it says otherwise. */
  readonly directoryContacts: Contacts;
  readonly address?: PostalAddress;
  /** Whether a directory or staff made it, so that it may be known again by names in a school without join keys. */
  readonly isMember: boolean;
  /** By {@link placeKey}. */
  readonly affiliations: ReadonlyMap<string, HeldAffiliation>;
  /** The places it had itself when others came to lead here, by those others. */
  readonly ownPlaces: ReadonlyMap<AccountId, ReadonlyMap<string, HeldAffiliation>>;
  readonly activated: ReadonlySet<SignInMethod>;
  /** Nobody signs in to it until it is opened again. */
  readonly closed: boolean;
  /** The addresses that the owner confirmed, and whether each is a login of the account. */
  readonly confirmed: ReadonlyMap<string, { readonly isLogin: boolean }>;
  /** Whether the owner confirmed an address, or reset the password by mail, since staff made a temporary one last. */
  readonly hasProvenAddress: boolean;
}

/** An affiliation is named by account, school and profile: here the latter two. */
export const placeKey = ({ school, profile }: { school: SchoolId; profile: Profile }): string =>
  `${school}/${profile}`;

/** The kind of record that tells of a profile. */
export function recordKindOf(profile: Profile): JoinKeyKind {
  return profile === 'PUPIL' || profile === 'RELATIVE' ? profile : 'STAFF';
}

const nobody: AccountState = {
  login: '',
  name: { family: '', given: '' },
  contacts: {},
  directoryContacts: {},
  isMember: false,
  affiliations: new Map(),
  ownPlaces: new Map(),
  activated: new Set(),
  closed: false,
  confirmed: new Map(),
  hasProvenAddress: false,
  ...notJoined,
};

/** `event` with the id it has, or will have, in the store. What joins accounts is {@link accountFold}'s. */
export function evolve(state: AccountState, event: LogeEvent, id: EventId): AccountState {
  switch (event.type) {
    case 'AccountCreated': {
      const { origin, name, civility, birthDate, contacts, address, login } = event.data;
      const directoryContacts = origin === 'STAFF' ? {} : contacts;
      const isMember = origin === 'DIRECTORY' || origin === 'STAFF';
      const person = { name, civility, birthDate, contacts, directoryContacts, address, login };
      return { ...state, createdBy: id, isMember, ...person };
    }
    case 'AccountRenamed':
      return { ...state, name: event.data.name };
    case 'PersonalDetailsChanged':
      return { ...state, civility: event.data.civility, birthDate: event.data.birthDate };
    case 'ContactsChanged':
      return {
        ...state,
        contacts: event.data.contacts,
        ...(!event.data.byHand && { directoryContacts: event.data.contacts }),
      };
    case 'AddressChanged':
      return { ...state, address: event.data.address };
    case 'AccountAffiliated':
    case 'AffiliationChanged': {
      const { school, profile, details, relatives, joinKey } = event.data;
      const byHand = event.type === 'AccountAffiliated' && event.data.byHand === true;
      return withPlace(state, { school, profile, details, relatives, joinKey, byHand, current: true });
    }
    case 'AffiliationEnded': {
      const held = state.affiliations.get(placeKey(event.data));
      return held ? withPlace(state, { ...held, current: false }) : state;
    }
    case 'AccountActivated':
      return { ...state, activated: new Set([...state.activated, event.data.by]) };
    case 'AddressConfirmed': {
      const { address, isLogin } = event.data;
      const confirmed = new Map(state.confirmed).set(address, { isLogin });
      return { ...state, confirmed, hasProvenAddress: true };
    }
    case 'PasswordReset':
      return { ...state, hasProvenAddress: true };
    case 'TemporaryPasswordMade':
      return { ...state, hasProvenAddress: false };
    case 'LoginChanged':
      return { ...state, login: event.data.login };
    case 'AccountClosed':
      return { ...state, closed: true };
    case 'AccountReopened':
      return { ...state, closed: false };
    default:
      return state;
  }
}

function withPlace(state: AccountState, place: HeldAffiliation): AccountState {
  return { ...state, affiliations: new Map(state.affiliations).set(placeKey(place), place) };
}

/** How handlers fold an account's stream. */
export const accountFold: Fold<AccountState> = {
  initial: nobody,
  evolve: (state, recorded) => {
    const next = evolve(state, recorded, recorded.metadata.id);
    if (!joins(recorded)) return next;
    const { standing, joined } = recorded.data;
    const takesIn = recorded.type === 'AccountsJoined' && recorded.stream === accountStream(standing);
    const ownPlaces = takesIn ? new Map(state.ownPlaces).set(joined, state.affiliations) : state.ownPlaces;
    return { ...next, ownPlaces, ...evolveJoined(state, recorded) };
  },
};

/** What can be typed to sign in: the login it was made with, or given last, first. Erased ones are none. */
export function loginsOf({ login, confirmed }: Pick<AccountState, 'login' | 'confirmed'>): string[] {
  const addresses = [...confirmed].flatMap(([address, { isLogin }]) => (isLogin ? [address] : []));
  return unique([login, ...addresses]).filter(Boolean);
}

/** The places somebody has now. */
export function present(state: AccountState): HeldAffiliation[] {
  return [...state.affiliations.values()].filter(({ current }) => current);
}

/** What a fact about a place needs to know of it. */
export type Place = Pick<HeldAffiliation, 'school' | 'profile' | 'details'>;

/** Whom and where a fact concerns: the schools and classes of these places. */
export function aboutPlaces(subject: AccountId, held: readonly Place[]): Fact['about'] {
  const classes = held.flatMap(({ school, details }) => details.classes.map((code) => `${school}/${code}`));
  return { subject, schools: unique(held.map(({ school }) => school)), classes: unique(classes) };
}

/** The end of a place, with what it was. */
export function ended(
  account: AccountId,
  held: HeldAffiliation,
  cause: EventOf<typeof AffiliationEnded>['data']['cause'],
): Fact {
  const { school, profile, details } = held;
  return {
    event: { type: 'AffiliationEnded', data: { school, profile, details, cause } },
    about: aboutPlaces(account, [held]),
  };
}

/** Each value once. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

import { isDeepStrictEqual } from 'node:util';
import { LogeError } from '@loge/contracts';
import type {
  AccountId,
  AffiliationDetails,
  Civility,
  Contacts,
  EventId,
  LogeEvent,
  NamedRelative,
  PersonName,
  PostalAddress,
  Profile,
  SchoolId,
} from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';
import type { JoinKeyKind, PersonRecord, RecordedAffiliation } from './commands.js';

/** A place in a school, now or once. */
export interface HeldAffiliation {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly details: AffiliationDetails;
  readonly relatives: readonly NamedRelative[];
  readonly joinKey?: string;
  readonly current: boolean;
}

/** What this room needs to know of an account. */
export interface AccountState {
  /** The event that made it; every claim of the account is carried by it. Absent while there is no account. */
  readonly createdBy?: EventId;
  readonly login: string;
  readonly name: PersonName;
  readonly civility?: Civility;
  readonly birthDate?: string;
  readonly contacts: Contacts;
  readonly address?: PostalAddress;
  /** By {@link placeKey}. */
  readonly affiliations: ReadonlyMap<string, HeldAffiliation>;
  readonly activated: ReadonlySet<'PASSWORD'>;
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
  affiliations: new Map(),
  activated: new Set(),
};

/** `event` with the id it has, or will have, in the store. */
export function evolve(state: AccountState, event: LogeEvent, id: EventId): AccountState {
  switch (event.type) {
    case 'AccountCreated': {
      const { name, civility, birthDate, contacts, address, login } = event.data;
      return { ...state, createdBy: id, name, civility, birthDate, contacts, address, login };
    }
    case 'AccountRenamed':
      return { ...state, name: event.data.name };
    case 'PersonalDetailsChanged':
      return { ...state, civility: event.data.civility, birthDate: event.data.birthDate };
    case 'ContactsChanged':
      return { ...state, contacts: event.data.contacts };
    case 'AddressChanged':
      return { ...state, address: event.data.address };
    case 'AccountAffiliated':
    case 'AffiliationChanged': {
      const { school, profile, details, relatives, joinKey } = event.data;
      return withPlace(state, { school, profile, details, relatives, joinKey, current: true });
    }
    case 'AffiliationEnded': {
      const held = state.affiliations.get(placeKey(event.data));
      return held ? withPlace(state, { ...held, current: false }) : state;
    }
    case 'AccountActivated':
      return { ...state, activated: new Set([...state.activated, event.data.by]) };
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
  evolve: (state, recorded) => evolve(state, recorded, recorded.metadata.id),
};

/** What can be asked of an account. */
export type AccountCommand =
  | {
      readonly type: 'create';
      readonly account: AccountId;
      readonly event: EventId;
      readonly origin: 'INVITATION' | 'COMMAND_LINE';
      readonly name: PersonName;
      readonly contacts: Contacts;
      readonly login: string;
      readonly schools: readonly SchoolId[];
    }
  | {
      readonly type: 'record';
      readonly account: AccountId;
      readonly record: PersonRecord;
      /** The event and login of an account that is made now; not looked at when there is one already. */
      readonly creation?: { readonly event: EventId; readonly login: string };
    }
  | {
      readonly type: 'end';
      readonly account: AccountId;
      readonly places: readonly { readonly school: SchoolId; readonly profile: Profile }[];
    }
  | { readonly type: 'activate'; readonly account: AccountId; readonly by: 'PASSWORD' };

/**
 * What a command makes of an account: facts to append, none when nothing changes.
 * @throws LogeError `JOIN_KEY_OTHER_KIND` when the key names another kind of record already; `NOT_FOUND` when an
 * account is activated that does not exist; `CONFLICT` when one is created that does.
 */
export function decide(command: AccountCommand, state: AccountState): Fact[] {
  switch (command.type) {
    case 'create':
      return create(command, state);
    case 'record':
      return record(command, state);
    case 'end':
      return end(command, state);
    case 'activate':
      return activate(command, state);
  }
}

type Asked<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>;

function create(command: Asked<'create'>, state: AccountState): Fact[] {
  if (state.createdBy) throw new LogeError('CONFLICT');
  const { account, event, origin, name, contacts, login, schools } = command;
  return [
    {
      event: { type: 'AccountCreated', data: { origin, name, contacts, login } },
      about: { id: event, subject: account, schools: unique(schools), classes: [] },
    },
  ];
}

function activate(command: Asked<'activate'>, state: AccountState): Fact[] {
  if (!state.createdBy) throw new LogeError('NOT_FOUND');
  if (state.activated.has(command.by)) return [];
  const places = present(state);
  return [
    {
      event: { type: 'AccountActivated', data: { by: command.by } },
      about: aboutPlaces(command.account, places),
    },
  ];
}

function end(command: Asked<'end'>, state: AccountState): Fact[] {
  const facts: Fact[] = [];
  for (const key of new Set(command.places.map(placeKey))) {
    const held = state.affiliations.get(key);
    if (held?.current) facts.push(ended(command.account, held, 'DEPARTED'));
  }
  return facts;
}

function record(command: Asked<'record'>, state: AccountState): Fact[] {
  const { account, record: told, creation } = command;
  refuseOtherKind(told, state);
  const recorded = places(told);
  if (!state.createdBy && !creation) throw new Error('A record made for no account needs a creation.');
  const about = aboutPlaces(account, state.createdBy ? placesAfter(state, told, recorded) : recorded);
  const facts =
    state.createdBy || !creation
      ? personChanges(told.person, state, about)
      : [
          {
            event: {
              type: 'AccountCreated' as const,
              data: { origin: 'DIRECTORY' as const, ...told.person, login: creation.login },
            },
            about: { ...about, id: creation.event },
          },
        ];
  return [...facts, ...placeChanges(account, told, recorded, state)];
}

function refuseOtherKind({ identity, affiliations }: PersonRecord, state: AccountState): void {
  if (identity.kind !== 'join-key') return;
  const others = [...state.affiliations.values()].filter(
    (held) => held.joinKey === identity.joinKey && recordKindOf(held.profile) !== identity.recordKind,
  );
  const own = affiliations.filter(({ profile }) => recordKindOf(profile) !== identity.recordKind);
  if (others.length > 0 || own.length > 0) throw new LogeError('JOIN_KEY_OTHER_KIND');
}

/** The places a record tells of, one for each school and profile, with the key the record is known by. */
function places({ identity, affiliations }: PersonRecord): RecordedAffiliation[] {
  const joinKey = identity.kind === 'join-key' ? identity.joinKey : undefined;
  const byPlace = new Map<string, RecordedAffiliation>();
  for (const told of affiliations) {
    if (!byPlace.has(placeKey(told)))
      byPlace.set(placeKey(told), { ...told, joinKey: told.joinKey ?? joinKey });
  }
  return [...byPlace.values()];
}

function personChanges(person: PersonRecord['person'], state: AccountState, about: Fact['about']): Fact[] {
  const { name, civility, birthDate, contacts, address } = person;
  const facts: Fact[] = [];
  if (!same(name, state.name)) {
    facts.push({ event: { type: 'AccountRenamed', data: { name, previousName: state.name } }, about });
  }
  if (civility !== state.civility || birthDate !== state.birthDate) {
    const previous = { previousCivility: state.civility, previousBirthDate: state.birthDate };
    facts.push({
      event: { type: 'PersonalDetailsChanged', data: { civility, birthDate, ...previous } },
      about,
    });
  }
  if (!same(contacts, state.contacts)) {
    const data = { contacts, previousContacts: state.contacts };
    facts.push({ event: { type: 'ContactsChanged', data }, about });
  }
  if (!same(address, state.address)) {
    facts.push({
      event: { type: 'AddressChanged', data: { address, previousAddress: state.address } },
      about,
    });
  }
  return facts;
}

function placeChanges(
  account: AccountId,
  told: PersonRecord,
  recorded: readonly RecordedAffiliation[],
  state: AccountState,
): Fact[] {
  const facts = replaced(told, recorded, state).map((held) => ended(account, held, 'PROFILE_CHANGED'));
  for (const place of recorded) {
    const { school, profile, details, joinKey } = place;
    const relatives = [...place.relatives];
    const held = state.affiliations.get(placeKey(place));
    if (!held?.current) {
      facts.push({
        event: { type: 'AccountAffiliated', data: { school, profile, details, joinKey, relatives } },
        about: aboutPlaces(account, [place]),
      });
    } else if (!samePlace(held, place)) {
      const previous = { previousDetails: held.details, previousRelatives: [...held.relatives] };
      facts.push({
        event: {
          type: 'AffiliationChanged',
          data: { school, profile, details, joinKey, relatives, ...previous },
        },
        about: aboutPlaces(account, [place, held]),
      });
    }
  }
  return facts;
}

/** The places that another profile of the same kind of record has taken over, in schools told about completely. */
function replaced(
  { authoritativeSchools }: PersonRecord,
  recorded: readonly RecordedAffiliation[],
  state: AccountState,
): HeldAffiliation[] {
  return present(state).filter(
    (held) =>
      authoritativeSchools.includes(held.school) &&
      !recorded.some((place) => placeKey(place) === placeKey(held)) &&
      recorded.some(
        ({ school, profile }) =>
          school === held.school && recordKindOf(profile) === recordKindOf(held.profile),
      ),
  );
}

function ended(account: AccountId, held: HeldAffiliation, cause: 'DEPARTED' | 'PROFILE_CHANGED'): Fact {
  const { school, profile, details } = held;
  return {
    event: { type: 'AffiliationEnded', data: { school, profile, details, cause } },
    about: aboutPlaces(account, [held]),
  };
}

function present(state: AccountState): HeldAffiliation[] {
  return [...state.affiliations.values()].filter(({ current }) => current);
}

type Place = Pick<HeldAffiliation, 'school' | 'profile' | 'details'>;

/** Where the person will have a place once the record is taken. */
function placesAfter(
  state: AccountState,
  told: PersonRecord,
  recorded: readonly RecordedAffiliation[],
): Place[] {
  const over = new Set(replaced(told, recorded, state).map(placeKey));
  const named = new Set(recorded.map(placeKey));
  const kept = present(state).filter((held) => !over.has(placeKey(held)) && !named.has(placeKey(held)));
  return [...kept, ...recorded];
}

function aboutPlaces(subject: AccountId, held: readonly Place[]): Fact['about'] {
  const classes = held.flatMap(({ school, details }) => details.classes.map((code) => `${school}/${code}`));
  return { subject, schools: unique(held.map(({ school }) => school)), classes: unique(classes) };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Equal but for absent fields and the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Files list classes, groups and children in any order: that is no change. */
function samePlace(held: HeldAffiliation, told: RecordedAffiliation): boolean {
  return (
    held.joinKey === told.joinKey &&
    same(inOrder(held.details), inOrder(told.details)) &&
    same(sorted(held.relatives), sorted(told.relatives))
  );
}

function inOrder(details: AffiliationDetails): unknown {
  const entries = Object.entries(details).map(([field, value]) => [
    field,
    Array.isArray(value) ? sorted<unknown>(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function sorted<T>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

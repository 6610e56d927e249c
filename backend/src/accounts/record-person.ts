import { LogeError } from '@loge/contracts';
import type { AccountId, EventId } from '@loge/contracts';
import type { Fact } from '../event-store/streams.js';
import { aboutPlaces, ended, placeKey, present, recordKindOf } from './account-state.js';
import type { AccountState, HeldAffiliation, Place } from './account-state.js';
import type { MayChange, PersonRecord, RecordedAffiliation } from './commands.js';
import { completed } from './partial-record.js';
import { same, samePlace } from './sameness.js';

/** The event and the login of an account that is made now; its claims name them already. */
export interface Creation {
  readonly event: EventId;
  readonly login: string;
}

/**
 * Takes a person's record to an account: made when there is none, else changed where the record says otherwise. Of
 * somebody with a place beyond the importer's scope only the places change: a join key that anybody can write into a
 * file gives no say over a name, an address or a birth date that another school keeps. So it is with the record of an
 * account that leads to this one: who the person is, this one's own record says.
 */
export function recordPerson(
  {
    account,
    record,
    creation,
    mayChange,
    ofJoined = false,
  }: {
    readonly account: AccountId;
    readonly record: PersonRecord;
    readonly creation?: Creation;
    readonly mayChange?: MayChange;
    readonly ofJoined?: boolean;
  },
  state: AccountState,
): Fact[] {
  const told = completed(record, state);
  refuseOtherKind(told, state);
  const recorded = ofJoined ? places(told).filter((place) => !isUnderOtherKey(place, state)) : places(told);
  if (!state.createdBy && !creation) throw new Error('A record made for no account needs a creation.');
  const changes = placeChanges(account, told, recorded, state);
  if (ofJoined || isBeyond(state, mayChange)) return changes;
  const after = state.createdBy ? placesAfter(state, told, recorded) : recorded;
  // Whoever has no place, and is given none, is within nobody's scope.
  if (told.partial && after.length === 0) return changes;
  const about = aboutPlaces(account, after);
  const facts =
    state.createdBy || !creation
      ? personChanges(told.person, state, about)
      : [made(told.person, creation, about)];
  return [...facts, ...changes];
}

/** Whether the account has this place under its own key: two records that tell of one place would undo each other. */
function isUnderOtherKey(place: RecordedAffiliation, state: AccountState): boolean {
  const held = state.affiliations.get(placeKey(place));
  return Boolean(held?.current && held.joinKey && place.joinKey && held.joinKey !== place.joinKey);
}

/** Whether somebody has a place in a school that the importer may not change: then only places are recorded. */
export function isBeyond(state: AccountState, mayChange: MayChange | undefined): boolean {
  return mayChange !== undefined && present(state).some(({ school }) => !mayChange(school));
}

function made(person: PersonRecord['person'], { event, login }: Creation, about: Fact['about']): Fact {
  // Named one by one: an event takes no field that it does not know.
  const { name, civility, birthDate, contacts, address } = person;
  const data = { origin: 'DIRECTORY', name, civility, birthDate, contacts, address, login } as const;
  return { event: { type: 'AccountCreated', data }, about: { ...about, id: event } };
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
  // What staff changed stands until the directory says something else than it said last.
  if (!same(contacts, state.directoryContacts)) {
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
    } else if (held.byHand || !samePlace(held, place)) {
      // A place that staff gave is the directory's from when it names it, be it in the same words.
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
      !held.byHand &&
      authoritativeSchools.includes(held.school) &&
      !recorded.some((place) => placeKey(place) === placeKey(held)) &&
      recorded.some(
        ({ school, profile }) =>
          school === held.school && recordKindOf(profile) === recordKindOf(held.profile),
      ),
  );
}

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

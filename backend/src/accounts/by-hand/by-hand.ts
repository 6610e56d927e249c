import { LogeError } from '@loge/contracts';
import type { AccountId, AffiliationDetails, Contacts, EventId, Profile, SchoolId } from '@loge/contracts';
import type { Fact } from '../../event-store/streams.js';
import type { Authority } from '../../rights/authority.js';
import { reaches } from '../../rights/rights.js';
import { aboutPlaces, ended, placeKey } from '../account-state.js';
import { aboutAll, requireMayAct } from '../closing.js';
import type { ActAsked, ClosingState } from '../closing.js';
import { same } from '../sameness.js';
import type { ContactsByHand, PersonByHand, PlaceByHand } from './commands.js';

/**
 * Whether the authority may give people places in a school at all.
 * @throws LogeError `REASON_REQUIRED`, `FORBIDDEN` for a school beyond its reach.
 */
export function requireMayGive(
  { school }: Pick<PlaceByHand, 'school'>,
  authority: Authority,
  reason: string | undefined,
): void {
  if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
  if (authority.kind === 'person' && !reaches(authority.reach, school)) throw new LogeError('FORBIDDEN');
}

/**
 * An account made by staff, with its place, in one breath.
 * @throws LogeError those of {@link requireMayGive}, `CONFLICT` where there is an account already.
 */
export function createByHand(
  asked: {
    readonly account: AccountId;
    /** The event to come, which the claims name. */
    readonly event: EventId;
    readonly login: string;
    readonly person: PersonByHand;
    readonly place: PlaceByHand;
    readonly reason?: string;
  },
  authority: Authority,
  state: ClosingState,
): Fact[] {
  const { account, event, login, person, place, reason } = asked;
  requireMayGive(place, authority, reason);
  if (state.account.createdBy) throw new LogeError('CONFLICT');
  const given = affiliation(account, place);
  const { name, civility, birthDate, contacts } = person;
  const data = { origin: 'STAFF', name, civility, birthDate, contacts, login } as const;
  return [{ event: { type: 'AccountCreated', data }, about: { ...given.about, id: event } }, given];
}

/**
 * Other contacts, until the directory's own record changes. What its owner confirmed stays what opens the account, and
 * mails go there (`mailAddressOf`); without a confirmed address they go where staff say, who could as well make a
 * temporary password: the same scope and rank are asked for. Of somebody with a role they then go nowhere.
 * @throws LogeError those of `ChangeContacts`.
 */
export function changeContacts(
  asked: ActAsked & { readonly contacts: ContactsByHand },
  authority: Authority,
  state: ClosingState,
): Fact[] {
  requireMayChange(asked, authority, state);
  const previousContacts = state.account.contacts;
  const contacts = withNumberForTexts(asked.contacts, previousContacts);
  if (same(filled(contacts), filled(previousContacts))) return [];
  const data = { contacts, previousContacts, byHand: true } as const;
  return [{ event: { type: 'ContactsChanged', data }, about: aboutAll(asked.account, state) }];
}

/**
 * Another place, given by staff. One that is held stays as it is.
 * @throws LogeError those of `AddPlace` but about what the school has.
 */
export function addPlace(
  asked: ActAsked & { readonly place: PlaceByHand },
  authority: Authority,
  state: ClosingState,
): Fact[] {
  requireMayGive(asked.place, authority, asked.reason);
  requireMayChange(asked, authority, state);
  if (state.account.affiliations.get(placeKey(asked.place))?.current) return [];
  return [affiliation(asked.account, asked.place)];
}

/**
 * The end of a place that staff gave.
 * @throws LogeError those of `EndPlace`.
 */
export function endPlace(
  asked: ActAsked & { readonly place: { readonly school: SchoolId; readonly profile: Profile } },
  authority: Authority,
  state: ClosingState,
): Fact[] {
  requireMayChange(asked, authority, state);
  const held = state.account.affiliations.get(placeKey(asked.place));
  if (!held?.current) return [];
  if (!held.byHand) throw new LogeError('PLACE_FROM_DIRECTORY');
  return [ended(asked.account, held, 'ENDED_BY_STAFF')];
}

function requireMayChange(asked: ActAsked, authority: Authority, state: ClosingState): void {
  requireMayAct(asked, authority, state);
  if (state.account.joinedTo) throw new LogeError('FORBIDDEN');
}

/** A directory may know another number for text messages: staff, who see one mobile, change both or none. */
function withNumberForTexts(asked: ContactsByHand, { mobile, smsMobile }: Contacts): Contacts {
  const isKept = smsMobile && asked.mobile === (mobile || smsMobile);
  return isKept ? { ...asked, mobile, smsMobile } : asked;
}

/** What is not known may be absent or empty. */
const filled = (contacts: Contacts) =>
  Object.fromEntries(Object.entries(contacts).filter(([, value]) => Boolean(value)));

function affiliation(account: AccountId, place: PlaceByHand): Fact {
  const { school, profile } = place;
  const details = detailsOf(place);
  return {
    event: {
      type: 'AccountAffiliated',
      data: { school, profile, details, relatives: [], byHand: true },
    },
    about: aboutPlaces(account, [{ school, profile, details }]),
  };
}

/** A function that staff put in words has no code of the directory. */
function detailsOf({ classes, children, function: label }: PlaceByHand): AffiliationDetails {
  return {
    ...{ classes: [...classes], groups: [], subjects: [], formTeacherOf: [], children: [...children] },
    functions: label ? [{ code: '', label }] : [],
  };
}

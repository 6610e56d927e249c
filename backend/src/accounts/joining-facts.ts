import { LogeError } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Fact } from '../event-store/streams.js';
import { aboutPlaces, ended, placeKey, present, recordKindOf } from './account-state.js';
import type { AccountState, HeldAffiliation } from './account-state.js';
import type { ClosingState } from './closing.js';
import { canLead } from './joining.js';
import type { Joining } from './joining.js';

/** What is joined, and who said that it is one person's. */
export type JoiningTold = Joining & { readonly by: 'OWNER' | 'ADMINISTRATOR' };

/** The first half, on the standing account: it has the places of the other one too. What it has already stays. */
export function takeIn(told: JoiningTold, joined: AccountState, own: AccountState): Fact[] {
  const { standing } = told;
  const held = new Set(present(own).map(placeKey));
  const coming = present(joined).filter((place) => !held.has(placeKey(place)));
  const affiliated = coming.map((place) => affiliation(standing, place));
  if (own.standsFor.has(told.joined)) return affiliated;
  return [
    { event: joiningEvent(told), about: aboutPlaces(standing, [...present(own), ...coming]) },
    ...affiliated,
  ];
}

/**
 * The second half, on the joined account: it leads to the other one. Nothing when it does.
 * @throws LogeError `ACCOUNTS_NOT_JOINABLE` when it leads elsewhere meanwhile, got a role, or was closed.
 */
export function leadTo(told: JoiningTold, joined: ClosingState): Fact[] {
  if (!canLead(told.standing, joined)) throw new LogeError('ACCOUNTS_NOT_JOINABLE');
  if (joined.account.joinedTo === told.standing) return [];
  return [{ event: joiningEvent(told), about: aboutPlaces(told.joined, present(joined.account)) }];
}

/** On the standing account: the places that came with the other one go, as they are now. Nothing where it has none. */
export function giveUp({ standing, joined }: Joining, other: AccountState, own: AccountState): Fact[] {
  if (!own.standsFor.has(joined)) return [];
  const came = present(own).filter((place) => cameWith(other, place));
  return [
    {
      event: { type: 'AccountsParted', data: { standing, joined } },
      about: aboutPlaces(standing, present(own)),
    },
    ...came.map((place) => ended(standing, place, 'ACCOUNTS_PARTED')),
  ];
}

/**
 * On the joined account: it is one of its own again, with the places that it had, but those that ended meanwhile: a
 * login that opens again opens no school that its owner has left. What else imports told of the places, they told the
 * other account; the next import mends it here.
 * @param other the standing account before it gives up anything.
 */
export function standAlone({ standing, joined }: Joining, own: AccountState, other: AccountState): Fact[] {
  if (own.joinedTo !== standing) return [];
  const left = present(own).filter((place) => !present(other).some((held) => isSamePart(held, place)));
  return [
    {
      event: { type: 'AccountsParted', data: { standing, joined } },
      about: aboutPlaces(joined, present(own)),
    },
    ...left.map((place) => ended(joined, place, 'DEPARTED')),
  ];
}

const isSamePart = (one: HeldAffiliation, other: HeldAffiliation): boolean =>
  one.school === other.school && recordKindOf(one.profile) === recordKindOf(other.profile);

/**
 * Whether a place is one of the account's, or was told of since: under its join key, or as the same part in the same
 * school, which two accounts that are joined do not both play, unless under two keys.
 */
function cameWith(other: AccountState, place: HeldAffiliation): boolean {
  const { joinKey } = place;
  const theirs = [...other.affiliations.values()];
  const isUnderKey = joinKey !== undefined && theirs.some((held) => held.joinKey === joinKey);
  const isTheirPart = present(other).some(
    (held) => isSamePart(held, place) && (held.joinKey === undefined || joinKey === undefined),
  );
  return isUnderKey || isTheirPart;
}

const joiningEvent = ({ standing, joined, by }: JoiningTold): Fact['event'] => ({
  type: 'AccountsJoined',
  data: { standing, joined, by },
});

function affiliation(account: AccountId, place: HeldAffiliation): Fact {
  const { school, profile, details, joinKey, relatives } = place;
  return {
    event: {
      type: 'AccountAffiliated',
      data: { school, profile, details, joinKey, relatives: [...relatives] },
    },
    about: aboutPlaces(account, [place]),
  };
}

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
  const held = new Map(present(own).map((place) => [placeKey(place), place]));
  const coming = present(joined).filter((place) => !held.has(placeKey(place)));
  const affiliated = [
    ...coming.map((place) => affiliation(standing, place)),
    ...present(joined).flatMap((place) => {
      const mine = held.get(placeKey(place));
      return mine?.byHand && !place.byHand ? [named(standing, mine, place)] : [];
    }),
  ];
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

/**
 * On the standing account: the places that came with the other one go, as they are now; those it had itself stay, and
 * are what staff gave again where the other's took their place. Nothing where it has not taken the other one in.
 */
export function giveUp({ standing, joined }: Joining, other: AccountState, own: AccountState): Fact[] {
  if (!own.standsFor.has(joined)) return [];
  const before = own.ownPlaces.get(joined);
  const gone = present(own).flatMap((place): Fact[] => {
    const mine = before?.get(placeKey(place));
    const isMine = mine?.current && mine.byHand === place.byHand && mine.joinKey === place.joinKey;
    if (isMine || !cameWith(other, place)) return [];
    return [
      ended(standing, place, 'ACCOUNTS_PARTED'),
      ...(mine?.current && mine.byHand ? [affiliation(standing, mine)] : []),
    ];
  });
  return [
    {
      event: { type: 'AccountsParted', data: { standing, joined } },
      about: aboutPlaces(standing, present(own)),
    },
    ...gone,
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
  const left = present(own).filter((place) => !present(other).some((held) => standsIn(held, place)));
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

/** Whether the place that the other account has is still this one: no record moves one that staff gave. */
const standsIn = (held: HeldAffiliation, place: HeldAffiliation): boolean =>
  place.byHand ? placeKey(held) === placeKey(place) : isSamePart(held, place);

/**
 * Whether a place is one of the account's, or was told of since: under its join key, or as the same part in the same
 * school, which two accounts that are joined do not both play, unless under two keys.
 */
function cameWith(other: AccountState, place: HeldAffiliation): boolean {
  const { joinKey } = place;
  if (place.byHand) return other.affiliations.get(placeKey(place))?.byHand === true;
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
  const { school, profile, details, joinKey, relatives, byHand } = place;
  return {
    event: {
      type: 'AccountAffiliated',
      data: {
        ...{ school, profile, details, joinKey, relatives: [...relatives] },
        ...(byHand && { byHand }),
      },
    },
    about: aboutPlaces(account, [place]),
  };
}

/** A place that staff gave, as the directory names it for the other account. */
function named(account: AccountId, mine: HeldAffiliation, place: HeldAffiliation): Fact {
  const { school, profile, details, joinKey } = place;
  const now = { details, joinKey, relatives: [...place.relatives] };
  const previous = { previousDetails: mine.details, previousRelatives: [...mine.relatives] };
  return {
    event: { type: 'AffiliationChanged', data: { school, profile, ...now, ...previous } },
    about: aboutPlaces(account, [place, mine]),
  };
}

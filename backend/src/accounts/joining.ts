import { LogeError } from '@loge/contracts';
import type { AccountId, PersonName } from '@loge/contracts';
import { requireAuthorityOverAll } from '../rights/authority.js';
import type { Authority } from '../rights/authority.js';
import { present, recordKindOf } from './account-state.js';
import type { AccountState } from './account-state.js';
import type { ClosingState } from './closing.js';
import { compared } from './identities.js';
import { normaliseLogin } from './login.js';

/** Which accounts are one person's. */
export interface Joining {
  /**
   * The one that goes on. Where its owner says so it is the one they are signed in to, not the elder one as the design
   * had it: it has the password, the sessions and the roles that are in use, and the elder may never have been used.
   */
  readonly standing: AccountId;
  /** The one that leads to it. */
  readonly joined: AccountId;
}

/** Both accounts, each from its own stream. */
export interface Pair {
  readonly standing: ClosingState;
  readonly joined: ClosingState;
}

/** Whether two accounts are joined on both streams. */
export function areJoined({ standing, joined }: Joining, pair: Pair): boolean {
  return pair.standing.account.standsFor.has(joined) && pair.joined.account.joinedTo === standing;
}

/**
 * Whether two accounts are joined by half: the work was interrupted between the two streams. Joining again ends it.
 */
export function isHalfJoined({ standing, joined }: Joining, pair: Pair): boolean {
  return pair.standing.account.standsFor.has(joined) !== (pair.joined.account.joinedTo === standing);
}

/**
 * Whether the owner of the standing account is asked if the other one is theirs too, and may say so: both are open,
 * the other has no role and no say over a third one, and what each shows of the person agrees: the other's mails go to
 * an address that the owner confirmed, the name, the birth date where both have one. Nobody got in with a temporary
 * password since the owner proved that address last: who made it may reach this account, and not the other. It has places in other schools only, for two accounts
 * in one school are an error of its directory; and no administrator has parted the two. What is joined by half is
 * agreed on already; what is joined wholly is not asked again.
 */
export function isProposed(asked: Joining, pair: Pair): boolean {
  const [own, other] = [pair.standing.account, pair.joined.account];
  if (!canJoin(asked, pair) || other.partedFrom.has(asked.standing)) return false;
  if (isHalfJoined(asked, pair)) return true;
  return !other.joinedTo && isSamePerson(own, other) && isInOtherSchools(own, other);
}

/**
 * Whether an administrator may join these accounts, or has.
 * @throws LogeError `REASON_REQUIRED`; `FORBIDDEN` for one's own account; those of {@link requireAuthorityOverAll} for
 *   each of the two; `ACCOUNTS_NOT_JOINABLE` where one is closed or joined to a third, where the joined one holds a
 *   role, and where both have the same part in one school: imports would tell two people of one place there.
 */
export function requireJoinable(
  asked: Joining & { readonly reason?: string },
  authority: Authority,
  pair: Pair,
): void {
  requireMayDecide(asked, authority, pair);
  const isBegun = pair.standing.account.standsFor.has(asked.joined);
  const clashes = !isBegun && playSamePart(pair.standing.account, pair.joined.account);
  if (!canJoin(asked, pair) || clashes) throw new LogeError('ACCOUNTS_NOT_JOINABLE');
}

/**
 * Whether an administrator may decide about both accounts.
 * @throws LogeError those of {@link requireJoinable} but `ACCOUNTS_NOT_JOINABLE`.
 */
export function requireMayDecide(
  { standing, joined, reason }: Joining & { readonly reason?: string },
  authority: Authority,
  pair: Pair,
): void {
  if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
  requireAuthorityOverAll(authority, standing, pair.standing.roles);
  requireAuthorityOverAll(authority, joined, pair.joined.roles);
  const isOwn = authority.kind === 'person' && [standing, joined].includes(authority.account);
  if (isOwn) throw new LogeError('FORBIDDEN');
}

/** Whether nothing of the two accounts themselves stands against it. Of three, all lead to one and the same. */
function canJoin({ standing, joined }: Joining, pair: Pair): boolean {
  const own = pair.standing.account;
  if (standing === joined || !own.createdBy || own.closed || own.joinedTo) return false;
  return canLead(standing, pair.joined);
}

/** Whether an account can lead to another one, or does already. */
export function canLead(standing: AccountId, { account, roles }: ClosingState): boolean {
  const isFree = account.joinedTo === undefined || account.joinedTo === standing;
  return (
    Boolean(account.createdBy) &&
    !account.closed &&
    isFree &&
    account.standsFor.size === 0 &&
    roles.grants.length === 0
  );
}

function isSamePerson(own: AccountState, other: AccountState): boolean {
  const bornApart = Boolean(own.birthDate && other.birthDate && own.birthDate !== other.birthDate);
  return own.hasProvenAddress && hasMailsOf(own, other) && !bornApart && haveSameName(own.name, other.name);
}

/**
 * Whether the other's mails go to an address that the owner confirmed. As in `mailAddressOf`, the school's contact
 * counts only while none is confirmed: whoever imports a directory could else name their own (invariant 9). Of several
 * confirmed ones it is not told here which is in use: all must be the owner's.
 */
function hasMailsOf(own: AccountState, other: AccountState): boolean {
  const confirmed = [...other.confirmed.keys()];
  const addresses = confirmed.length > 0 ? confirmed : [other.contacts.email ?? ''];
  return addresses.map(normaliseLogin).every((address) => address !== '' && own.confirmed.has(address));
}

/** The same first name, and the same family name or birth name, without accents and case. Erased ones are nobody's. */
function haveSameName(one: PersonName, other: PersonName): boolean {
  const families = ({ family, birth }: PersonName) => [family, birth ?? ''].map(compared).filter(Boolean);
  const others = families(other);
  return compared(one.given) === compared(other.given) && families(one).some((name) => others.includes(name));
}

function isInOtherSchools(own: AccountState, other: AccountState): boolean {
  const schools = new Set(present(own).map(({ school }) => school));
  const places = present(other);
  return places.length > 0 && places.every(({ school }) => !schools.has(school));
}

/** Whether both are told of by records of the same kind in one school; no record tells of a place that staff gave. */
function playSamePart(own: AccountState, other: AccountState): boolean {
  return present(own).some((place) =>
    present(other).some(
      (held) =>
        !held.byHand &&
        !place.byHand &&
        held.school === place.school &&
        recordKindOf(held.profile) === recordKindOf(place.profile),
    ),
  );
}

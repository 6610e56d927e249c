import { LogeError } from '@loge/contracts';
import type {
  AccountId,
  EventMetadata,
  EventOf,
  RoleGranted,
  RoleWithdrawn,
  SchoolId,
  SecretId,
} from '@loge/contracts';
import type { Profile, Scope } from '@loge/contracts';
import { leadsAway } from '../accounts/commands.js';
import type { Fold } from '../event-store/streams.js';
import {
  isInSight,
  isWhollyWithin,
  outranks,
  requireAuthority,
  requireAuthorityOver,
  requireGrantable,
} from './authority.js';
import type { Authority } from './authority.js';
import { heldAt, overAt, parisDay } from './held.js';
import { evolveOldLogins, noOldLogins } from './old-logins.js';
import type { OldLogins } from './old-logins.js';
import type { Grant } from './rights.js';

/** A role held now, and who gave it when. */
export interface RecordedGrant extends Grant {
  readonly grantedAt: Date;
  /** Nobody for the system: the command line, the demo. */
  readonly grantedBy?: AccountId;
}

/** A place in a school. */
export interface HeldPlace {
  readonly school: SchoolId;
  readonly profile: Profile;
}

/** What an account's stream says of its roles, and what decides who may see to them. */
export interface GrantsState {
  readonly exists: boolean;
  readonly grants: readonly RecordedGrant[];
  /** The places held now. */
  readonly places: readonly HeldPlace[];
  /** The place that ended last. */
  readonly left?: HeldPlace;
  /** The present password's id; without one, an administrator is no administrator to count on. */
  readonly password?: SecretId;
  /** The old logins that open it. */
  readonly oldLogins: OldLogins;
  /** Closed: nobody is signed in to it. */
  readonly closed: boolean;
  /** Leads to another account since they were joined: nobody is signed in to it, and it gets no role. */
  readonly joined: boolean;
  /** Nothing but choosing another password is open to its owner. */
  readonly mustChangePassword: boolean;
}

/** What is left of somebody's roles at a time: the `asOf` of every fold that holds a {@link GrantsState}. */
export function rolesAt(state: GrantsState, now: Date): GrantsState {
  return { ...state, grants: heldAt(state.grants, now) };
}

/** Folds an account's stream into the roles held now, oldest first. */
export const grantsFold: Fold<GrantsState> = {
  initial: {
    exists: false,
    grants: [],
    places: [],
    oldLogins: noOldLogins,
    closed: false,
    joined: false,
    mustChangePassword: false,
  },
  evolve(before, event) {
    const state = { ...before, oldLogins: evolveOldLogins(before.oldLogins, event) };
    switch (event.type) {
      case 'AccountCreated':
        return { ...state, exists: true };
      case 'AccountClosed':
        return { ...state, closed: true };
      case 'AccountReopened':
        return { ...state, closed: false };
      case 'AccountsJoined':
      case 'AccountsParted':
        return { ...state, joined: leadsAway(event, state.joined) };
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
        return { ...state, password: event.data.password, mustChangePassword: false };
      case 'TemporaryPasswordMade':
        return { ...state, password: event.data.password, mustChangePassword: true };
      case 'PasswordChangeRequired':
        return { ...state, mustChangePassword: true };
      case 'AccountAffiliated': {
        const { school, profile } = event.data;
        return { ...state, places: [...state.places, { school, profile }] };
      }
      case 'AffiliationEnded': {
        const { school, profile } = event.data;
        const isIt = (place: HeldPlace) => place.school === school && place.profile === profile;
        const places = state.places.filter((place) => !isIt(place));
        return { ...state, places, left: { school, profile } };
      }
      case 'RoleGranted': {
        return { ...state, grants: [...state.grants, recordedGrant(event.data, event.metadata)] };
      }
      case 'RoleWithdrawn': {
        const { grant } = event.data;
        return { ...state, grants: state.grants.filter((held) => held.grant !== grant) };
      }
      default:
        return state;
    }
  },
  asOf: rolesAt,
};

/** {@link grantsFold} with the roles that are over and not withdrawn yet. */
export const recordedGrantsFold: Fold<GrantsState> = {
  initial: grantsFold.initial,
  evolve: grantsFold.evolve,
};

/** The role that an event tells of. */
export function recordedGrant(
  { grant, role, scope, endsOn }: EventOf<typeof RoleGranted>['data'],
  { actor, occurredAt }: EventMetadata,
): RecordedGrant {
  const grantedBy = actor.kind === 'ACCOUNT' ? actor.id : undefined;
  return { grant, role, scope, ...(endsOn && { endsOn }), grantedAt: new Date(occurredAt), grantedBy };
}

/** The schools a role names, for the register of each. */
export function schoolsOf(scope: Scope): readonly SchoolId[] {
  if (scope.kind === 'SCHOOLS') return scope.schools;
  return scope.kind === 'CLASSES' ? [scope.school] : [];
}

/**
 * Gives a role. One that is held already, over the same scope and until the same day, changes nothing; with another
 * last day the new grant takes the place of the old one, which is withdrawn in the same breath: a grant never changes,
 * so that sessions and the register need no third kind of event. The holder signs in again, as after any change.
 *
 * Whoever made the link that an invited person accepted may have used it themselves: a role beyond the maker's own
 * reach then goes to the maker. A link still open is void after such a grant (`passwordFold`); one that was accepted
 * is not found out here. That needs a proof of the address, or a reset by the giver, which are yet to be built.
 * @param command.othersRule whether others administer the installation for good.
 * @param options.inviting the account was made for this role, and nobody has seen it yet.
 * @throws LogeError `ROLE_END_PAST`; those of {@link requireGrantable}; `LAST_ADMINISTRATOR` when a last day would leave
 *   nobody to administer the installation after it; `NOT_FOUND` for no account, one that leads to another, and
 *   one out of sight; `RANK_TOO_HIGH` for somebody whom the authority does not outrank.
 */
export function grantRole(
  command: Grant & { readonly account: AccountId; readonly now: Date; readonly othersRule: boolean },
  authority: Authority,
  state: GrantsState,
  { inviting = false }: { readonly inviting?: boolean } = {},
): EventOf<typeof RoleGranted | typeof RoleWithdrawn>[] {
  const { grant, role, scope, endsOn } = command;
  requireGrantable(command, authority);
  if (endsOn !== undefined && endsOn < parisDay(command.now)) throw new LogeError('ROLE_END_PAST');
  const isThere = inviting ? isWhollyWithin(state, authority) : isInSight(state, authority);
  if (!state.exists || state.joined || !isThere) throw new LogeError('NOT_FOUND');
  const held = sameGrant(command, state);
  if (held && held.endsOn === endsOn) return [];
  if (!inviting && !outranks(authority, command.account, state)) throw new LogeError('RANK_TOO_HIGH');
  if (held && rulesForGood(held) && !command.othersRule) throw new LogeError('LAST_ADMINISTRATOR');
  return [
    ...(held ? [withdrawn(held)] : []),
    { type: 'RoleGranted', data: { grant, role, scope, ...(endsOn && { endsOn }) } },
  ];
}

/** The grant of the same role over the same scope that is held already. */
export const sameGrant = (
  asked: Pick<Grant, 'role' | 'scope'>,
  { grants }: GrantsState,
): RecordedGrant | undefined =>
  grants.find(({ role, scope }) => role === asked.role && scopeKey(scope) === scopeKey(asked.scope));

/** A scope as one text: the same for the same schools or classes in whatever order. */
function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'INSTALLATION':
      return scope.kind;
    case 'NETWORK':
      return JSON.stringify([scope.kind, scope.network]);
    case 'SCHOOLS':
      return JSON.stringify([scope.kind, ...new Set([...scope.schools].sort())]);
    case 'CLASSES':
      return JSON.stringify([scope.kind, scope.school, ...new Set([...scope.classes].sort())]);
  }
}

/** Whether this role is what makes somebody administrator of the whole installation. */
export const rulesInstallation = ({ role, scope }: Pick<Grant, 'role' | 'scope'>): boolean =>
  role === 'ADMINISTRATOR' && scope.kind === 'INSTALLATION';

/** Whether this role does so without an end: such a one must be left. */
export const rulesForGood = (held: Pick<Grant, 'role' | 'scope' | 'endsOn'>): boolean =>
  rulesInstallation(held) && held.endsOn === undefined;

/**
 * Takes a role back; ends nothing else. Which other administrators of the installation there are is found out by
 * the caller, who holds off others meanwhile.
 * @throws LogeError `NOT_FOUND` for a grant that is not held, those of {@link requireAuthorityOver} and
 *   {@link requireAuthority}, and `LAST_ADMINISTRATOR` when nobody would be left to administer the installation.
 */
export function withdrawRole(
  command: { readonly account: AccountId; readonly grant: string; readonly othersRule: boolean },
  authority: Authority,
  state: GrantsState,
): EventOf<typeof RoleWithdrawn>[] {
  const held = state.grants.find(({ grant }) => grant === command.grant);
  if (!held) throw new LogeError('NOT_FOUND');
  requireAuthorityOver(authority, command.account, state);
  requireAuthority(held, authority);
  if (rulesForGood(held) && !command.othersRule) throw new LogeError('LAST_ADMINISTRATOR');
  return [withdrawn(held)];
}

const withdrawn = ({ grant, role, scope }: Grant): EventOf<typeof RoleWithdrawn> => ({
  type: 'RoleWithdrawn',
  data: { grant, role, scope },
});

/**
 * Withdraws the roles whose last day is over.
 * @param state as {@link recordedGrantsFold} has it.
 */
export const endRoles = (now: Date, { grants }: GrantsState): EventOf<typeof RoleWithdrawn>[] =>
  overAt(grants, now).map((grant) => {
    const { type, data } = withdrawn(grant);
    return { type, data: { ...data, cause: 'ENDED' } };
  });

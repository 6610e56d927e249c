import type { AccountId, EventMetadata, EventOf, RoleGranted, SchoolId, SecretId } from '@loge/contracts';
import type { Profile, Scope } from '@loge/contracts';
import { leadsAway } from '../accounts/commands.js';
import type { Fold } from '../event-store/streams.js';
import { heldAt } from './held.js';
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

/** The grant of the same role over the same scope that is held already. */
export const sameGrant = (
  asked: Pick<Grant, 'role' | 'scope'>,
  { grants }: GrantsState,
): RecordedGrant | undefined =>
  grants.find(({ role, scope }) => role === asked.role && scopeKey(scope) === scopeKey(asked.scope));

/** A scope as one text: the same for the same schools or classes in whatever order. */
export function scopeKey(scope: Scope): string {
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

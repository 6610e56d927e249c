import { LogeError } from '@loge/contracts';
import type { AccountId, EventOf, RoleGranted, RoleWithdrawn, SchoolId, SecretId } from '@loge/contracts';
import type { Profile, Role, Scope } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { Fold } from '../event-store/streams.js';
import { touches, within } from './reach.js';
import { reaches, rightsOf } from './rights.js';
import type { Grant, Reach } from './rights.js';

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
  /** The present password's id; without one, an administrator is no administrator to count on. */
  readonly password?: SecretId;
}

/** Folds an account's stream into the roles held now, oldest first. */
export const grantsFold: Fold<GrantsState> = {
  initial: { exists: false, grants: [], places: [] },
  evolve(state, event) {
    const { metadata } = event;
    switch (event.type) {
      case 'AccountCreated':
        return { ...state, exists: true };
      case 'PasswordSet':
      case 'PasswordChanged':
        return { ...state, password: event.data.password };
      case 'AccountAffiliated': {
        const { school, profile } = event.data;
        return { ...state, places: [...state.places, { school, profile }] };
      }
      case 'AffiliationEnded': {
        const { school, profile } = event.data;
        const isIt = (place: HeldPlace) => place.school === school && place.profile === profile;
        return { ...state, places: state.places.filter((place) => !isIt(place)) };
      }
      case 'RoleGranted': {
        const { grant, role, scope } = event.data;
        const grantedBy = metadata.actor.kind === 'ACCOUNT' ? metadata.actor.id : undefined;
        const granted = { grant, role, scope, grantedAt: new Date(metadata.occurredAt), grantedBy };
        return { ...state, grants: [...state.grants, granted] };
      }
      case 'RoleWithdrawn': {
        const { grant } = event.data;
        return { ...state, grants: state.grants.filter((held) => held.grant !== grant) };
      }
      default:
        return state;
    }
  },
};

/** In whose name a role is given or taken: the system has no bounds, a person has a reach and a rank. */
export type Authority =
  { readonly kind: 'system' } | { readonly kind: 'person'; readonly reach: Reach; readonly rank: number };

/** Where each role may hold. */
const scopesOf: Readonly<Record<Role, readonly Scope['kind'][]>> = {
  ADMINISTRATOR: ['INSTALLATION', 'NETWORK', 'SCHOOLS'],
  DATA_PROTECTION_OFFICER: ['INSTALLATION', 'NETWORK'],
  AUDITOR: ['INSTALLATION', 'NETWORK', 'SCHOOLS'],
  CREDENTIAL_MANAGER: ['SCHOOLS', 'CLASSES'],
};

const administratorRank: Readonly<Record<Scope['kind'], number>> = {
  INSTALLATION: 4,
  NETWORK: 3,
  SCHOOLS: 2,
  CLASSES: 2,
};

/** How high a role stands: administrators above all others, the wider the higher. 0 is nobody. */
export function rankOf({ role, scope }: Pick<Grant, 'role' | 'scope'>): number {
  return role === 'ADMINISTRATOR' ? administratorRank[scope.kind] : 1;
}

/** The rank of somebody who holds these roles. */
export const highestRank = (grants: readonly Pick<Grant, 'role' | 'scope'>[]): number =>
  Math.max(0, ...grants.map(rankOf));

/** The rank that lets somebody manage rights: of the roles that give `MANAGE_RIGHTS` only. */
export const managingRank = (grants: readonly Pick<Grant, 'role' | 'scope'>[]): number =>
  highestRank(grants.filter(({ role }) => rightsOf[role].includes('MANAGE_RIGHTS')));

/** The schools a role names, for the register of each. */
export function schoolsOf(scope: Scope): readonly SchoolId[] {
  if (scope.kind === 'SCHOOLS') return scope.schools;
  return scope.kind === 'CLASSES' ? [scope.school] : [];
}

/** Longer than any class code of a directory. */
const LONGEST_CLASS = 100;
/** More than any school, and any network of schools, has. */
const MOST_CLASSES = 500;
const MOST_SCHOOLS = 20_000;

/** @throws LogeError `ROLE_SCOPE_INVALID` for a scope that is too long, or holds what nobody types. */
function requirePlainScope(scope: Scope): void {
  const isPlain = (code: string) => code.trim() !== '' && code.length <= LONGEST_CLASS && !hasControls(code);
  const fits =
    (scope.kind !== 'SCHOOLS' || scope.schools.length <= MOST_SCHOOLS) &&
    (scope.kind !== 'CLASSES' || (scope.classes.length <= MOST_CLASSES && scope.classes.every(isPlain)));
  if (!fits) throw new LogeError('ROLE_SCOPE_INVALID');
}

/**
 * Whether the authority may give this role at all, whomever.
 * @throws LogeError those of {@link requireAuthority}.
 */
export function requireGrantable(asked: Pick<Grant, 'role' | 'scope'>, authority: Authority): void {
  requirePlainScope(asked.scope);
  requireAuthority(asked, authority);
}

/**
 * Whether the authority may give or take this role.
 * @throws LogeError `ROLE_SCOPE_INVALID` where the role cannot hold so, `RANK_TOO_HIGH` for a role above one's own,
 *   `FORBIDDEN` for a scope outside one's own.
 */
export function requireAuthority(asked: Pick<Grant, 'role' | 'scope'>, authority: Authority): void {
  if (!scopesOf[asked.role].includes(asked.scope.kind)) throw new LogeError('ROLE_SCOPE_INVALID');
  if (authority.kind === 'system') return;
  if (rankOf(asked) > authority.rank) throw new LogeError('RANK_TOO_HIGH');
  if (!within(authority.reach, asked.scope)) throw new LogeError('FORBIDDEN');
}

/**
 * Whether the authority sees an account at all: a place or a role of it is within reach. Nobody gives a role to
 * somebody out of sight, for a role opens the account's page to who gave it.
 */
function isInSight({ grants, places }: GrantsState, authority: Authority): boolean {
  if (authority.kind === 'system' || authority.reach.kind === 'everything') return true;
  const { reach } = authority;
  return (
    places.some(({ school }) => reaches(reach, school)) || grants.some(({ scope }) => touches(reach, scope))
  );
}

/** Whether no role and no place of an account lies beyond the authority. */
export function isWhollyWithin({ grants, places }: GrantsState, authority: Authority): boolean {
  if (authority.kind === 'system') return true;
  const { reach, rank } = authority;
  return (
    places.every(({ school }) => reaches(reach, school)) &&
    grants.every((held) => rankOf(held) <= rank && within(reach, held.scope))
  );
}

/**
 * Gives a role; one that is held already, equal in scope, changes nothing.
 * @param options.inviting the account was made for this role, and nobody has seen it yet.
 * @throws LogeError those of {@link requireGrantable}; `NOT_FOUND` for no account, and for one out of sight.
 */
export function grantRole(
  command: Grant,
  authority: Authority,
  state: GrantsState,
  { inviting = false }: { readonly inviting?: boolean } = {},
): EventOf<typeof RoleGranted>[] {
  requireGrantable(command, authority);
  const isThere = inviting ? isWhollyWithin(state, authority) : isInSight(state, authority);
  if (!state.exists || !isThere) throw new LogeError('NOT_FOUND');
  if (sameGrant(command, state)) return [];
  const { grant, role, scope } = command;
  return [{ type: 'RoleGranted', data: { grant, role, scope } }];
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

/**
 * Whether the authority may do something to the holder of these roles.
 * @throws LogeError `NOT_FOUND` when none of them is within sight, `RANK_TOO_HIGH` for somebody above oneself.
 */
export function requireAuthorityOver(authority: Authority, { grants }: GrantsState): void {
  if (authority.kind === 'system') return;
  if (!grants.some(({ scope }) => touches(authority.reach, scope))) throw new LogeError('NOT_FOUND');
  if (highestRank(grants) > authority.rank) throw new LogeError('RANK_TOO_HIGH');
}

/**
 * Whether the authority may manage an account altogether: all its roles and places are within its reach.
 * @throws LogeError those of {@link requireAuthorityOver} and {@link requireAuthority}.
 */
export function requireWholeAuthorityOver(authority: Authority, state: GrantsState): void {
  requireAuthorityOver(authority, state);
  for (const held of state.grants) requireAuthority(held, authority);
  if (authority.kind === 'system') return;
  if (!state.places.every(({ school }) => reaches(authority.reach, school))) throw new LogeError('FORBIDDEN');
}

/**
 * Takes a role back; ends nothing else. Which other administrators of the installation there are is found out by
 * the caller, who holds off others meanwhile.
 * @throws LogeError `NOT_FOUND` for a grant that is not held, those of {@link requireAuthorityOver} and
 *   {@link requireAuthority}, and
 *   `LAST_ADMINISTRATOR` when nobody would be left to administer the installation.
 */
export function withdrawRole(
  command: { readonly grant: string; readonly othersRule: boolean },
  authority: Authority,
  state: GrantsState,
): EventOf<typeof RoleWithdrawn>[] {
  const held = state.grants.find(({ grant }) => grant === command.grant);
  if (!held) throw new LogeError('NOT_FOUND');
  requireAuthorityOver(authority, state);
  requireAuthority(held, authority);
  if (rulesInstallation(held) && !command.othersRule) throw new LogeError('LAST_ADMINISTRATOR');
  const { grant, role, scope } = held;
  return [{ type: 'RoleWithdrawn', data: { grant, role, scope } }];
}

import { LogeError } from '@loge/contracts';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { GrantsState, HeldPlace } from './grants.js';
import { touches, within } from './reach.js';
import { reaches, rightsOf } from './rights.js';
import type { Grant, Reach } from './rights.js';

/** In whose name a role is given or taken: the system has no bounds, a person has a reach and a rank. */
export type Authority =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'person';
      readonly account: AccountId;
      readonly reach: Reach;
      readonly rank: number;
    };

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

/** Longer than any class code of a directory. */
const LONGEST_CLASS = 100;
/** More than any school, and any network of schools, has. */
const MOST_CLASSES = 500;
const MOST_SCHOOLS = 20_000;

/** @throws LogeError `ROLE_SCOPE_INVALID` for a scope that is too long, or holds what nobody types. */
export function requirePlainScope(scope: Scope): void {
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
export function isInSight({ grants, places }: GrantsState, authority: Authority): boolean {
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
 * Whether the authority may do something to an account, as far as rank goes. What would be done to an account of
 * equal or higher rank is refused (design, People and rights): heads of one school do not unmake one another. There
 * are two exceptions: one may give up a role of one's own, and administrators of the installation manage each
 * other, for nobody stands above them who could.
 */
export function outranks(authority: Authority, account: AccountId, { grants }: GrantsState): boolean {
  if (authority.kind === 'system') return true;
  const rank = highestRank(grants);
  if (rank !== authority.rank) return rank < authority.rank;
  return account === authority.account || rank === administratorRank.INSTALLATION;
}

/**
 * Whether the authority may do something to the holder of these roles.
 * @throws LogeError `NOT_FOUND` when none of them is within sight, `RANK_TOO_HIGH` for somebody whom the authority
 *   does not outrank.
 */
export function requireAuthorityOver(authority: Authority, account: AccountId, state: GrantsState): void {
  requireRoleInSight(authority, state);
  if (!outranks(authority, account, state)) throw new LogeError('RANK_TOO_HIGH');
}

/** The places that say whose somebody is: those held now; of who has left everywhere, the last one. */
export function decidingPlaces({ places, left }: GrantsState): readonly HeldPlace[] {
  return places.length === 0 && left ? [left] : places;
}

/**
 * Whether the authority may do something to an account as a whole, such as closing it or ending its sessions. Of
 * somebody who has left everywhere, the school they left last decides.
 * @throws LogeError `NOT_FOUND` for no account and one out of sight, `RANK_TOO_HIGH` for somebody whom the authority
 *   does not outrank, `FORBIDDEN` for a place or a role beyond its reach.
 */
export function requireAuthorityOverAll(authority: Authority, account: AccountId, state: GrantsState): void {
  const whole = { ...state, places: decidingPlaces(state) };
  if (!state.exists || !isInSight(whole, authority)) throw new LogeError('NOT_FOUND');
  if (!outranks(authority, account, whole)) throw new LogeError('RANK_TOO_HIGH');
  if (!isWhollyWithin(whole, authority)) throw new LogeError('FORBIDDEN');
}

function requireRoleInSight(authority: Authority, { grants }: GrantsState): void {
  if (authority.kind === 'system') return;
  if (!grants.some(({ scope }) => touches(authority.reach, scope))) throw new LogeError('NOT_FOUND');
}

/**
 * Whether the authority may act for an account that nobody has taken charge of yet: all its roles and places are
 * within its reach, and it outranks the account or gave it every role itself, as a head who invites a second head.
 * @throws LogeError those of {@link requireAuthorityOver} and {@link requireAuthority}.
 */
export function requireWholeAuthorityOver(
  authority: Authority,
  account: AccountId,
  state: GrantsState,
): void {
  requireRoleInSight(authority, state);
  for (const held of state.grants) requireAuthority(held, authority);
  if (authority.kind === 'system') return;
  const isTheirs = state.grants.every(({ grantedBy }) => grantedBy === authority.account);
  if (!isTheirs && !outranks(authority, account, state)) throw new LogeError('RANK_TOO_HIGH');
  if (!state.places.every(({ school }) => reaches(authority.reach, school))) throw new LogeError('FORBIDDEN');
}

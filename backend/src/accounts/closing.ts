import { LogeError } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';
import { decidingPlaces, requireAuthorityOverAll } from '../rights/authority.js';
import type { Authority } from '../rights/authority.js';
import { grantsFold, rolesAt, rulesForGood, schoolsOf } from '../rights/grants.js';
import type { GrantsState } from '../rights/grants.js';
import { accountFold, aboutPlaces, present, unique } from './account-state.js';
import type { AccountState } from './account-state.js';

/** What closing an account depends on: the account itself, and the roles it holds. */
export interface ClosingState {
  readonly account: AccountState;
  readonly roles: GrantsState;
}

/** Folds an account's stream into both. */
export const closingFold: Fold<ClosingState> = {
  initial: { account: accountFold.initial, roles: grantsFold.initial },
  evolve: ({ account, roles }, event) => ({
    account: accountFold.evolve(account, event),
    roles: grantsFold.evolve(roles, event),
  }),
  asOf: ({ account, roles }, now) => ({ account, roles: rolesAt(roles, now) }),
};

/** Which account, and why. */
export interface ActAsked {
  readonly account: AccountId;
  readonly reason?: string;
}

/**
 * Closes an account; one that is closed stays so. Which other administrators of the installation there are is found
 * out by the caller, who holds off others meanwhile.
 * @throws LogeError `REASON_REQUIRED`, `FORBIDDEN` for one's own, those of {@link requireAuthorityOverAll}, and
 *   `LAST_ADMINISTRATOR` when nobody would be left to administer the installation.
 */
export function closeAccount(
  asked: ActAsked & { readonly othersRule: boolean },
  authority: Authority,
  state: ClosingState,
): Fact[] {
  requireMayAct(asked, authority, state);
  if (state.account.closed) return [];
  if (!asked.othersRule && state.roles.grants.some(rulesForGood)) throw new LogeError('LAST_ADMINISTRATOR');
  return [{ event: { type: 'AccountClosed', data: {} }, about: aboutAll(asked.account, state) }];
}

/**
 * Opens a closed account again; one that is open stays so.
 * @throws LogeError those of {@link closeAccount} but `LAST_ADMINISTRATOR`.
 */
export function reopenAccount(asked: ActAsked, authority: Authority, state: ClosingState): Fact[] {
  requireMayAct(asked, authority, state);
  if (!state.account.closed) return [];
  return [{ event: { type: 'AccountReopened', data: {} }, about: aboutAll(asked.account, state) }];
}

/**
 * Whether the authority may act on an account as a whole: with a reason, and not on its own.
 * @throws LogeError those of {@link reopenAccount}.
 */
export function requireMayAct(
  { account, reason }: ActAsked,
  authority: Authority,
  state: ClosingState,
): void {
  if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
  requireAuthorityOverAll(authority, account, state.roles);
  if (authority.kind === 'person' && authority.account === account) throw new LogeError('FORBIDDEN');
}

/** The schools of places and roles, and the classes of now. */
export function aboutAll(subject: AccountId, { account, roles }: ClosingState): Fact['about'] {
  const places = decidingPlaces(roles).map(({ school }) => school);
  const ofRoles = roles.grants.flatMap(({ scope }) => schoolsOf(scope));
  return { ...aboutPlaces(subject, present(account)), schools: unique([...places, ...ofRoles]) };
}

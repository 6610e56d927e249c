import { LogeError } from '@loge/contracts';
import type { AccountId, EventId, SchoolId } from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';
import {
  aboutHolder,
  credentialHolderFold,
  holderAt,
  requireCredentialAuthority,
} from '../rights/credential-authority.js';
import type { CredentialAuthority, CredentialHolder } from '../rights/credential-authority.js';
import type { KnownSchool } from '../schools/commands.js';
import { signsInElsewhere } from '../sessions/commands.js';
import { accountFold } from './account-state.js';
import type { AccountState } from './account-state.js';

/** What changing a login depends on. */
export interface LoginChangeState {
  readonly account: AccountState;
  readonly holder: CredentialHolder;
  /** The present login and those it had before, by whoever gave them. */
  readonly hadLogins: readonly string[];
}

/** Folds an account's stream into it. */
export const loginChangeFold: Fold<LoginChangeState> = {
  initial: { account: accountFold.initial, holder: credentialHolderFold.initial, hadLogins: [] },
  evolve: ({ account, holder, hadLogins }, event) => ({
    account: accountFold.evolve(account, event),
    holder: credentialHolderFold.evolve(holder, event),
    hadLogins:
      event.type === 'AccountCreated' || event.type === 'LoginChanged'
        ? [...hadLogins, event.data.login]
        : hadLogins,
  }),
  asOf: (state, now) => ({ ...state, holder: holderAt(state.holder, now) }),
};

/** Which login, for which account, and why. */
export interface LoginChangeAsked {
  readonly account: AccountId;
  /** The event to come, which the claim of the login names. */
  readonly event: EventId;
  /** Normalised as logins are. */
  readonly login: string;
  readonly reason?: string;
}

/**
 * Letters that one keyboard has and another person can read off a slip: of the letters of all alphabets, some look
 * alike, and a login that looks like another one's takes in whoever reads it.
 */
const FORM = /^[a-z0-9][a-z0-9.-]{1,62}[a-z0-9]$/;

/**
 * Gives an account another login; nothing for the one it has.
 *
 * An address is no login by the word of somebody else: whoever it belongs to could not have it as theirs any more, and
 * people take an address for a proof of who somebody is. Its owner makes it a login by confirming it; staff may only
 * choose one that they confirmed, or that the account had before. Where mails go does not depend on the login: the
 * giver has none of the owner's.
 * @param schools those of the account's places, as far as they are registered.
 * @throws LogeError those of `ChangeLogin`, but `LOGIN_TAKEN`: the claims know.
 */
export function changeLogin(
  { account, event, login, reason }: LoginChangeAsked,
  authority: CredentialAuthority,
  state: LoginChangeState,
  schools: ReadonlyMap<SchoolId, Pick<KnownSchool, 'signInPlaces'>>,
): Fact[] {
  const { holder } = state;
  const { login: previousLogin, closed, joinedTo, confirmed } = state.account;
  if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
  requireCredentialAuthority(authority, account, holder);
  if (closed || joinedTo) throw new LogeError('FORBIDDEN');
  // Whoever has a role works in the dashboard, which the academy does not open.
  const isElsewhere = holder.roles.grants.length === 0 && signsInElsewhere(holder.roles.places, schools);
  if (isElsewhere) throw new LogeError('SIGNS_IN_ELSEWHERE');
  const isOwn = login !== '' && (state.hadLogins.includes(login) || confirmed.get(login)?.isLogin);
  if (!isOwn && !FORM.test(login)) throw new LogeError('LOGIN_INVALID');
  if (login === previousLogin) return [];
  return [
    {
      event: { type: 'LoginChanged', data: { login, previousLogin } },
      about: { id: event, ...aboutHolder(account, holder) },
    },
  ];
}

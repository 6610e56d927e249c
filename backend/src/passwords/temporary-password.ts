import { LogeError } from '@loge/contracts';
import type { AccountId, EventId, SchoolId, SecretId } from '@loge/contracts';
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
import { passwordFold } from './password-state.js';
import type { PasswordState } from './password-state.js';

/** What making a temporary password depends on. */
export interface TemporaryPasswordState {
  readonly password: PasswordState;
  readonly holder: CredentialHolder;
}

/** Folds an account's stream into it. */
export const temporaryPasswordFold: Fold<TemporaryPasswordState> = {
  initial: { password: passwordFold.initial, holder: credentialHolderFold.initial },
  evolve: ({ password, holder }, event) => ({
    password: passwordFold.evolve(password, event),
    holder: credentialHolderFold.evolve(holder, event),
  }),
  asOf: ({ password, holder }, now) => ({ password, holder: holderAt(holder, now) }),
};

/** A temporary password to be made, and why. */
export interface TemporaryPasswordAsked {
  readonly account: AccountId;
  /** The event to come, which the vault's row carries. */
  readonly id: EventId;
  readonly password: SecretId;
  readonly expiresAt: Date;
  readonly reason?: string;
}

/**
 * Makes a temporary password in place of the one before, if any.
 * @param schools those of the account's places, as far as they are registered.
 * @throws LogeError those of `MakeTemporaryPassword`.
 */
export function makeTemporaryPassword(
  asked: TemporaryPasswordAsked,
  authority: CredentialAuthority,
  state: TemporaryPasswordState,
  schools: ReadonlyMap<SchoolId, Pick<KnownSchool, 'signInPlaces'>>,
): Fact[] {
  const { account, id, password, expiresAt, reason } = asked;
  const { holder } = state;
  const { closed, joined, password: previousPassword } = state.password;
  if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
  requireCredentialAuthority(authority, account, holder);
  if (closed || joined) throw new LogeError('FORBIDDEN');
  // Whoever has a role works in the dashboard, which the academy does not open.
  const isElsewhere = holder.roles.grants.length === 0 && signsInElsewhere(holder.roles.places, schools);
  if (isElsewhere) throw new LogeError('SIGNS_IN_ELSEWHERE');
  const data = {
    ...{ password, expiresAt: expiresAt.toISOString() },
    ...(previousPassword && { previousPassword }),
  };
  return [{ event: { type: 'TemporaryPasswordMade', data }, about: { id, ...aboutHolder(account, holder) } }];
}

import type { SecretId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';
import type { CredentialsView } from './commands.js';

/** What an account's stream tells of its password. */
export interface PasswordHistory {
  readonly password?: { readonly id: SecretId; readonly since: Date };
  /** The password that opens nothing any more, and the one that must be replaced; others may follow. */
  readonly locked?: SecretId;
  readonly toChange?: SecretId;
}

/** Folds an account's stream into how its password stands. */
export const passwordHistoryFold: Fold<PasswordHistory> = {
  initial: {},
  evolve(state, { type, data, metadata }) {
    switch (type) {
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
        return { password: { id: data.password, since: new Date(metadata.occurredAt) } };
      case 'PasswordLocked':
        return { ...state, locked: data.password };
      case 'PasswordChangeRequired':
        return { ...state, toChange: data.password };
      default:
        return state;
    }
  },
};

/** How the password stands, and since when the present one is there. */
export function passwordOf({
  password,
  locked,
  toChange,
}: PasswordHistory): Pick<CredentialsView, 'password' | 'passwordSince'> {
  if (!password) return { password: 'NONE', passwordSince: null };
  const { id, since: passwordSince } = password;
  if (locked === id) return { password: 'LOCKED', passwordSince };
  return { password: toChange === id ? 'TO_CHANGE' : 'GOOD', passwordSince };
}

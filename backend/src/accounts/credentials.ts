import type { SecretId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';
import type { CredentialsView } from './commands.js';

/** What an account's stream tells of its password. */
export interface PasswordHistory {
  readonly password?: {
    readonly id: SecretId;
    readonly since: Date;
    /** Of a temporary one: until when it opens the account. */
    readonly expiresAt?: Date;
  };
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
      case 'TemporaryPasswordMade': {
        const since = new Date(metadata.occurredAt);
        return { password: { id: data.password, since, expiresAt: new Date(data.expiresAt) } };
      }
      case 'PasswordLocked':
        return { ...state, locked: data.password };
      case 'PasswordChangeRequired':
        return { ...state, toChange: data.password };
      default:
        return state;
    }
  },
};

/** How the password stands, since when the present one is there, and until when where it is temporary. */
export function passwordOf(
  { password, locked, toChange }: PasswordHistory,
  now: Date,
): Omit<CredentialsView, 'logins'> {
  if (!password) return { password: 'NONE', passwordSince: null, passwordExpiresAt: null };
  const { id, since: passwordSince, expiresAt: passwordExpiresAt = null } = password;
  const standing = () => {
    if (passwordExpiresAt && passwordExpiresAt <= now) return 'EXPIRED';
    if (locked === id) return 'LOCKED';
    if (passwordExpiresAt) return 'TEMPORARY';
    return toChange === id ? 'TO_CHANGE' : 'GOOD';
  };
  return { password: standing(), passwordSince, passwordExpiresAt };
}

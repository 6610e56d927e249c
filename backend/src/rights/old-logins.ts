import type { SchoolId, SecretId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';

/** The old logins that open an account (IT-3), by school: the vault's ids of their passwords. */
export type OldLogins = ReadonlyMap<SchoolId, SecretId>;

/** Before anything happened. */
export const noOldLogins: OldLogins = new Map();

/**
 * Folds an account's stream into its {@link OldLogins}. A password of the new way replaces them all; one that is locked
 * opens no session, but those that it opened go on.
 */
export function evolveOldLogins(held: OldLogins, event: Recorded): OldLogins {
  switch (event.type) {
    case 'LegacyLoginImported':
      return new Map(held).set(event.data.school, event.data.legacy);
    case 'PasswordSet':
    case 'PasswordChanged':
    case 'PasswordReset':
    case 'TemporaryPasswordMade':
      return noOldLogins;
    default:
      return held;
  }
}

import { randomUUID } from 'node:crypto';
import { EventId, SecretId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Secret } from '../vault/vault.js';
import { newReadablePassword, normaliseReadable } from './readable-password.js';

/**
 * A temporary password on its way: its row goes into the vault ahead of the event that makes it valid, and is removed
 * where there comes none.
 */
export interface PreparedPassword {
  readonly account: AccountId;
  /** The event to come. */
  readonly id: EventId;
  readonly password: SecretId;
  readonly expiresAt: Date;
  readonly secret: Secret;
  /** In groups, for paper. */
  readonly readable: string;
}

/** Draws a temporary password for somebody. */
export function prepareTemporaryPassword(account: AccountId, expiresAt: Date): PreparedPassword {
  const [id, password] = [EventId.parse(randomUUID()), SecretId.parse(randomUUID())];
  const readable = newReadablePassword();
  const value = normaliseReadable(readable);
  const secret: Secret = { id: password, kind: 'temporary-password', account, event: id, value, expiresAt };
  return { account, id, password, expiresAt, secret, readable };
}

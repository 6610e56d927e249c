import type { SecretId } from '@loge/contracts';
import type { OldLogins } from './old-logins.js';

/** What a session was opened with. */
export interface OpenedWith {
  /** Or that of an old login. */
  readonly password: SecretId;
  /** The ids of the grants that were held. */
  readonly grants: readonly string[];
}

/** What an account's stream says now. */
export interface Present {
  readonly closed: boolean;
  /** Leads to another account. */
  readonly joined: boolean;
  readonly password?: SecretId;
  /** Those that open it now, where there are some. */
  readonly oldLogins?: OldLogins;
  readonly grants: readonly { readonly grant: string }[];
}

/**
 * Whether a session still counts. One opened with another password or other roles than the present ones ended with
 * them, and every one when the account was closed or joined to another, whatever its row says: so no role is gained or
 * lost by a session that goes on, and a right that rises has its owner sign in again.
 */
export function isStillTheirs(
  session: OpenedWith,
  { closed, joined, password, grants, oldLogins }: Present,
): boolean {
  const opens = session.password === password || [...(oldLogins?.values() ?? [])].includes(session.password);
  const held = new Set(grants.map(({ grant }) => grant));
  const sameRoles = session.grants.length === held.size && session.grants.every((grant) => held.has(grant));
  return !closed && !joined && opens && sameRoles;
}

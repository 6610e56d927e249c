import type { AccountId, EventId, SecretId, ServiceId } from '@loge/contracts';

/**
 * Whose data a key seals: `account:<uuid>`, `service:<id>`, `system:<id>`, or `stranger:<day>` (UTC) for what
 * people without an account leave behind.
 */
export type KeyOwner = `account:${string}` | `service:${string}` | `system:${string}` | `stranger:${string}`;

/** The personal-data keys: AES-256, wrapped by the master key. Erasing a person destroys theirs. */
export interface PersonalKeys {
  /** The keys of these owners, made where missing. An owner whose key was destroyed gets none ever again. */
  ensure(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer>>;
  /**
   * The keys of these owners: `null` for a destroyed one, absent for one that was never made here (which a reader
   * of sealed events must take for a lost vault, never for an erasure).
   */
  find(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer | null>>;
  /**
   * Destroys the key for ever, at once in this process; others notice within 30 s. Also where there was none yet:
   * none will be made.
   */
  destroy(owner: KeyOwner): Promise<void>;
  /**
   * Destroys, as {@link destroy} does, the keys of the strangers of all days before one.
   * @param day the first whose key stays, `2026-09-01`.
   */
  destroyStrangersBefore(day: string): Promise<void>;
}

export type SecretKind =
  | 'password-hash'
  | 'temporary-password'
  | 'legacy-hash'
  | 'invitation-link'
  | 'recovery-link'
  | 'address-link'
  | 'api-token';

/**
 * A secret at rest, sealed under the master key. `value` is a hash (a PHC string, or the SHA-256 of a token); of a
 * temporary password that nobody used yet, itself.
 */
export type Secret = AccountSecret | ServiceSecret;

/** What lets a person in. */
export interface AccountSecret extends Kept {
  readonly kind: Exclude<SecretKind, 'api-token'>;
  readonly account: AccountId;
}

/** What lets a program ask; it stands where a person's secret names the account. */
export interface ServiceSecret extends Kept {
  readonly kind: 'api-token';
  readonly account: ServiceId;
}

interface Kept {
  readonly id: SecretId;
  /** The event that makes it valid: written after this row, so a row without its event counts for nothing. */
  readonly event: EventId;
  readonly value: string;
  readonly expiresAt?: Date;
}

/** A secret of which nobody has yet made sure that its owner's stream holds its event. */
export type UnconfirmedSecret = Pick<AccountSecret, KeptOwner> | Pick<ServiceSecret, KeptOwner>;
type KeptOwner = 'id' | 'kind' | 'account' | 'event';

/** Every secret that an event refers to by id. */
export interface Secrets {
  /** Keeps a secret. The same one may be put again. @throws Error when its id holds another. */
  put(secret: Secret): Promise<void>;
  /** {@link put} for several at once, all or none. */
  putMany(secrets: readonly Secret[]): Promise<void>;
  /** The secret, whether or not its event was appended: that is for the caller to check. */
  get(id: SecretId): Promise<Secret | undefined>;
  /** {@link get} for several at once; those that are not there are absent. */
  getMany(ids: readonly SecretId[]): Promise<ReadonlyMap<SecretId, Secret>>;
  /**
   * Puts a new value in the place of an old one, under the same id and event, of another kind where one is given;
   * when it holds another one by now, or the secret is gone, nothing is done.
   * @returns whether it was replaced.
   */
  replaceValue(
    id: SecretId,
    values: { readonly from: string; readonly to: string; readonly kind?: SecretKind },
  ): Promise<boolean>;
  delete(ids: readonly SecretId[]): Promise<void>;
  /** {@link delete} for every token of a service. */
  deleteTokensOf(service: ServiceId): Promise<void>;
  /** Has a secret end at a time, unless it ends before that already. */
  endBy(id: SecretId, at: Date): Promise<void>;
  /** For the sweeper: deletes what expired before a time. @returns how many. */
  deleteExpired(before: Date): Promise<number>;
  /** For the sweeper: the oldest secrets put before a time and not confirmed, at most `limit`. */
  unconfirmed(before: Date, limit: number): Promise<readonly UnconfirmedSecret[]>;
  /** For the sweeper: their events were found; it need not look again. */
  confirm(ids: readonly SecretId[]): Promise<void>;
}

/** Keyed hashes under keys derived (HKDF-SHA-256) from the master key, one for each purpose. */
export interface Fingerprints {
  /** HMAC-SHA-256, base64url. */
  of(purpose: 'claims' | 'sessions' | 'invitations' | 'recovery', value: string): string;
  /** HMAC-SHA-256 under the key of that day's strangers, destroyed with retention. */
  ofStranger(day: string, value: string): Promise<string>;
}

export const PERSONAL_KEYS = Symbol('PersonalKeys');
export const SECRETS = Symbol('Secrets');
export const FINGERPRINTS = Symbol('Fingerprints');

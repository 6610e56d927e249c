import type { AccountId, EventId, SchoolId } from '@loge/contracts';

/**
 * What is unique. `scope` is empty for what is unique over the installation (logins, join keys), else the school.
 * `identity` is how a person without a join key is known again in their school (invariant 9); `legacy-login` the user
 * name of a school's old system (IT-3).
 *
 * Values are compared as given, letter by letter: the caller normalises them (case, accents, spaces), and claims a
 * login or a join key exactly as the event holds it, since that is what a rebuild finds.
 */
export interface ClaimValue {
  readonly kind: 'login' | 'join-key' | 'identity' | 'legacy-login';
  readonly scope: '' | SchoolId;
  readonly value: string;
}

/** Who holds a claim. It is in force once the account's stream holds the event. */
export interface Claimed {
  readonly account: AccountId;
  readonly event: EventId;
}

export type Taking =
  /** The claim is ours; `account` and `event` may be adopted from an interrupted attempt (join keys, identities). */
  | {
      readonly taken: true;
      readonly holder: Claimed;
      /**
       * Until when an append that makes the claim valid has to begin: 30 s from now by the database's clock, to be
       * handed to the append as its `notAfter`. Later the claim may be on its way to somebody else. Absent when the
       * event is there already.
       */
      readonly appendBefore?: Date;
    }
  /** Somebody else's: in force, or younger than 60 s. */
  | { readonly taken: false; readonly holder: Claimed };

/** Uniqueness that holds under races, on both stores: a row is written before the append that needs it. */
export interface Claims {
  /** Who holds these values, in force or not yet. Values nobody holds are absent. Keyed by {@link claimKey}. */
  holders(values: readonly ClaimValue[]): Promise<ReadonlyMap<string, Claimed>>;

  /**
   * Takes one claim for an account, to be made valid by `event`, appended within 30 s (see {@link Taking}).
   * Held by the same account already: taken. A claim whose event its account's stream lacks is adopted at once
   * when `adopt` is set (the holder's ids are then the ones to write with, and its time starts again), and else
   * taken over (compare-and-set) when it is older than 60 s, or at once by the account that holds it.
   */
  take(value: ClaimValue, claimed: Claimed, options?: { adopt?: boolean }): Promise<Taking>;

  /** {@link take} for many at once, in one statement where nothing is contested. In the order given. */
  takeMany(
    claims: readonly { value: ClaimValue; claimed: Claimed; adopt?: boolean }[],
  ): Promise<readonly Taking[]>;

  /**
   * Gives up claims whose event was never appended, such as after a refused command; never while an append of it
   * may be under way. A claim whose event the stream holds stays.
   */
  release(values: readonly ClaimValue[], claimed: Claimed): Promise<void>;
}

/** A claim's value as a key of a map. */
export const claimKey = ({ kind, scope, value }: ClaimValue): string => `${kind}\u0000${scope}\u0000${value}`;

export const CLAIMS = Symbol('Claims');

import { Query } from '@nestjs/cqrs';

/** How a hash is computed. */
export interface Urgency {
  /** Whenever nobody else waits for one: for work in the background, which it never holds off. */
  readonly patiently?: boolean;
  /** It may take seconds: whoever else signs in does not wait until all of its kind are done. */
  readonly slowly?: boolean;
}

/**
 * The PHC string of the argon2id hash of what stands for a password of an old system (IT-3). No rule is checked.
 * @throws LogeError `TOO_MANY_ATTEMPTS` when too many hashes are waiting already, never for patient ones.
 */
export class HashOldPassword extends Query<string> {
  constructor(
    readonly material: string,
    readonly urgency: Urgency = {},
  ) {
    super();
  }
}

/**
 * Whether a PHC string is of what stands for a password of an old system. Without one the same work is done against a
 * hash that nothing fits.
 * @throws LogeError `TOO_MANY_ATTEMPTS` when too many hashes are waiting already, never for patient ones.
 */
export class CheckOldPassword extends Query<boolean> {
  constructor(
    readonly phc: string | undefined,
    /** Computed in the place of the one hash that is checked: so it is bounded as hashes are. */
    readonly material: () => Promise<string>,
    readonly urgency: Urgency = {},
  ) {
    super();
  }
}

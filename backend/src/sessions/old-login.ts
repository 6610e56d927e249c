import { Command } from '@nestjs/cqrs';
import type { AccountId, RefusalReason, SecretId, SignInMethod } from '@loge/contracts';
import type { Context } from '../context.js';
import type { SigningIn, StartedSession } from './commands.js';
import type { Hindrance } from './hindrances.js';

/**
 * Counts a guess at a secret, before it is checked, over all networks and instances (NIST SP 800-63B-4 §3.2.2).
 * @returns `LAST` for the last one that there may be in a row, `PAST` for those beyond.
 */
export class CountGuess extends Command<'FREE' | 'LAST' | 'PAST'> {
  /** @param secret nobody's for a login that nobody has: the same work. */
  constructor(readonly secret: SecretId | undefined) {
    super();
  }
}

/** Writes a refused sign-in into the register, as a stranger's. */
export class RecordRefusal extends Command<void> {
  constructor(
    readonly refused: {
      /** Only its HMAC is kept, and only where no account is named. */
      readonly typed: string;
      readonly account?: AccountId;
      readonly method: SignInMethod;
      readonly cause: RefusalReason;
    },
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Lets somebody in who typed a right old user name and password (IT-3), unless something hinders them: then the answer
 * tells what. The session lasts while the old login opens the account, and is never remembered.
 */
export class AdmitByOldLogin extends Command<StartedSession | Hindrance> {
  constructor(
    readonly account: AccountId,
    /** The vault's id of the old password. */
    readonly legacy: SecretId,
    /** What `CountAttempt` counted: it is forgiven. */
    readonly tried: string,
    readonly context: Context,
    readonly browser: Omit<SigningIn, 'remember'> = {},
  ) {
    super();
  }
}

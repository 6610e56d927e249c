import { Command } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../context.js';

/** What somebody needs to sign in once and choose a password of their own. */
export interface RegeneratedPassword {
  readonly account: AccountId;
  /** « Given Family ». */
  readonly displayName: string;
  /** The login they know best: an address they confirmed, else the one the account was made with. */
  readonly login: string;
  /** In groups, for paper; never shown again. */
  readonly password: string;
  readonly expiresAt: Date;
}

/**
 * Makes a temporary password for somebody at the counter, in place of the one they have (KO-13). The register has that
 * it was made and given out, why and by whom, before the answer shows it; an answer that is lost shows nothing again.
 * The owner, and whoever did it, are told by mail, without the password.
 * @throws LogeError those of `MakeTemporaryPassword`; `CONFLICT` when somebody replaced it in this very moment.
 */
export class RegeneratePassword extends Command<RegeneratedPassword> {
  constructor(
    readonly account: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

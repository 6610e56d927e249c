import { Command } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';

/** The login that an account has now. */
export interface ChangedLogin {
  /** « Given Family ». */
  readonly displayName: string;
  /** As it is compared and kept. */
  readonly login: string;
  readonly position: Position;
}

/**
 * Gives an account another login in place of the one that it was made with, or that staff gave it last (KO-12);
 * `context.reason` says why. That one opens it no more, unless it is an address that the owner confirmed, and is nobody
 * else's ever again. Passwords and sessions stay. The login it has already changes nothing.
 * @throws LogeError `REASON_REQUIRED`; `NOT_FOUND`, `RANK_TOO_HIGH` and `FORBIDDEN` as for a temporary password;
 *   `SIGNS_IN_ELSEWHERE` (KO-8); `LOGIN_INVALID`; `LOGIN_TAKEN` for one that is, ever was, or is just becoming, somebody
 *   else's; `CONFLICT` when others kept changing the account.
 */
export class ChangeLogin extends Command<ChangedLogin> {
  constructor(
    readonly account: AccountId,
    /** As it was typed. */
    readonly login: string,
    readonly context: Context,
  ) {
    super();
  }
}

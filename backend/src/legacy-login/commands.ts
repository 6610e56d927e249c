import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, ImportId, LegacyReasonCode, SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { SigningIn, StartedSession } from '../sessions/commands.js';

/** What becomes of a file of old user names; of its lines only numbers are kept. */
export interface LegacyImportView {
  readonly id: ImportId;
  readonly school: SchoolId;
  readonly state: 'RUNNING' | 'COMPLETED' | 'INTERRUPTED';
  readonly startedAt: Date;
  /** Lines with data: without the names of the columns. */
  readonly lines: number;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  /** Lines left out, by their number in the file, the first of which is 1. */
  readonly refused: readonly { readonly line: number; readonly code: LegacyReasonCode }[];
}

/**
 * Takes in a school's old user names and password hashes from a CSV file. It answers when the file was read; the
 * work goes on in the background. The context's actor imports, within their reach only.
 * @throws LogeError `LEGACY_FILE_INVALID`; `LEGACY_FILE_TOO_LARGE` (with `most`, and `unit`: `bytes` or `lines`);
 *   `NOT_FOUND` for a school nobody registered; `CONFLICT` while another file of the school is being taken in.
 */
export class ImportLegacyLogins extends Command<LegacyImportView> {
  constructor(
    readonly school: SchoolId,
    readonly csv: string,
    readonly context: Context,
  ) {
    super();
  }
}

/** The files taken in for a school, the newest first; at most 50. */
export class LegacyImportsOf extends Query<readonly LegacyImportView[]> {
  constructor(readonly school: SchoolId) {
    super();
  }
}

/** One file that was, or is being, taken in. */
export class LegacyImportById extends Query<LegacyImportView | undefined> {
  constructor(readonly id: ImportId) {
    super();
  }
}

/**
 * Signs in with the user name of a school's old system. The answer is the same whatever was wrong, and a try at a
 * user name that nobody has costs as much; how long a refusal took tells more, so it is answered through `AnswerPace`.
 * The session is never remembered beyond the browser's being closed.
 * @throws LogeError `LEGACY_ENDED` for everybody after the school's last day, `SIGN_IN_REFUSED`; `TOO_MANY_ATTEMPTS`
 *   with `retryAfterSeconds`; `BAD_INPUT` for what nobody types.
 */
export class SignInWithLegacyLogin extends Command<StartedSession> {
  constructor(
    readonly typed: { readonly school: string; readonly userName: string; readonly password: string },
    readonly context: Context,
    readonly browser: Omit<SigningIn, 'remember'> = {},
  ) {
    super();
  }
}

/** Has the old logins of an account open nothing any more; where there are none, nothing changes. */
export class LockLegacyLogins extends Command<void> {
  constructor(
    readonly account: AccountId,
    readonly cause: 'DISPUTED',
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Has somebody signed in, who has no password of the new way, show for an act that they know an old one of theirs, which
 * whoever finds their session open does not. Wrong tries count as those of a sign-in do.
 * @throws LogeError `PASSWORD_WRONG` also for an old login that opens nothing any more, and for an account without one;
 *   `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export class ProveLegacyLogin extends Command<void> {
  constructor(
    readonly account: AccountId,
    readonly password: string,
    /** What it is for, such as `address`: tries are held off for each act apart. */
    readonly act: string,
    readonly context: Context,
  ) {
    super();
  }
}

import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, CredentialsFormat, DistributionId, Renewal } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import type { Viewer } from '../rights/rights.js';
import type { FileRow } from './files/files.table.js';

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

/** Whom a file is to be for, and whose passwords it makes anew. */
export interface CredentialsFileAsked {
  readonly target: Api.CredentialsTargetInput;
  readonly renewal: Renewal;
}

/**
 * Makes a file of credentials (KO-3): a list of accounts as they are now. It holds no password; each download makes those
 * that are missing. `context.reason` says why.
 * @throws LogeError `REASON_REQUIRED`, `TARGET_EMPTY`, and those of `Targets.of`.
 */
export class MakeCredentialsFile extends Command<FileRow> {
  constructor(
    readonly asked: CredentialsFileAsked,
    readonly viewer: Viewer,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * How many a file would hold, and how they stand.
 * @throws LogeError those of {@link MakeCredentialsFile} but `REASON_REQUIRED` and `TARGET_EMPTY`.
 */
export class PreviewCredentialsFile extends Query<Api.CredentialsFilePreview> {
  constructor(
    readonly target: Api.CredentialsTargetInput,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

/**
 * Files of schools and classes within reach, and one's own, newest first; `cursors` stand beside `files`.
 * @throws LogeError `BAD_INPUT` for a cursor that is none.
 */
export class ListCredentialsFiles extends Query<{
  readonly files: readonly FileRow[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly total: number;
}> {
  constructor(
    readonly viewer: Viewer,
    /** `first` from 1 to 100. */
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/**
 * Makes a ticket for one download of a file. `context.reason` says why.
 * @throws LogeError `REASON_REQUIRED`; `NOT_FOUND` for no file within sight, `FILE_GONE` for one whose time is over.
 */
export class AskCredentialsDownload extends Command<{
  readonly url: string;
  readonly name: string;
  readonly expiresAt: Date;
}> {
  constructor(
    readonly file: DistributionId,
    readonly form: { readonly format: CredentialsFormat; readonly byHousehold: boolean },
    readonly viewer: Viewer,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Deletes a file for good; the passwords that it made go on.
 * @throws LogeError `NOT_FOUND` for no file within sight.
 */
export class DeleteCredentialsFile extends Command<void> {
  constructor(
    readonly file: DistributionId,
    readonly viewer: Viewer,
    readonly context: Context,
  ) {
    super();
  }
}

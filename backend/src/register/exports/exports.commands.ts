import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, ExportFormat, ExportId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import type { ExportView } from './export.js';

/** What somebody wants to have written to a file. */
export type Wanted =
  | { readonly what: 'JOURNAL'; readonly filter: Api.JournalFilter }
  | { readonly what: 'TIMELINE'; readonly account: AccountId }
  | { readonly what: 'ACCOUNTS'; readonly filter: Api.AccountFilter };

/**
 * Has a list written to a file in the background, as of now; the context's reason says why.
 * @throws LogeError `REASON_REQUIRED`; `NOT_FOUND` for an account out of reach; `BAD_INPUT` for a filter that makes no
 *   sense; `EXPORT_TOO_LARGE` for a PDF of more than `max` rows; `EXPORTS_TOO_MANY` while `max` of one's own are written, or kept.
 */
export class MakeExport extends Command<ExportView> {
  constructor(
    readonly wanted: Wanted,
    readonly format: ExportFormat,
    /** Of the right that what is wanted is read by. */
    readonly reach: Reach,
    readonly viewer: AccountId,
    readonly context: Context,
  ) {
    super();
  }
}

/** One's own exports that are kept, newest first. */
export class ListExports extends Query<readonly ExportView[]> {
  constructor(
    readonly viewer: AccountId,
    readonly now: Date,
  ) {
    super();
  }
}

/** Leave to download one's own; errors as `ExportDownloads.ask`. */
export class AskExportDownload extends Command<{
  readonly url: string;
  readonly name: string;
  readonly expiresAt: Date;
}> {
  constructor(
    readonly id: ExportId,
    readonly viewer: Viewer,
    readonly context: Context,
  ) {
    super();
  }
}

/** Deletes one's own; whoever writes it stops. One that is gone stays gone. */
export class DeleteExport extends Command<void> {
  constructor(
    readonly id: ExportId,
    readonly viewer: AccountId,
  ) {
    super();
  }
}

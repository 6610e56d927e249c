import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, MailKind } from '@loge/contracts';
import type { Reach } from '../rights/rights.js';

/** How a mail is doing. */
export type MailState = 'WAITING' | 'SENT' | 'FAILED' | 'DROPPED';

/** A mail as the dashboard shows it. */
export interface MailView {
  readonly id: string;
  readonly kind: MailKind;
  readonly account: AccountId;
  readonly state: MailState;
  readonly tries: number;
  readonly smtpCode?: number;
  readonly queuedAt: Date;
  readonly endedAt?: Date;
  readonly nextTryAt?: Date;
}

/** A page of mails; `cursors` stand beside `mails`. */
export interface MailPage {
  readonly mails: readonly MailView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  /** How many within reach have failed, whatever the page shows. */
  readonly failed: number;
}

/**
 * The mails to people of schools within reach, newest first; those to people without a school are within a reach of
 * everything only.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, or a page of no or more than 100 mails.
 */
export class ListMails extends Query<MailPage> {
  constructor(
    readonly reach: Reach,
    readonly page: { readonly state?: MailState; readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/**
 * Puts a mail that has failed into the queue again, its tries counted anew.
 * @throws LogeError `NOT_FOUND` for one that has not failed, or is out of reach.
 */
export class SendMailAgain extends Command<MailView> {
  constructor(
    readonly id: string,
    readonly reach: Reach,
  ) {
    super();
  }
}

/**
 * Notes that a mail came back: it has failed, and the register tells so. Told twice, it is noted once.
 * @returns whether it was noted; not for one that is not known, was not sent, or has come back already.
 */
export class RecordBounce extends Command<boolean> {
  constructor(
    /** The id of the mail, a UUID. */
    readonly mail: string,
    /** What the other server answered, such as 550. */
    readonly smtpCode: number | undefined,
  ) {
    super();
  }
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId } from '@loge/contracts';
import type { AccountId, MailKind, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { MailAbout, QueuedMail } from './mails.js';

/** How long, in seconds, whoever took a mail has it alone: longer than composing and sending one ever take. */
const LEASE = 300;
/** How long, in seconds, whoever ended a mail has to tell the register before another does. */
const TELLING = 60;

/** A mail that was taken to be tried; `tries` counts this one. */
export interface TakenMail extends QueuedMail {
  readonly schools: readonly SchoolId[];
  readonly tries: number;
}

/** How a mail ends, but for one that is of no use any more. */
export type Ending =
  | { readonly state: 'SENT' }
  | { readonly state: 'FAILED'; readonly cause: 'REFUSED' | 'GIVEN_UP'; readonly smtpCode?: number };

/** A mail that has ended, and the event to tell so by. */
export interface EndedMail {
  readonly mail: Pick<TakenMail, 'id' | 'kind' | 'account' | 'schools'>;
  readonly ending: Ending;
  readonly outcome: EventId;
}

interface EndedRow {
  readonly id: string;
  readonly kind: TakenMail['kind'];
  readonly account: AccountId;
  readonly schools: readonly SchoolId[];
  readonly state: Ending['state'];
  readonly cause: 'REFUSED' | 'GIVEN_UP';
  readonly smtp_code: number | null;
  readonly outcome: EventId;
}

/**
 * The rows of the queue. Times are the database's, so that several instances agree. Whoever was slow and lost a mail
 * to another changes nothing more: the number of tries is no longer the one it took the mail with.
 */
@Injectable()
export class MailQueue {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Adds mails; those whose ids are there already stay as they are. */
  async add(
    mails: readonly { readonly mail: QueuedMail; readonly about: MailAbout }[],
    { bulk }: { readonly bulk: boolean },
  ): Promise<void> {
    const rows = mails.map(({ mail, about: { schools } }) => ({ ...mail, schools }));
    await this.database.query(
      `INSERT INTO notifications.mail (id, kind, account, language, facts, schools, bulk)
       SELECT id, kind, account, language, facts, schools, $2 FROM jsonb_to_recordset($1::jsonb)
         AS mail (id uuid, kind text, account uuid, language text, facts jsonb, schools text[])
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(rows), bulk],
    );
  }

  /** How many bulk mails of a kind are due and were never tried. */
  async untried(kind: MailKind): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM notifications.mail
       WHERE state = 'WAITING' AND bulk AND tries = 0 AND kind = $1 AND next_try_at <= now()`,
      [kind],
    );
    return row?.count ?? 0;
  }

  /** Takes mails whose time has come, bulk ones or all others, the longest due first; each is taken by one only. */
  async take(most: number, { bulk }: { readonly bulk: boolean }): Promise<readonly TakenMail[]> {
    // TypeORM answers an UPDATE with its rows and their count.
    const [rows] = await this.database.query<[TakenMail[], number]>(
      `UPDATE notifications.mail SET tries = tries + 1, next_try_at = now() + make_interval(secs => $2)
       WHERE id IN (SELECT id FROM notifications.mail WHERE state = 'WAITING' AND bulk = $3 AND next_try_at <= now()
                    ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, kind, account, language, facts, schools, tries`,
      [most, LEASE, bulk],
    );
    return rows;
  }

  /** Puts a mail back untried, for so many seconds. */
  async putOff({ id, tries }: TakenMail, seconds: number): Promise<void> {
    await this.database.query(
      `UPDATE notifications.mail SET tries = tries - 1, next_try_at = now() + make_interval(secs => $3)
       WHERE id = $1 AND tries = $2 AND state = 'WAITING'`,
      [id, tries, seconds],
    );
  }

  /** Puts a mail back, to be tried again in so many seconds. */
  async retry({ id, tries }: TakenMail, seconds: number, smtpCode: number | undefined): Promise<void> {
    await this.database.query(
      `UPDATE notifications.mail SET next_try_at = now() + make_interval(secs => $3), smtp_code = $4
       WHERE id = $1 AND tries = $2 AND state = 'WAITING'`,
      [id, tries, seconds, smtpCode ?? null],
    );
  }

  /** Ends a mail that is of no use any more: nothing is told of it. */
  async drop({ id, tries }: TakenMail): Promise<void> {
    await this.database.query(
      `UPDATE notifications.mail SET state = 'DROPPED', ended_at = now(), next_try_at = NULL
       WHERE id = $1 AND tries = $2 AND state = 'WAITING'`,
      [id, tries],
    );
  }

  /**
   * Ends a mail for good, before anything else is done about it.
   * @returns the event to tell so by; `undefined` when somebody else has the mail now.
   */
  async end({ id, tries }: TakenMail, ending: Ending): Promise<EventId | undefined> {
    const outcome = EventId.parse(randomUUID());
    const { cause, smtpCode } = ending.state === 'FAILED' ? ending : {};
    const [rows] = await this.database.query<[{ id: string }[], number]>(
      `UPDATE notifications.mail
       SET state = $3, cause = $4, smtp_code = $5, outcome = $6, ended_at = now(), next_try_at = NULL
       WHERE id = $1 AND tries = $2 AND state = 'WAITING' RETURNING id`,
      [id, tries, ending.state, cause ?? null, smtpCode ?? null, outcome],
    );
    return rows.length > 0 ? outcome : undefined;
  }

  /**
   * Ends a mail that was sent and came back.
   * @returns the event to tell so by, with the mail; `undefined` for one that was not sent, or came back already.
   */
  async bounce(id: string, smtpCode: number | undefined): Promise<EndedMail | undefined> {
    const outcome = EventId.parse(randomUUID());
    const [[mail]] = await this.database.query<[EndedMail['mail'][], number]>(
      `UPDATE notifications.mail SET state = 'FAILED', cause = 'REFUSED', smtp_code = $2, outcome = $3, ended_at = now()
       WHERE id = $1 AND state = 'SENT' AND outcome IS NULL RETURNING id, kind, account, schools`,
      [id, smtpCode ?? null, outcome],
    );
    const ending = {
      state: 'FAILED',
      cause: 'REFUSED',
      ...(smtpCode !== undefined && { smtpCode }),
    } as const;
    return mail && { mail, ending, outcome };
  }

  /** The register has the event. */
  async told(outcome: EventId): Promise<void> {
    await this.database.query('UPDATE notifications.mail SET outcome = NULL WHERE outcome = $1', [outcome]);
  }

  /** Mails that ended a while ago and whose event the register may lack: whoever ended them died. */
  async untold(most: number): Promise<readonly EndedMail[]> {
    const rows = await this.database.query<EndedRow[]>(
      `SELECT id, kind, account, schools, state, cause, smtp_code, outcome FROM notifications.mail
       WHERE outcome IS NOT NULL AND ended_at < now() - make_interval(secs => $2) ORDER BY ended_at LIMIT $1`,
      [most, TELLING],
    );
    return rows.map(({ id, kind, account, schools, outcome, ...row }) => ({
      mail: { id, kind, account, schools },
      ending: endingOf(row),
      outcome,
    }));
  }

  /** Forgets mails that ended so many days ago. */
  async forget(days: number): Promise<void> {
    await this.database.query(
      `DELETE FROM notifications.mail WHERE outcome IS NULL AND ended_at < now() - make_interval(days => $1)`,
      [days],
    );
  }
}

function endingOf({
  state,
  cause,
  smtp_code: code,
}: Pick<EndedRow, 'state' | 'cause' | 'smtp_code'>): Ending {
  return state === 'SENT' ? { state } : { state, cause, ...(code !== null && { smtpCode: code }) };
}

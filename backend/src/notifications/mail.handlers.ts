import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type { AccountId, MailKind } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { reaches } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { ListMails, RecordBounce, SendMailAgain } from './queries.js';
import type { MailPage, MailState, MailView } from './queries.js';

interface Row {
  readonly id: string;
  readonly kind: MailKind;
  readonly account: AccountId;
  readonly state: MailState;
  readonly tries: number;
  readonly smtp_code: number | null;
  readonly queued_at: Date;
  readonly next_try_at: Date | null;
  readonly ended_at: Date | null;
}

const columns = 'id, kind, account, state, tries, smtp_code, queued_at, next_try_at, ended_at';
/** What a reach takes in, by {@link reachParameters}. */
const visible = '($1 OR schools && $2::text[])';

function reachParameters(reach: Reach): [boolean, readonly string[]] {
  if (reach.kind === 'everything') return [true, []];
  return [false, reach.schools.filter((school) => reaches(reach, school))];
}

@QueryHandler(ListMails)
export class ListMailsHandler implements IQueryHandler<ListMails> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ reach, page: { state, first, after } }: ListMails): Promise<MailPage> {
    if (first < 1 || first > 100) throw new LogeError('BAD_INPUT');
    const from = after === undefined ? undefined : placeOf(after);
    const rows = await this.database.query<Row[]>(
      `SELECT ${columns} FROM notifications.mail
       WHERE ${visible} AND ($3::text IS NULL OR state = $3)
         AND ($4::timestamptz IS NULL OR (queued_at, id) < ($4::timestamptz, $5::uuid))
       ORDER BY queued_at DESC, id DESC LIMIT $6`,
      [...reachParameters(reach), state ?? null, from?.at ?? null, from?.id ?? null, first + 1],
    );
    const [count] = await this.database.query<{ failed: number }[]>(
      `SELECT count(*)::int AS failed FROM notifications.mail WHERE ${visible} AND state = 'FAILED'`,
      reachParameters(reach),
    );
    const shown = rows.slice(0, first);
    return {
      mails: shown.map(viewOf),
      cursors: shown.map(cursorOf),
      hasNextPage: rows.length > first,
      failed: count?.failed ?? 0,
    };
  }
}

@CommandHandler(SendMailAgain)
export class SendMailAgainHandler implements ICommandHandler<SendMailAgain> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MailSender) private readonly sender: MailSender,
  ) {}

  async execute({ id, reach }: SendMailAgain): Promise<MailView> {
    if (!z.uuid().safeParse(id).success) throw new LogeError('NOT_FOUND');
    // One whose end the register does not know yet waits until it does. TypeORM answers with rows and their count.
    const [rows] = await this.database.query<[Row[], number]>(
      `UPDATE notifications.mail
       SET state = 'WAITING', tries = 0, smtp_code = NULL, cause = NULL, ended_at = NULL, next_try_at = now()
       WHERE ${visible} AND id = $3 AND state = 'FAILED' AND outcome IS NULL RETURNING ${columns}`,
      [...reachParameters(reach), id],
    );
    const [row] = rows;
    if (!row) throw new LogeError('NOT_FOUND');
    this.sender.nudge();
    return viewOf(row);
  }
}

@CommandHandler(RecordBounce)
export class RecordBounceHandler implements ICommandHandler<RecordBounce> {
  constructor(
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(MailOutcomes) private readonly outcomes: MailOutcomes,
  ) {}

  async execute({ mail, smtpCode }: RecordBounce): Promise<boolean> {
    const ended = await this.queue.bounce(mail, smtpCode);
    if (!ended) return false;
    await this.outcomes.tell(ended, undefined);
    await this.queue.told(ended.outcome);
    return true;
  }
}

/** PostgreSQL keeps microseconds and JavaScript milliseconds; the queue writes times of milliseconds only. */
const cursorOf = ({ queued_at, id }: Row): string =>
  Buffer.from(`${queued_at.toISOString()} ${id}`).toString('base64url');

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
function placeOf(cursor: string): { at: Date; id: string } {
  const [at = '', id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const read = z.uuid().safeParse(id);
  if (!read.success || Number.isNaN(Date.parse(at))) throw new LogeError('BAD_INPUT');
  return { at: new Date(at), id: read.data };
}

function viewOf(row: Row): MailView {
  const { id, kind, account, state, tries } = row;
  return {
    ...{ id, kind, account, state, tries },
    ...(row.smtp_code !== null && { smtpCode: row.smtp_code }),
    queuedAt: row.queued_at,
    ...(row.ended_at && { endedAt: row.ended_at }),
    ...(row.next_try_at && { nextTryAt: row.next_try_at }),
  };
}

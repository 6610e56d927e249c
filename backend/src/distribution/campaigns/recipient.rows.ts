import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, LogeError } from '@loge/contracts';
import type { AccountId, DistributionId, Profile, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { uuidOfHash } from '../../event-store/uuid-of-hash.js';
import { dueNow } from './pace.js';

/** How a person of a campaign stands. */
export type RecipientState = 'WAITING' | 'QUEUED' | 'SENT' | 'REFUSED' | 'BOUNCED' | 'SKIPPED' | 'UNREACHED';

/** Somebody of a campaign that is about to be started, in the order that they are written to. */
export interface NewRecipient {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly className?: string;
  /** Has an address. */
  readonly reached: boolean;
}

/** A mail that is to be put into the queue. */
export interface RecipientMail {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly mail: EventId;
}

/** Somebody of a campaign, and what became of their mail. */
export interface Recipient {
  readonly place: number;
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly className: string | null;
  readonly state: RecipientState;
  readonly smtpCode: number | null;
  readonly endedAt: Date | null;
  readonly openedAt: Date | null;
  readonly activatedAt: Date | null;
}

/** The id of the one mail that a campaign sends to somebody. */
export const mailOf = (campaign: DistributionId, account: AccountId): EventId =>
  EventId.parse(uuidOfHash(createHash('sha256').update(`${campaign}/${account}`).digest()));

/** The people of campaigns. Who they are is fixed when a campaign is started. */
@Injectable()
export class RecipientRows {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Keeps whom a campaign is for, in place of whom somebody noted before who did not come to start it.
   * @throws LogeError `CONFLICT` for a campaign that has begun.
   */
  async keep(campaign: DistributionId, people: readonly NewRecipient[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      // Whoever took too long may have lost the campaign to another request, which has begun by now.
      const starting = await transaction.query<unknown[]>(
        `SELECT 1 FROM distribution.campaign WHERE id = $1 AND state = 'STARTING' FOR UPDATE`,
        [campaign],
      );
      if (starting.length === 0) throw new LogeError('CONFLICT');
      await transaction.query('DELETE FROM distribution.recipient WHERE campaign = $1', [campaign]);
      await transaction.query(
        `INSERT INTO distribution.recipient (campaign, place, account, school, profile, class_name, mail, state)
         SELECT $1, place, account, school, profile, class_name, mail,
                CASE WHEN reached THEN 'WAITING' ELSE 'UNREACHED' END
         FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::boolean[])
           WITH ORDINALITY AS one (account, school, profile, class_name, mail, reached, place)`,
        [
          ...[campaign, people.map(({ account }) => account), people.map(({ school }) => school)],
          ...[people.map(({ profile }) => profile), people.map(({ className }) => className ?? null)],
          ...[people.map(({ account }) => mailOf(campaign, account)), people.map(({ reached }) => reached)],
        ],
      );
    });
  }

  /**
   * Takes those whose turn has come at the campaign's pace, and has their mails put into the queue. One process at a
   * time does so for a campaign; if it dies on the way, the next one puts the same mails in, which are there already.
   * @param room no more than so many.
   * @returns how many; `undefined` while another process does it.
   */
  async queue(
    campaign: DistributionId,
    room: number,
    enqueue: (mails: readonly RecipientMail[]) => Promise<void>,
  ): Promise<number | undefined> {
    return this.database.transaction(async (transaction) => {
      const [pace] = await transaction.query<{ perMinute: number; waited: number }[]>(
        `SELECT per_minute AS "perMinute", extract(epoch FROM now() - paced_at)::float8 AS waited
         FROM distribution.campaign WHERE id = $1 FOR UPDATE SKIP LOCKED`,
        [campaign],
      );
      if (!pace) return undefined;
      const { count, pacedAgo } = dueNow(pace, room);
      if (count === 0) return 0;
      // TypeORM answers an UPDATE with its rows and their count.
      const [mails] = await transaction.query<[RecipientMail[], number]>(
        `UPDATE distribution.recipient SET state = 'QUEUED' WHERE campaign = $1 AND place IN (
           SELECT place FROM distribution.recipient WHERE campaign = $1 AND state = 'WAITING'
           ORDER BY place LIMIT $2)
         RETURNING account, school, mail`,
        [campaign, count],
      );
      if (mails.length === 0) return 0;
      await transaction.query(
        `UPDATE distribution.campaign SET paced_at = now() - make_interval(secs => $2) WHERE id = $1`,
        [campaign, pacedAgo],
      );
      await enqueue(mails);
      return mails.length;
    });
  }

  /** Those whose mail is in the queue, from a place on. */
  queued(
    campaign: DistributionId,
    after: number,
    most: number,
  ): Promise<readonly (RecipientMail & { readonly place: number })[]> {
    return this.database.query(
      `SELECT place, account, school, mail FROM distribution.recipient
       WHERE campaign = $1 AND state = 'QUEUED' AND place > $2 ORDER BY place LIMIT $3`,
      [campaign, after, most],
    );
  }

  /** Whether somebody waits for their mail, all are in the queue, or all have ended. */
  async standing(campaign: DistributionId): Promise<'WAITING' | 'QUEUED' | 'ENDED'> {
    const [row] = await this.database.query<{ state: 'WAITING' | 'QUEUED' }[]>(
      `SELECT state FROM distribution.recipient WHERE campaign = $1 AND state IN ('WAITING', 'QUEUED')
       ORDER BY state DESC LIMIT 1`,
      [campaign],
    );
    return row?.state ?? 'ENDED';
  }

  /** Somebody gets no mail any more: they signed in, left, or lost their address. */
  async skip(campaign: DistributionId, account: AccountId): Promise<void> {
    await this.database.query(
      `UPDATE distribution.recipient SET state = 'SKIPPED', ended_at = now()
       WHERE campaign = $1 AND account = $2 AND state IN ('WAITING', 'QUEUED')`,
      [campaign, account],
    );
  }

  /** Nobody whose mail has not gone gets one any more. A mail that is on its way just now is told of all the same. */
  async skipRest(campaign: DistributionId): Promise<void> {
    await this.database.query(
      `UPDATE distribution.recipient SET state = 'SKIPPED', ended_at = now()
       WHERE campaign = $1 AND state IN ('WAITING', 'QUEUED')`,
      [campaign],
    );
  }

  /** The mail server took a mail. One that comes back later does so after this, however often either is told. */
  async sent(mail: string, at: string): Promise<void> {
    await this.database.query(
      `UPDATE distribution.recipient SET state = 'SENT', ended_at = $2, smtp_code = NULL
       WHERE mail = $1 AND (state IN ('WAITING', 'QUEUED', 'SKIPPED') OR ended_at < $2)`,
      [mail, at],
    );
  }

  /** The mail server refused a mail, or it came back after it was sent. */
  async refused(mail: string, smtpCode: number | undefined, at: string): Promise<void> {
    await this.database.query(
      `UPDATE distribution.recipient
       SET state = CASE WHEN state IN ('SENT', 'BOUNCED') THEN 'BOUNCED' ELSE 'REFUSED' END,
           smtp_code = $2, ended_at = $3
       WHERE mail = $1 AND (state IN ('WAITING', 'QUEUED', 'SKIPPED') OR ended_at < $3)`,
      [mail, smtpCode ?? null, at],
    );
  }

  /** A link of the campaign was opened. */
  async opened(campaign: DistributionId, account: AccountId, at: string): Promise<void> {
    await this.database.query(
      `UPDATE distribution.recipient SET opened_at = $3
       WHERE campaign = $1 AND account = $2 AND opened_at IS NULL`,
      [campaign, account, at],
    );
  }

  /** Somebody signed in for the first time, whatever campaigns they were in. */
  async activated(account: AccountId, at: string): Promise<void> {
    await this.database.query(
      'UPDATE distribution.recipient SET activated_at = $2 WHERE account = $1 AND activated_at IS NULL',
      [account, at],
    );
  }

  /** The people of a campaign from a place on, in order. */
  list(campaign: DistributionId, after: number, most: number): Promise<readonly Recipient[]> {
    return this.database.query(
      `SELECT place, account, school, profile, class_name AS "className", state, smtp_code AS "smtpCode",
              ended_at AS "endedAt", opened_at AS "openedAt", activated_at AS "activatedAt"
       FROM distribution.recipient WHERE campaign = $1 AND place > $2 ORDER BY place LIMIT $3`,
      [campaign, after, most],
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { AccountId, ExportId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { storableJson } from '../../event-store/storable.js';
import { MOST_KEPT, MOST_WRITING, readAsked, storedAsked } from './export.js';
import type { ExportJob, ExportView, StoredAsked } from './export.js';

/** A writer that has not been heard of for so long is gone: another begins anew. */
const SILENCE = `interval '20 seconds'`;
/** Begun so often without an end, it fails. */
const TRIES = 3;
/** For so long after its time an export is known to have been. */
const REMEMBERED = `interval '6 days'`;

const columns = `id, account, what, format, name, state, rows, count, bytes::float8 AS bytes, asked_at AS "askedAt",
  begun_at AS "begunAt", expires_at AS "expiresAt", failure`;

interface JobRow extends ExportView {
  readonly asked: StoredAsked;
  readonly upTo: string;
}
const jobOf = ({ asked, upTo, ...row }: JobRow): ExportJob => ({
  ...row,
  asked: readAsked(asked),
  upTo: BigInt(upTo),
});

/** The driver answers an UPDATE or DELETE with its rows and their number. */
type Changed<Row> = [Row[], number];

/** The table by which exports are asked for, written and found. */
@Injectable()
export class Exports {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** The newest event that the register shows. */
  async newest(): Promise<bigint> {
    const [row] = await this.database.query<{ position: string }[]>(
      'SELECT position FROM read.journal ORDER BY position DESC LIMIT 1',
    );
    return BigInt(row?.position ?? 0);
  }

  /**
   * Has it written by whoever writes next.
   * @throws LogeError `EXPORTS_TOO_MANY` while `max` of one's own are, or are kept.
   */
  async put({ asked, ...job }: ExportJob): Promise<void> {
    await this.database.transaction(async (transaction) => {
      // Asked for at once from several pages, they are counted one after the other.
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('export ' || $1, 0))`, [
        job.account,
      ]);
      const [{ writing, kept } = { writing: 0, kept: 0 }] = await transaction.query<
        { writing: number; kept: number }[]
      >(
        `SELECT count(*) FILTER (WHERE state = 'WRITING')::int AS writing, count(*)::int AS kept
         FROM register.export WHERE account = $1 AND state IN ('WRITING', 'READY') AND expires_at > $2`,
        [job.account, job.askedAt],
      );
      if (writing >= MOST_WRITING) throw new LogeError('EXPORTS_TOO_MANY', { max: MOST_WRITING });
      if (kept >= MOST_KEPT) throw new LogeError('EXPORTS_TOO_MANY', { max: MOST_KEPT });
      await transaction.query(
        `INSERT INTO register.export (id, account, what, format, name, state, asked, up_to, count, asked_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, 'WRITING', $6, $7, $8, $9, $10)`,
        [
          ...[job.id, job.account, job.what, job.format, job.name, storableJson(storedAsked(asked))],
          ...[job.upTo.toString(), job.count, job.askedAt, job.expiresAt],
        ],
      );
    });
  }

  /** One's own that are kept, newest first. */
  list(account: AccountId, now: Date): Promise<ExportView[]> {
    return this.database.query<ExportView[]>(
      `SELECT ${columns} FROM register.export WHERE account = $1 AND expires_at > $2 AND state <> 'GONE'
       ORDER BY asked_at DESC, id`,
      [account, now],
    );
  }

  /** One's own that can be downloaded. @throws LogeError `NOT_FOUND`, `EXPORT_GONE` after its time. */
  async ready(id: ExportId, account: AccountId, now: Date): Promise<ExportJob> {
    const [row] = await this.database.query<JobRow[]>(
      `SELECT ${columns}, asked, up_to AS "upTo" FROM register.export WHERE id = $1 AND account = $2`,
      [id, account],
    );
    if (row && (row.state === 'GONE' || row.expiresAt <= now)) throw new LogeError('EXPORT_GONE');
    if (row?.state !== 'READY') throw new LogeError('NOT_FOUND');
    return jobOf(row);
  }

  /** Removes one's own with its bytes; whoever writes it stops. */
  async remove(id: ExportId, account: AccountId): Promise<void> {
    await this.database.query('DELETE FROM register.export WHERE id = $1 AND account = $2', [id, account]);
  }

  /** Takes one that nobody writes, from its beginning. One that was begun too often fails. */
  async take(writer: string): Promise<ExportJob | undefined> {
    await this.database.query(
      `UPDATE register.export SET state = 'FAILED', failure = 'INTERNAL'
       WHERE state = 'WRITING' AND begun >= ${TRIES} AND heard_at < now() - ${SILENCE}`,
    );
    const [[row]] = await this.database.query<Changed<JobRow>>(
      `UPDATE register.export SET writer = $1, begun = begun + 1, begun_at = now(), heard_at = now(), rows = 0
       WHERE id = (
         SELECT id FROM register.export
         WHERE state = 'WRITING' AND (heard_at IS NULL OR heard_at < now() - ${SILENCE})
         ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ${columns}, asked, up_to AS "upTo"`,
      [writer],
    );
    if (!row) return undefined;
    await this.database.query('DELETE FROM register.export_chunk WHERE export = $1', [row.id]);
    await this.database.query('DELETE FROM register.export_shown WHERE export = $1', [row.id]);
    return jobOf(row);
  }

  /** Tells how far its writer is. @returns whether it is still to be written by them. */
  async heard(id: ExportId, writer: string, rows: number): Promise<boolean> {
    return this.change(id, writer, 'rows = $3, heard_at = now()', [rows]);
  }

  /** It can be downloaded. @returns whether it was still to be written. */
  async finish(id: ExportId, writer: string, rows: number, bytes: number): Promise<boolean> {
    return this.change(id, writer, `rows = $3, bytes = $4, state = 'READY'`, [rows, bytes]);
  }

  /** It cannot be written. */
  async fail(id: ExportId, writer: string, failure: string): Promise<void> {
    await this.change(id, writer, `failure = $3, state = 'FAILED'`, [failure]);
    await this.database.query(
      `DELETE FROM register.export_chunk WHERE export IN (SELECT id FROM register.export WHERE id = $1 AND state = 'FAILED')`,
      [id],
    );
  }

  /** Gives it back: another begins anew at once. */
  async release(id: ExportId, writer: string): Promise<void> {
    await this.change(id, writer, 'heard_at = NULL, begun = begun - 1', []);
  }

  /** Removes the bytes of those whose time is over, with what was asked; later their rows. */
  async sweep(now: Date): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [over] = await transaction.query<Changed<{ id: ExportId }>>(
        `UPDATE register.export SET state = 'GONE', asked = NULL WHERE expires_at <= $1 AND state <> 'GONE' RETURNING id`,
        [now],
      );
      const ids = over.map(({ id }) => id);
      await transaction.query('DELETE FROM register.export_chunk WHERE export = ANY($1)', [ids]);
      await transaction.query('DELETE FROM register.export_shown WHERE export = ANY($1)', [ids]);
      await transaction.query(
        `DELETE FROM register.export WHERE expires_at <= $1::timestamptz - ${REMEMBERED}`,
        [now],
      );
    });
  }

  private async change(
    id: ExportId,
    writer: string,
    set: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const [, changed] = await this.database.query<Changed<unknown>>(
      `UPDATE register.export SET ${set} WHERE id = $1 AND writer = $2 AND state = 'WRITING'`,
      [id, writer, ...values],
    );
    return changed > 0;
  }
}

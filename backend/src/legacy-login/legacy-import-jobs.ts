import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { ImportId, LegacyReasonCode, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { LegacyImportView } from './commands.js';

/** A file that has not been heard of for so long is taken in no more: its process is gone. */
const SILENCE = `interval '20 seconds'`;
const MOST_SHOWN = 50;

/** How far a file has come. */
export interface LegacyImportCounts {
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly code: LegacyReasonCode }[];
}

const COLUMNS = `id, school, lines, done, imported, unchanged, refused, started_at AS "startedAt",
  CASE WHEN state = 'RUNNING' AND updated_at < now() - ${SILENCE} THEN 'INTERRUPTED' ELSE state END AS state`;

/** The table by which files under way tell how far they are. Of their lines it holds numbers only. */
@Injectable()
export class LegacyImportJobs {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** @throws LogeError `CONFLICT` while another file of the school is being taken in. */
  async begin(id: ImportId, school: SchoolId, lines: number, at: Date): Promise<void> {
    const begun = await this.database.transaction(async (transaction) => {
      // One after the other, or files given in the same moment would each find that there is no other.
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('legacy-import:' || $1, 0))`, [
        school,
      ]);
      return transaction.query<unknown[]>(
        `INSERT INTO legacy_login.import (id, school, state, lines, started_at)
         SELECT $1, $2, 'RUNNING', $3, $4
         WHERE NOT EXISTS (SELECT FROM legacy_login.import
           WHERE school = $2 AND state = 'RUNNING' AND updated_at >= now() - ${SILENCE})
         RETURNING id`,
        [id, school, lines, at],
      );
    });
    if (begun.length === 0) throw new LogeError('CONFLICT');
  }

  /** Tells how far it is, and that it is still under way. */
  async beat(id: ImportId, counts: LegacyImportCounts): Promise<void> {
    await this.write(id, counts, 'RUNNING');
  }

  async end(
    id: ImportId,
    counts: LegacyImportCounts,
    state: Exclude<LegacyImportView['state'], 'RUNNING'>,
  ): Promise<void> {
    await this.write(id, counts, state);
  }

  async of(school: SchoolId): Promise<readonly LegacyImportView[]> {
    return this.database.query<LegacyImportView[]>(
      `SELECT ${COLUMNS} FROM legacy_login.import WHERE school = $1
       ORDER BY started_at DESC, id LIMIT ${MOST_SHOWN}`,
      [school],
    );
  }

  async find(id: ImportId): Promise<LegacyImportView | undefined> {
    const [row] = await this.database.query<LegacyImportView[]>(
      `SELECT ${COLUMNS} FROM legacy_login.import WHERE id = $1`,
      [id],
    );
    return row;
  }

  private async write(
    id: ImportId,
    { done, imported, unchanged, refused }: LegacyImportCounts,
    state: LegacyImportView['state'],
  ): Promise<void> {
    await this.database.query(
      `UPDATE legacy_login.import SET state = $2, done = $3, imported = $4, unchanged = $5, refused = $6,
         updated_at = now() WHERE id = $1`,
      [id, state, done, imported, unchanged, JSON.stringify(refused)],
    );
  }
}

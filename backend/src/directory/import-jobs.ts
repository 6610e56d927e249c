import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { AccountId, ImportFile, ImportFormat, ImportId, ImportReport, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { ImportProgress, SchoolDepartures } from './commands.js';
import type { ImportRefusal, ImportStanding } from './queries.js';

/** A file takes at least so many bytes of a disk. */
export const BLOCK = 4096;
/** How many reasons a report keeps here for the dashboard. */
const REASONS_KEPT = 1000;
/** A job that has not been heard of for so long is no longer under way; its process is gone. */
export const SILENCE = `interval '20 seconds'`;

/** What is known of an upload. */
export interface Upload {
  readonly folder: string | null;
  readonly schoolCode: string | null;
  readonly academy: string | null;
  readonly files: readonly ImportFile[];
}

/** How a job ended or where it stands now. */
export interface JobEnd {
  readonly state: ImportStanding;
  readonly preview?: ImportReport;
  readonly report?: ImportReport;
  readonly refusal?: ImportRefusal;
  readonly departures?: readonly SchoolDepartures[];
}

/** The table by which imports under way tell how far they are, about each second. */
@Injectable()
export class ImportJobs {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async upload(
    id: ImportId,
    upload: { folder: string; files: readonly ImportFile[]; actor?: AccountId; at: Date },
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO directory.import_job (id, state, actor, folder, files, bytes, created_at)
       VALUES ($1, 'UPLOADED', $2, $3, $4, $5, $6)`,
      [
        ...[id, upload.actor ?? null, upload.folder, JSON.stringify(upload.files)],
        ...[upload.files.reduce((sum, { bytes }) => sum + Math.max(bytes, BLOCK), 0), upload.at],
      ],
    );
  }

  /** The bytes of the uploads whose files are there, by who brought them (empty for the command line). */
  async liveBytes(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ actor: string; bytes: string }[]>(
      `SELECT coalesce(actor::text, '') AS actor, sum(bytes) AS bytes FROM directory.import_job
       WHERE folder IS NOT NULL GROUP BY actor`,
    );
    return new Map(rows.map(({ actor, bytes }) => [actor, Number(bytes)]));
  }

  /** Which of these folders hold the files of an upload. */
  async folders(those: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ folder: string }[]>(
      `SELECT folder FROM directory.import_job WHERE folder = ANY($1)`,
      [those],
    );
    return rows.map(({ folder }) => folder);
  }

  async find(id: ImportId): Promise<Upload | undefined> {
    const rows = await this.database.query<Upload[]>(
      `SELECT folder, school_code AS "schoolCode", academy, files FROM directory.import_job WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  async lacking(
    id: ImportId,
    { schoolCode, academy }: { schoolCode?: string; academy?: string },
  ): Promise<void> {
    await this.database.query(
      `UPDATE directory.import_job SET school_code = $2, academy = $3 WHERE id = $1`,
      [id, schoolCode ?? null, academy ?? null],
    );
  }

  /**
   * Begins an analysis or a run.
   * @throws LogeError `CONFLICT` while one of the same import is under way.
   */
  async begin(
    id: ImportId,
    state: 'ANALYSING' | 'RUNNING',
    actor: AccountId | undefined,
    at: Date,
  ): Promise<void> {
    const rows = await this.database.query<unknown[]>(
      `INSERT INTO directory.import_job AS job (id, state, actor, created_at, started_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (id) DO UPDATE SET state = $2, phase = NULL, done = 0, total = 0, started_at = $4, ended_at = NULL,
         refusal = NULL, departures = '[]', updated_at = now()
       WHERE job.state NOT IN ('ANALYSING', 'RUNNING') OR job.updated_at < now() - ${SILENCE}
       RETURNING id`,
      [id, state, actor ?? null, at],
    );
    if (rows.length === 0) throw new LogeError('CONFLICT');
  }

  async started(
    id: ImportId,
    format: ImportFormat,
    files: readonly ImportFile[],
    { schools, isDelta }: { readonly schools: readonly SchoolId[]; readonly isDelta: boolean },
  ) {
    await this.database.query(
      `UPDATE directory.import_job SET format = $2, files = $3, schools = $4, delta = $5, updated_at = now() WHERE id = $1`,
      [id, format, JSON.stringify(files), schools, isDelta],
    );
  }

  async beat(id: ImportId, { phase, done, total }: ImportProgress): Promise<void> {
    await this.database.query(
      `UPDATE directory.import_job SET phase = $2, done = $3, total = $4, updated_at = now() WHERE id = $1`,
      [id, phase, done, total],
    );
  }

  async end(id: ImportId, end: JobEnd, at: Date): Promise<void> {
    const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
    await this.database.query(
      `UPDATE directory.import_job SET state = $2, preview = coalesce($3, preview), report = coalesce($4, report),
         refusal = $5, departures = $6, ended_at = $7, updated_at = now() WHERE id = $1`,
      [
        ...[id, end.state, json(shortened(end.preview)), json(shortened(end.report)), json(end.refusal)],
        ...[JSON.stringify(end.departures ?? []), at],
      ],
    );
  }

  /** The folders of uploads that nobody has touched since. */
  async forgotten(days: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ folder: string }[]>(
      `UPDATE directory.import_job SET folder = NULL FROM (
         SELECT id, folder FROM directory.import_job
         WHERE folder IS NOT NULL AND updated_at < now() - make_interval(days => $1) FOR UPDATE
       ) AS old WHERE import_job.id = old.id RETURNING old.folder`,
      [days],
    );
    // The driver answers an UPDATE with its rows and their number.
    return (rows as unknown as [{ folder: string }[], number])[0].map(({ folder }) => folder);
  }

  /** The files of an upload have been removed. */
  async gone(id: ImportId): Promise<void> {
    await this.database.query(`UPDATE directory.import_job SET folder = NULL WHERE id = $1`, [id]);
  }
}

function shortened(report: ImportReport | undefined): ImportReport | undefined {
  return report && { ...report, reasons: report.reasons.slice(0, REASONS_KEPT) };
}

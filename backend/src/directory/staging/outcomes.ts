import { RecordKind } from '@loge/contracts';
import type { KindCounts, RecordReason } from '@loge/contracts';
import type { Bucket, Outcome } from './staged.js';
import type { StagingQuery } from './staging-query.js';

/** Where records end, and the report of it. */
export class StagedOutcomes {
  constructor(private readonly query: StagingQuery) {}

  /** Decides where records end, whatever the passes find. */
  async settleAs(outcomes: readonly Outcome[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_settled (seq, bucket, code)
       SELECT seq, bucket, code FROM jsonb_to_recordset($1::jsonb) AS o(seq bigint, bucket text, code text)`,
      [JSON.stringify(outcomes)],
    );
  }

  /** Notes where records ended; a record that already ended somewhere is a fault of the program. */
  async end(outcomes: readonly Outcome[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_outcome (seq, bucket, code)
       SELECT seq, bucket, code FROM jsonb_to_recordset($1::jsonb) AS o(seq bigint, bucket text, code text)`,
      [JSON.stringify(outcomes)],
    );
  }

  /** The counts of a bucket by kind. */
  async tally(): Promise<Readonly<Record<Bucket, KindCounts>>> {
    const rows = await this.query<{ bucket: Bucket; kind: string; count: number }>(
      `SELECT o.bucket, r.kind, count(*)::int AS count
       FROM pg_temp.staged_record r LEFT JOIN pg_temp.staged_outcome o ON o.seq = r.seq GROUP BY 1, 2`,
    );
    const counts: Record<Bucket, KindCounts> = {
      created: {},
      updated: {},
      unchanged: {},
      merged: {},
      leftOut: {},
      errors: {},
    };
    for (const { bucket, kind, count } of rows) {
      if (!bucket) throw new Error(`${count} records of kind ${kind} ended in no bucket.`);
      counts[bucket][RecordKind.parse(kind)] = count;
    }
    return counts;
  }

  /** Why records were merged, left out or refused, in the order of the files; errors go first where not all fit. */
  async reasons(limit: number): Promise<RecordReason[]> {
    return this.query(
      `SELECT file, line, kind, code FROM (
         SELECT r.seq, r.file, r.line, r.kind, o.code
         FROM pg_temp.staged_outcome o JOIN pg_temp.staged_record r ON r.seq = o.seq
         WHERE o.code IS NOT NULL
         ORDER BY array_position(ARRAY['errors', 'leftOut', 'merged'], o.bucket), r.seq LIMIT $1
       ) AS reason ORDER BY seq`,
      [limit],
    );
  }
}

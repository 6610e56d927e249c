import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Of each table of the journal, which finished rows belong to the events after one position and up to another. */
const rowsOf = {
  journal: 'SELECT * FROM read.journal WHERE position > $1 AND position <= $2 ORDER BY position',
  journal_place:
    'SELECT * FROM read.journal_place WHERE position > $1 AND position <= $2 ORDER BY place, position',
  journal_person:
    'SELECT * FROM read.journal_person WHERE position > $1 AND position <= $2 ORDER BY position',
  journal_day: 'SELECT * FROM read.journal_day WHERE first_position > $1 AND first_position <= $2',
  // A person's row belongs to the first event that made or named them.
  journal_name: `SELECT n.* FROM read.journal_name n JOIN first_told f USING (account)
    WHERE f.position > $1 AND f.position <= $2`,
} as const;
const tables = Object.keys(rowsOf) as (keyof typeof rowsOf)[]; // The keys just written.

/** What a projection of one batch must at least write, as COPY takes it. */
export type FinishedBatch = readonly (readonly [table: string, rows: Buffer])[];

/** Takes the finished rows of the journal out of its tables, in batches of so many positions up to the end. */
export async function takeFinishedRows(
  client: pg.Client,
  size: number,
  end: number,
): Promise<FinishedBatch[]> {
  await client.query(
    `CREATE TEMP TABLE first_told AS
     SELECT account, min(position) AS position FROM read.journal_person GROUP BY account`,
  );
  await client.query('CREATE INDEX ON first_told (position)');
  const batches: FinishedBatch[] = [];
  for (let after = 0; after < end; after += size) {
    const batch: [string, Buffer][] = [];
    for (const table of tables) {
      // COPY takes no parameters; these are numbers of our own.
      const sql = rowsOf[table].replaceAll('$1', String(after)).replaceAll('$2', String(after + size));
      const rows = await buffer(client.query(copyTo(`COPY (${sql}) TO STDOUT`)));
      if (rows.length > 0) batch.push([table, rows]);
    }
    batches.push(batch);
  }
  await client.query('DROP TABLE first_told');
  return batches;
}

/** Empty tables beside the journal's, with the same indexes, for {@link copyBatch}. */
export async function makeCopyTables(client: pg.Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS copied CASCADE; CREATE SCHEMA copied');
  for (const table of tables)
    await client.query(`CREATE TABLE copied.${table} (LIKE read.${table} INCLUDING ALL)`);
}

/** Writes a batch in a transaction of its own. */
export async function copyBatch(client: pg.Client, batch: FinishedBatch): Promise<void> {
  await client.query('BEGIN');
  for (const [table, rows] of batch)
    await pipeline(
      Readable.from([rows], { objectMode: false }),
      client.query(copyFrom(`COPY copied.${table} FROM STDIN`)),
    );
  await client.query('COMMIT');
}

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { rowColumns } from './big-register.js';
import type { BigRegister } from './big-register.js';
import { connect } from './server.js';

/** How much text is handed to PostgreSQL at a time (characters). */
const CHUNK = 256 * 1_024;

/** Fills the read models with a register, faster than events could: by COPY, the indexes made afterwards. */
export async function loadRegister(
  url: string,
  register: BigRegister,
  say: (line: string) => void,
): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`SET maintenance_work_mem = '512MB'`);
    const restore = await dropIndexes(client, ['journal', 'journal_place', 'journal_person']);
    say('copying rows');
    await copyRows(url, ['school'], register.schoolRows());
    await copyRows(url, ['journal_name', 'account', 'affiliation'], register.peopleRows());
    await copyRows(url, ['journal', 'journal_place', 'journal_person'], register.rows());
    say('making indexes');
    for (const statement of restore) await client.query(statement);
    say('counting days');
    await client.query(
      `INSERT INTO read.journal_day
       SELECT (occurred_at AT TIME ZONE 'Europe/Paris')::date, type, channel, md5(array_to_string(schools, ' ')),
         schools, count(*), min(position), max(position)
       FROM read.journal GROUP BY 1, 2, 3, 4, 5`,
    );
    // What comes next stands after these entries, and is all that is left to project.
    await client.query('UPDATE events.head SET position = $1', [register.entries]);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** @returns the statements that make them again. */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `SELECT format(CASE WHEN c.oid IS NULL THEN 'DROP INDEX read.%2$I' ELSE 'ALTER TABLE %1$s DROP CONSTRAINT %2$I' END,
       i.indrelid::regclass, x.relname) AS drop,
       CASE WHEN c.oid IS NULL THEN pg_get_indexdef(x.oid)
         ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
       END AS make
     FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid LEFT JOIN pg_constraint c ON c.conindid = x.oid
     WHERE i.indrelid = ANY($1::regclass[])`,
    [tables.map((table) => `read.${table}`)],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ make }) => make);
}

/** Copies into several tables at once, each over a connection of its own. */
async function copyRows<Table extends keyof typeof rowColumns>(
  url: string,
  tables: readonly Table[],
  rows: Iterable<Readonly<Record<Table, string>>>,
): Promise<void> {
  const lanes = await Promise.all(
    tables.map(async (table) => {
      const client = await connect(url);
      const copy = copyFrom(`COPY read.${table} (${rowColumns[table]}) FROM STDIN`);
      return { table, client, stream: client.query(copy), text: '' };
    }),
  );
  try {
    for (const row of rows) {
      for (const lane of lanes) {
        lane.text += row[lane.table];
        if (lane.text.length < CHUNK) continue;
        if (!lane.stream.write(lane.text)) await once(lane.stream, 'drain');
        lane.text = '';
      }
    }
    for (const { stream, text } of lanes) stream.end(text);
    await Promise.all(lanes.map(({ stream }) => finished(stream, { readable: false })));
  } finally {
    await Promise.all(lanes.map(({ client }) => client.end()));
  }
}

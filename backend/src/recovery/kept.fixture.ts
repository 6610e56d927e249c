import type { RunningLoge } from '../../../test/support/loge.js';

/** Every value of every table of the database, and every line that was logged, as one text to look for secrets in. */
export async function everythingKept({
  database: { dataSource },
  logged,
}: Pick<RunningLoge, 'database' | 'logged'>): Promise<string> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  let everything = logged.join('\n');
  for (const { name } of tables) {
    // The names come from the catalogue of this very database.
    const rows = await dataSource.query<Record<string, unknown>[]>(`SELECT * FROM ${name}`);
    for (const value of rows.flatMap((row) => Object.values(row)))
      everything += Buffer.isBuffer(value) ? `${value.toString('latin1')}\n` : `${JSON.stringify(value)}\n`;
  }
  return everything;
}

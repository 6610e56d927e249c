import pg from 'pg';

/** A table as the database has it. */
export interface Table {
  /** With its schema: `vault.secret`. */
  readonly name: string;
  /** Its name as it goes into a statement. */
  readonly sql: string;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  /** Whether a row may come without it. */
  readonly optional: boolean;
}

/** Every table of the database that is not PostgreSQL's own, by name. */
export async function readTables(client: pg.ClientBase): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await client.query<Table>(`
    SELECT n.nspname || '.' || c.relname AS name, format('%I.%I', n.nspname, c.relname) AS sql,
      json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'optional', a.atthasdef OR NOT a.attnotnull
      ) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
      AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    GROUP BY 1, 2 ORDER BY 1`);
  return new Map(rows.map((table) => [table.name, table]));
}

/** The names of all migrations that have run, in their order. */
export async function readMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
  return rows.map(({ name }) => name);
}

/** Does the work on a connection of its own, which is closed after it whatever happens. */
export async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'loge backup' });
  // A connection lost between two statements has none to reject; the next one tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The columns as they go into a statement. */
export function columnList(columns: readonly Pick<Column, 'name'>[]): string {
  return columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
}

import pg from 'pg';
import { isTransient } from '../event-store/transient-errors.js';
import { BackupError } from './format.js';

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

/** Where work on a database is done, and how it may end before it is done. */
export interface Connecting {
  readonly databaseUrl: string;
  /** Ends the work, also while a statement waits. */
  readonly signal?: AbortSignal;
  /** What then has come of it, in words: `no backup was made`. */
  readonly outcome: string;
}

/**
 * Does the work on a connection of its own, which is closed after it whatever happens.
 * @throws BackupError when the signal came or the database was lost, and what the work throws.
 */
export async function connected<T>(
  { databaseUrl, signal, outcome }: Connecting,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'loge backup' });
  // A connection lost between two statements has none to reject; the next one tells.
  client.on('error', () => undefined);
  const leave = () => void client.end();
  try {
    await client.connect();
    signal?.throwIfAborted();
    signal?.addEventListener('abort', leave);
    return await work(client);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (signal?.aborted) throw new BackupError(`Interrupted: ${outcome}.`);
    if (isLost(error)) throw new BackupError(`The database was lost: ${outcome}.`, { cause: error });
    throw error;
  } finally {
    signal?.removeEventListener('abort', leave);
    await client.end();
  }
}

/** Whether an error tells that the connection is gone, in PostgreSQL's words (classes 08 and 57P) or its own. */
export function isLost(error: unknown): boolean {
  return error instanceof pg.DatabaseError ? /^(08|57P)/.test(error.code ?? '') : isTransient(error);
}

/** The columns as they go into a statement. */
export function columnList(columns: readonly Pick<Column, 'name'>[]): string {
  return columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
}

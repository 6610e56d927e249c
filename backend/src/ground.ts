import { migrateDatabase } from './database.js';
import { acquireLocalPostgres } from './local-postgres/local-postgres.js';
import type { Config } from './config.js';

/** The database under a server or a command, with its tables as this version wants them. */
export interface Ground {
  readonly databaseUrl: string;
  /** Leaves it; the last to leave a PostgreSQL of our own stops it. */
  release(): Promise<void>;
}

/**
 * Takes the database of `DATABASE_URL`, or the PostgreSQL of the data directory, and brings its tables to this
 * version. Works beside others that use it and with none.
 *
 * @throws LocalPostgresError and, for a database of one's own that cannot be reached, {@link DatabaseError}.
 */
export async function takeGround(config: Config): Promise<Ground> {
  if (config.databaseUrl !== undefined) {
    await migrateDatabase(config.databaseUrl).catch((error: unknown) => {
      throw new DatabaseError(`The database of DATABASE_URL cannot be used: ${reason(error)}.`, {
        cause: error,
      });
    });
    return { databaseUrl: config.databaseUrl, release: async () => {} };
  }
  const postgres = await acquireLocalPostgres({ dataDir: config.dataDir });
  try {
    await migrateDatabase(postgres.url);
  } catch (error) {
    await postgres.release();
    throw error;
  }
  return { databaseUrl: postgres.url, release: () => postgres.release() };
}

/** A `DATABASE_URL` that cannot be used; the message is one line without the URL, which holds a password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const text = error.message || ('code' in error ? String(error.code) : error.name);
  return text.split('\n')[0] ?? text;
}

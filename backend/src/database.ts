import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import { migrations } from './migrations.js';

/** The advisory lock under which migrations run: two processes that start at once do not run them twice. */
const MIGRATION_LOCK = 7_401_001;

/**
 * How TypeORM reaches the PostgreSQL of the read models, the vault and the claims (and of the events, where they
 * live in PostgreSQL).
 */
export function databaseOptions(
  url: string,
  which: readonly (new () => MigrationInterface)[] = migrations,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: [...which],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Some are kept through quiet moments: a new one costs PostgreSQL more than a hundred statements do.
    extra: { max: 20, min: 5, application_name: 'loge' },
  };
}

/** An unopened connection to the database; see {@link databaseOptions}. */
export function openDatabase(
  url: string,
  which: readonly (new () => MigrationInterface)[] = migrations,
): DataSource {
  return new DataSource(databaseOptions(url, which));
}

/** Brings the database's tables to this version; waits while another process does so. */
export async function migrateDatabase(url: string): Promise<void> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const database = await openDatabase(url).initialize();
    try {
      await database.runMigrations();
    } finally {
      await database.destroy();
    }
  } finally {
    await guard.end();
  }
}

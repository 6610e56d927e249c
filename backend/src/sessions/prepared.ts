import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** A statement under a name that no other has. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a statement that everybody who signs in needs: PostgreSQL parses and plans it once on each connection, and
 * TypeORM, which cannot name one, is passed by.
 */
export async function prepared<Row extends pg.QueryResultRow>(
  database: DataSource,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  // The application has no other driver; its `master` is the pool of its connections.
  const pool = (database.driver as PostgresDriver).master as pg.Pool;
  return (await pool.query<Row>({ ...statement, values: [...values] })).rows;
}

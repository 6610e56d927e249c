import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../backend/src/database.js';
import type { DataSource } from 'typeorm';

/** A database of a test's own, with every migration run. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env.LOGE_TEST_POSTGRES;
  if (!url) throw new Error('LOGE_TEST_POSTGRES is not set: run jest with its global set-up.');
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes an empty database with the tables of every room; `drop` closes its connections and removes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const dataSource = await openDatabase(url.toString()).initialize();
  await dataSource.runMigrations();
  return {
    url: url.toString(),
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

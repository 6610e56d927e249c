import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrateDatabase, openDatabase } from '../../backend/src/database.js';
import type { DataSource } from 'typeorm';

/** A database of a test's own, with every migration run. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** The advisory lock under which what the whole run shares is made once. */
const MAKING = 7_401_900;

function given(name: 'LOGE_TEST_POSTGRES' | 'LOGE_TEST_TEMPLATE'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run jest with its global set-up.`);
  return value;
}

function urlOf(database: string): string {
  const url = new URL(given('LOGE_TEST_POSTGRES'));
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: given('LOGE_TEST_POSTGRES') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Does something while no other process of the run does what it gave this function. */
export function oneAtATime<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MAKING]);
    return work(client);
  });
}

/** Makes an empty database with the tables of every room; `drop` closes its connections and removes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await oneAtATime(async (client) => {
    const template = await migratedTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(name);
  const dataSource = await openDatabase(url).initialize();
  return {
    url,
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await onServer((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** The run's database that was migrated: to copy it costs a third of running the migrations once more. */
async function migratedTemplate(client: pg.Client): Promise<string> {
  const name = given('LOGE_TEST_TEMPLATE');
  const { rows } = await client.query<{ whole: boolean }>(
    'SELECT NOT datallowconn AS whole FROM pg_database WHERE datname = $1',
    [name],
  );
  if (rows[0]?.whole) return name;
  // Whoever began it may have been killed.
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name}`);
  await migrateDatabase(urlOf(name));
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  return name;
}

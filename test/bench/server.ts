import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../backend/src/database.js';
import { acquireLocalPostgres } from '../../backend/src/local-postgres/local-postgres.js';

/** A database of the benchmark's, with every migration run. */
export interface BenchDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** The benchmark's own PostgreSQL, with the settings that `npm start` gives its own: durable, and otherwise the defaults. */
export interface Server {
  /** Its version and what decides how durable a commit is. */
  readonly settings: Readonly<Record<string, string>>;
  /** An empty database of this name; one left by an earlier run is dropped first. */
  fresh(name: string): Promise<BenchDatabase>;
  /** A database that is kept from run to run. */
  kept(name: string): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
  close(): Promise<void>;
}

const DURABLE = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
] as const;

/** Starts the PostgreSQL of a data directory, or joins the one that runs over it. */
export async function startServer(dataDir: string): Promise<Server> {
  const postgres = await acquireLocalPostgres({ dataDir });
  const server = await useServer(postgres.url);
  return {
    ...server,
    close: async () => {
      await server.close();
      await postgres.release();
    },
  };
}

/** A connection whose loss does not end the process: what was asked over it fails, and says why. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Works on a server that runs already; closing leaves it running. */
export async function useServer(serverUrl: string): Promise<Server> {
  const admin = await connect(serverUrl);
  const named = (name: string) => {
    if (!/^bench_[a-z]+$/.test(name)) throw new RangeError(`${name} is no database of the benchmark.`);
    return name;
  };
  const drop = async (name: string) => {
    const used = async () =>
      (await admin.query('SELECT FROM pg_stat_activity WHERE datname = $1', [named(name)])).rowCount;
    // Pools that have ended still take leave; broken off meanwhile, a connection would end this process.
    for (let tries = 0; tries < 100 && (await used()); tries++) await wait(20);
    await admin.query(`DROP DATABASE IF EXISTS ${named(name)} WITH (FORCE)`);
  };
  const kept = async (name: string): Promise<BenchDatabase> => {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [named(name)]);
    if (!rowCount) await admin.query(`CREATE DATABASE ${named(name)}`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const dataSource = await openDatabase(url.toString()).initialize();
    await dataSource.runMigrations();
    return { url: url.toString(), dataSource, close: () => dataSource.destroy() };
  };
  const { rows } = await admin.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
    [DURABLE],
  );
  return {
    settings: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    kept,
    drop,
    fresh: async (name) => {
      await drop(name);
      return kept(name);
    },
    close: () => admin.end(),
  };
}

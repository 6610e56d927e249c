import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { acquireLocalPostgres, LocalPostgresError } from './local-postgres.js';
import type { LocalPostgres } from './local-postgres.js';

let folder: string;
let dataDir: string;
let held: LocalPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge local postgres '));
  // Root's PostgreSQL runs as another user, who has to pass.
  await chmod(folder, 0o711);
  dataDir = join(folder, '.loge');
  held = [];
});

afterEach(async () => {
  for (const postgres of held) await postgres.release();
  await rm(folder, { recursive: true, force: true });
});

async function acquire(): Promise<LocalPostgres> {
  const postgres = await acquireLocalPostgres({ dataDir });
  held.push(postgres);
  return postgres;
}

async function ask(postgres: LocalPostgres, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = () => join(dataDir, 'postgres/data/postmaster.pid');
const pid = async () => Number.parseInt(await readFile(pidFile(), 'utf8'), 10);
const isRunning = () =>
  stat(pidFile()).then(
    () => true,
    () => false,
  );

async function refusal(): Promise<string> {
  return acquire().then(
    () => 'started',
    (error: unknown) => {
      if (error instanceof LocalPostgresError) return error.message;
      throw error;
    },
  );
}

test('two starts at the same time share one server and its data; the last to leave stops it', async () => {
  const [server, command] = await Promise.all([acquire(), acquire()]);
  expect(command.url).toBe(server.url);
  await ask(server, 'CREATE TABLE kept (name text)');

  await server.release();
  expect(await ask(command, 'SELECT * FROM kept')).toEqual([]);
  await command.release();
  expect(await isRunning()).toBe(false);

  expect(await ask(await acquire(), 'SELECT * FROM kept')).toEqual([]);
}, 60_000);

test('who comes while the last one leaves gets a server that stays', async () => {
  const first = await acquire();
  const [, next] = await Promise.all([first.release(), acquire()]);
  expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
}, 60_000);

test('only this machine reaches it, with a random password kept in a file nobody else reads', async () => {
  const postgres = await acquire();
  expect(await ask(postgres, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await ask(postgres, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600);

  const stranger = new URL(postgres.url);
  stranger.password = 'guess';
  await expect(ask({ ...postgres, url: stranger.toString() }, 'SELECT 1')).rejects.toMatchObject({
    code: '28P01',
  });
}, 60_000);

test('text is UTF-8 whatever the locale of the machine', async () => {
  const postgres = await acquire();
  expect(await ask(postgres, `SELECT upper('é') AS e, getdatabaseencoding() AS encoding`)).toEqual([
    { e: 'É', encoding: 'UTF8' },
  ]);
}, 60_000);

test('its log holds no value of a statement that failed', async () => {
  const postgres = await acquire();
  await expect(ask(postgres, `SELECT 'camille.durand'::uuid`)).rejects.toThrow();
  expect(await readFile(join(dataDir, 'postgres/postgres.log'), 'utf8')).not.toContain('camille');
}, 60_000);

describe('what a kill leaves behind', () => {
  test('a server that was killed is started again over its data', async () => {
    const postgres = await acquire();
    await ask(postgres, 'CREATE TABLE kept (name text)');
    process.kill(await pid(), 'SIGKILL');

    expect(await ask(await acquire(), 'SELECT * FROM kept')).toEqual([]);
  }, 60_000);

  test('a process id that has passed to another program stops nobody', async () => {
    const first = await acquire();
    const left = await readFile(pidFile(), 'utf8');
    await first.release();
    await writeFile(pidFile(), left.replace(/^\d+/, String(process.pid)));
    const { uid, gid } = await stat(join(dataDir, 'postgres/data'));
    await import('node:fs/promises').then(({ chown }) => chown(pidFile(), uid, gid));

    expect(await ask(await acquire(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);
});

describe('data it cannot use stops the start with one line', () => {
  test('of another major version: how to go on', async () => {
    await (await acquire()).release();
    await writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '17\n');
    expect(await refusal()).toMatch(
      /written by PostgreSQL 17.+brings 18: run "npm run loge -- backup <file>".+restore <file>" with this one/,
    );
  }, 60_000);

  test('gone: it does not begin anew as if there had been none', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    expect(await refusal()).toMatch(/is gone/);
  });
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot(
  'where PostgreSQL’s user cannot reach the data directory, its files go where it can, and are found again',
  async () => {
    await chmod(folder, 0o700);
    const first = await acquire();
    await ask(first, 'CREATE TABLE kept (name text)');
    await first.release();
    const elsewhere = await readlink(join(dataDir, 'postgres'));
    try {
      expect((await lstat(join(elsewhere, 'password'))).mode & 0o777).toBe(0o600);
      const second = await acquire();
      expect(await ask(second, 'SELECT * FROM kept')).toEqual([]);
      await second.release();
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  },
  60_000,
);

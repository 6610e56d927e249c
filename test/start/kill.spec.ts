import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fork } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { acquireLocalPostgres } from '../../backend/src/local-postgres/local-postgres.js';
import { compiled } from '../support/compiled.js';
import type { ChildProcess } from 'node:child_process';

const HOLDER = compiled(join(import.meta.dirname, 'holder.ts'));

let folder: string;
let child: ChildProcess;
let url: string;

/** Starts a process that holds the PostgreSQL of the folder; resolves when it does. */
async function hold(): Promise<void> {
  child = fork(HOLDER, [folder], {
    cwd: join(import.meta.dirname, '../..'),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message]: unknown[] = await once(child, 'message');
  url = String(message);
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function query(statement: string, at = url): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = () => join(folder, 'postgres/data/postmaster.pid');
const postmaster = async () => Number.parseInt(await readFile(pidFile(), 'utf8'), 10);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge start '));
  await chmod(folder, 0o711);
  await hold();
  await query('CREATE TABLE kept (name text)');
});

afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
  // Whatever a failed test left: joined, then stopped as its last user.
  await (await acquireLocalPostgres({ dataDir: folder })).release();
  await rm(folder, { recursive: true, force: true });
});

test('asked to stop, it stops PostgreSQL; a second start finds its data', async () => {
  await end('SIGTERM');
  await expect(stat(pidFile())).rejects.toMatchObject({ code: 'ENOENT' });
  await hold();
  expect(await query('SELECT * FROM kept')).toEqual([]);
}, 30_000);

test('killed alone, it leaves a PostgreSQL that the next start uses, and stops in the end', async () => {
  const server = await postmaster();
  await end('SIGKILL');
  expect(await postmaster()).toBe(server);
  await hold();
  expect(await postmaster()).toBe(server);
  expect(await query('SELECT * FROM kept')).toEqual([]);
  await end('SIGTERM');
  await expect(stat(pidFile())).rejects.toMatchObject({ code: 'ENOENT' });
}, 30_000);

test('killed with its PostgreSQL, the next start recovers the data', async () => {
  process.kill(await postmaster(), 'SIGKILL');
  await end('SIGKILL');
  await hold();
  expect(await query('SELECT * FROM kept')).toEqual([]);
}, 30_000);

test('a command beside a running server uses the same PostgreSQL and leaves it running', async () => {
  const command = await acquireLocalPostgres({ dataDir: folder });
  expect(command.url).toBe(url);
  await command.release();
  expect(await query('SELECT * FROM kept')).toEqual([]);
}, 30_000);

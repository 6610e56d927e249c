import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { acquireLocalPostgres } from '../../backend/src/local-postgres/local-postgres.js';

jest.setTimeout(120_000);

const project = join(import.meta.dirname, '../..');
let dataDir: string;
let started: ChildProcess | undefined;

const environment = () => ({
  ...process.env,
  NODE_ENV: 'development',
  DATABASE_URL: '',
  LOGE_DEMO: 'off',
  LOGE_DATA_DIR: dataDir,
});

/** `npm start`'s own program; resolves with the address it printed. */
async function start(port = '0'): Promise<string> {
  const child = spawn(process.execPath, [join(project, 'deploy/local/start.mjs')], {
    env: { ...environment(), PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be killed at once.
    detached: true,
  });
  started = child;
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const address = /Loge is at (\S+)\//.exec(printed)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${printed}`)));
  });
}

async function end(signal: NodeJS.Signals, whole = false): Promise<void> {
  if (!started?.pid || started.exitCode !== null || started.signalCode !== null) return;
  const exit = once(started, 'exit');
  process.kill(whole ? -started.pid : started.pid, signal);
  await exit;
}

/** Runs a command beside the server or without one. */
function loge(...words: string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'deploy/local/loge.mjs'), ...words],
    {
      env: environment(),
      encoding: 'utf8',
    },
  );
  return { status, out: stdout, err: stderr };
}

const administrator = [
  'admin',
  'create',
  '--email',
  'c.roux@loge.test',
  '--given',
  'Camille',
  '--family',
  'Roux',
];
const pidFile = () => join(dataDir, 'postgres/data/postmaster.pid');

/** Waits until nobody serves the data directory any more. */
async function untilLeft(address: string): Promise<void> {
  const answers = () =>
    fetch(`${address}/health/live`).then(
      () => true,
      () => false,
    );
  while ((await answers()) || existsSync(pidFile())) await new Promise((later) => setTimeout(later, 50));
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loge start '));
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  await end('SIGTERM');
  // Whatever a failed test left: joined, then stopped as its last user.
  await (await acquireLocalPostgres({ dataDir })).release();
  await rm(dataDir, { recursive: true, force: true });
});

test('Ctrl-C stops PostgreSQL cleanly; a second start finds the data; commands run beside it and without it', async () => {
  const address = await start();
  const made = loge(...administrator, '--json');
  expect(made.status).toBe(0);
  expect(JSON.parse(made.out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    link: expect.stringContaining(`${address}/admin/`),
  });
  await end('SIGINT', true);
  expect(existsSync(pidFile())).toBe(false);
  expect(loge(...administrator).err).toContain('LOGIN_TAKEN');
  const again = await start();
  expect(await (await fetch(`${again}/health/ready`)).json()).toMatchObject({ status: 'ok' });
});

test('after kill -9 of everything the next start finds the data', async () => {
  await start();
  expect(loge(...administrator).status).toBe(0);
  const postmaster = Number.parseInt(await readFile(pidFile(), 'utf8'), 10);
  await end('SIGKILL', true);
  process.kill(postmaster, 'SIGKILL');
  await start();
  expect(loge(...administrator).err).toContain('LOGIN_TAKEN');
});

test('after kill -9 of the parent alone everything stops by itself, and the next start finds the data', async () => {
  const address = await start();
  expect(loge(...administrator).status).toBe(0);
  await end('SIGKILL');
  await untilLeft(address);
  await start();
  expect(loge(...administrator).err).toContain('LOGIN_TAKEN');
});

test('a busy default port gives way to the next free one, which is printed', async () => {
  const busy = createServer().listen(3000, '127.0.0.1');
  const listens = await Promise.race([
    once(busy, 'listening').then(() => true),
    once(busy, 'error').then(() => false),
  ]);
  try {
    const address = await start('');
    expect(address).not.toBe('http://127.0.0.1:3000');
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
  } finally {
    if (listens) busy.close();
  }
});

import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode, LocalPostgresError } from './error.js';
import { bareEnvironment, run } from './run.js';
import type { Home } from './home.js';

/** How long a server may take to stop before it is cut short. */
const patienceMs = 20_000;
const pauseMs = 20;

/** What `postmaster.pid` says of the server over a data directory. */
export interface Postmaster {
  readonly pid: number;
  /** Not yet known in the first moments of a start. */
  readonly port?: number;
  /** True once it accepts connections. */
  readonly ready: boolean;
}

/**
 * The server that runs over this data directory. A file left by a server that was killed counts as none: PostgreSQL
 * takes it over by itself, except where its process id has passed to another program; then it is removed here.
 */
export async function findPostmaster(home: Home): Promise<Postmaster | undefined> {
  const file = join(home.data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  const [pidLine = '', , , portLine = '', , , , status = ''] = text.split('\n');
  const pid = Number.parseInt(pidLine, 10);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  if (!isPostgres(pid)) {
    await rm(file, { force: true });
    return undefined;
  }
  const port = Number.parseInt(portLine, 10);
  return { pid, ready: status.trim() === 'ready', ...(port > 0 ? { port } : {}) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether the process is a PostgreSQL, and not one that is dead and only not yet buried; where nobody can tell, it is. */
function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return true;
  try {
    // The second field is the program in brackets, the third its state.
    const [, program = '', state] = /\((.*)\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return program.includes('postgres') && state !== 'Z';
  } catch {
    return isPostgresByPs(pid);
  }
}

function isPostgresByPs(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).includes('postgres');
  } catch {
    return true;
  }
}

/**
 * Starts a server over the data directory and does not wait for it. It outlives us, in a session of its own: Ctrl-C
 * in the terminal reaches us only, and we stop it when we are done with it. When another server was quicker, this one
 * ends by itself.
 *
 * @returns a promise that resolves when the process has ended.
 */
export async function launchPostmaster(home: Home): Promise<{ readonly ended: Promise<void> }> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: await freePort(),
    unix_socket_directories: '',
    max_connections: 100,
    // Statements and details of errors may hold personal data: they stay out of its log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(home.log, 'w', 0o600);
  try {
    const server = spawn(home.binaries.postgres, ['-D', home.data, ...flags], {
      ...home.user,
      cwd: '/',
      env: bareEnvironment,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.once('error', () => resolve());
    });
    server.unref();
    return { ended };
  } finally {
    await log.close();
  }
}

/**
 * Stops this server: sessions are broken off, everything committed is kept. Where it does not obey in time, it is cut
 * short, and recovers at the next start.
 */
export async function stopPostmaster(home: Home): Promise<void> {
  const server = await findPostmaster(home);
  if (!server) return;
  for (const [mode, signal] of [['fast', 'SIGINT'] as const, ['immediate', 'SIGQUIT'] as const]) {
    await order(home, server.pid, mode, signal);
    // Another server that somebody starts meanwhile is not ours to wait for, nor to stop.
    for (let waited = 0; waited < patienceMs; waited += pauseMs) {
      if ((await findPostmaster(home))?.pid !== server.pid) return;
      await wait(pauseMs);
    }
  }
  throw new LocalPostgresError(`PostgreSQL does not stop; its log is ${home.log}.`);
}

async function order(home: Home, pid: number, mode: string, signal: NodeJS.Signals): Promise<void> {
  // Windows has no signals; pg_ctl speaks to the server there.
  if (process.platform === 'win32')
    await run(home.binaries.pgCtl, ['stop', '-D', home.data, '-m', mode, '-W']);
  else if (isAlive(pid)) process.kill(pid, signal);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

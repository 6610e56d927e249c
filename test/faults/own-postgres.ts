import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../../backend/src/event-store/pause.js';
import { findHome, superuser } from '../../backend/src/local-postgres/home.js';
import type { Home } from '../../backend/src/local-postgres/home.js';
import { findPostmaster } from '../../backend/src/local-postgres/postmaster.js';
import { bareEnvironment } from '../../backend/src/local-postgres/run.js';

/** A folder that PostgreSQL's user can reach. */
export async function reachableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loge-fault-'));
  await chmod(folder, 0o711);
  return folder;
}

/** A PostgreSQL that a test may kill: always at the same port, with `fsync` on, as in production. */
export class OwnPostgres {
  readonly url: string;
  #server: ChildProcess | undefined;
  #supervised = false;

  private constructor(
    private readonly home: Home,
    private readonly port: number,
  ) {
    this.url = `postgresql://${superuser}:${home.password}@127.0.0.1:${port}/postgres`;
  }

  /** Makes one in a folder and starts it. */
  static async start(folder: string): Promise<OwnPostgres> {
    const postgres = new OwnPostgres(await findHome(folder), await freePort());
    await postgres.start();
    return postgres;
  }

  /** Starts it, which after a kill lasts until the last process of the killed one is gone; resolves when it answers. */
  async start(): Promise<void> {
    for (;;) {
      if (!this.isRunning) this.#launch();
      if ((await findPostmaster(this.home))?.ready) return;
      await pause(20);
    }
  }

  /**
   * Starts it again whenever it ends, as whoever supervises it does, until it is stopped: one that panicked may still be
   * about to end when it is looked at.
   */
  async supervise(): Promise<void> {
    this.#supervised = true;
    await this.start();
  }

  get isRunning(): boolean {
    return this.#server?.exitCode === null && this.#server.signalCode === null;
  }

  /** Kills every process of it at once, as a lost machine does. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server?.pid) return;
    // Stopped first, so that it does not tell its processes to leave in good order.
    server.kill('SIGSTOP');
    for (const child of await childrenOf(server.pid)) signal(child, 'SIGKILL');
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  /** Stops it in good order. One that was killed is started for that: only so it leaves no shared memory behind. */
  async stop(): Promise<void> {
    this.#supervised = false;
    if (!this.isRunning) await this.start();
    const server = this.#server;
    if (!server) return;
    const exit = once(server, 'exit');
    server.kill('SIGINT');
    await exit;
  }

  #launch(): void {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: '',
      fsync: 'on',
      max_wal_size: '32MB',
      min_wal_size: '32MB',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(this.home.binaries.postgres, ['-D', this.home.data, ...flags], {
      ...this.home.user,
      cwd: '/',
      env: bareEnvironment,
      stdio: 'ignore',
    });
    this.#server = server;
    // Should the tests end in another way than through their tear-down.
    const stop = () => void server.kill('SIGINT');
    process.once('exit', stop);
    server.once('exit', () => {
      process.off('exit', stop);
      if (this.#supervised) this.#launch();
    });
  }
}

/** Linux tells; elsewhere the processes notice by themselves that their postmaster is gone. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

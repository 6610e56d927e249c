import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** Loge as `npm start` runs it, built, in a process and a data directory of its own. */
export interface BuiltLoge {
  readonly url: string;
  /** Milliseconds from nothing to the printed accounts. */
  readonly openedInMs: number;
  readonly dataDir: string;
  /** The password that was printed for a login. */
  password(login: string): string;
  stop(): Promise<void>;
}

/** What a journey wants otherwise. */
export interface Wishes {
  /** Settings beside those of a newcomer. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told everything printed so far, each time something is. */
  readonly printing?: (printed: string) => void;
}

/** Starts it on an empty data directory and waits until it has printed its demo's accounts. */
export async function startBuiltLoge({ settings, printing }: Wishes = {}): Promise<BuiltLoge> {
  const dataDir = await mkdtemp(join(tmpdir(), 'loge-journey-'));
  const started = Date.now();
  const server = spawn(process.execPath, [join(project, 'backend/dist/main.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: '',
      LOGE_DATA_DIR: dataDir,
      LOGE_MASTER_KEY_FILE: join(dataDir, 'master.key'),
      PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = await untilPrinted(server, /kept in/, printing).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  const openedInMs = Date.now() - started;
  const accounts = await readFile(join(dataDir, 'demo-accounts.txt'), 'utf8');
  return {
    url: /Loge is at (\S+)\//.exec(printed)?.[1] ?? '',
    openedInMs,
    dataDir,
    password: (login) => {
      const line = accounts.split('\n').find((text) => text.includes(login));
      return line?.trim().split(/\s+/).at(-1) ?? '';
    },
    stop: async () => {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Collects what a process prints until it matches; fails with all of it when the process ends before. */
function untilPrinted(
  process: ChildProcess,
  wanted: RegExp,
  printing: Wishes['printing'] = () => undefined,
): Promise<string> {
  return new Promise((fulfil, reject) => {
    let printed = '';
    const collect = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      printing(printed);
      if (wanted.test(printed)) fulfil(printed);
    };
    process.stdout?.on('data', collect);
    process.stderr?.on('data', collect);
    process.once('exit', (code) => reject(new Error(`It ended with ${code}: ${printed}`)));
  });
}

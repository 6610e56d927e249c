import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { oneAtATime } from '../support/database.js';

const project = resolve(import.meta.dirname, '../..');

/** Loge as `npm start` runs it, built, in a process and a data directory of its own. */
export interface BuiltLoge {
  readonly url: string;
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

/**
 * Starts it on an empty data directory, as a newcomer does, and waits until it has printed its demo's accounts.
 * {@link startOpenedLoge} is for journeys that begin after that.
 */
export async function startBuiltLoge(wishes: Wishes = {}): Promise<BuiltLoge> {
  return startOn(await folderFor('loge-journey-'), wishes);
}

/** Starts it on a copy of the data directory of a Loge that opened its demo minutes ago, once for the whole run. */
export async function startOpenedLoge(wishes: Wishes = {}): Promise<BuiltLoge> {
  const opened = await openedOnce();
  const dataDir = await folderFor('loge-journey-');
  await copyWhole(opened, dataDir);
  return startOn(dataDir, wishes);
}

const folderOfRun = () => process.env.LOGE_TEST_FOLDER ?? tmpdir();
const folderFor = (name: string) => mkdtemp(join(folderOfRun(), name));

function openedOnce(): Promise<string> {
  const place = join(folderOfRun(), 'opened-demo');
  return oneAtATime(async () => {
    if (existsSync(place)) return place;
    const draft = await folderFor('opening-demo-');
    const loge = await startOn(draft, {});
    await loge.leave();
    await rename(draft, place);
    return place;
  });
}

/** With the owners of its files: PostgreSQL runs over data of its own user only. */
async function copyWhole(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true });
  else await promisify(execFile)('cp', ['-a', `${from}/.`, to]);
}

async function startOn(
  dataDir: string,
  { settings, printing }: Wishes,
): Promise<BuiltLoge & { leave(): Promise<void> }> {
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
  const accounts = await readFile(join(dataDir, 'demo-accounts.txt'), 'utf8');
  const leave = async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return {
    url: /Loge is at (\S+)\//.exec(printed)?.[1] ?? '',
    dataDir,
    password: (login) => {
      const line = accounts.split('\n').find((text) => text.includes(login));
      return line?.trim().split(/\s+/).at(-1) ?? '';
    },
    leave,
    stop: async () => {
      await leave();
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

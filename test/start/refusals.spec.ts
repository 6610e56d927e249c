import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAddress } from '../../backend/src/address.js';
import { readConfig } from '../../backend/src/config.js';
import type { Server } from 'node:net';

let dataDir: string;
let other: Server;
let takenPort: number;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loge refusals '));
  // PostgreSQL's user has to reach its data below.
  await chmod(dataDir, 0o711);
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  takenPort = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
  await new Promise((resolve) => other.close(resolve));
  await rm(dataDir, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs what `npm start` runs once everything is built; the build comes before the tests. */
const start = (env: Record<string, string>) => run('main.js', [], env);
/** Runs what `npm run loge --` runs once everything is built. */
const command = (...args: string[]) => run('cli/main.js', args, {});

function run(file: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const main = join(import.meta.dirname, '../../backend/dist', file);
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, LOGE_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

describe('what is wrong stops the start with exit code 1 and one line', () => {
  test('a wrong setting', async () => {
    expect(await start({ LOGE_DEMO: 'perhaps' })).toEqual({
      code: 1,
      out: '',
      err: 'LOGE_DEMO is neither "on" nor "off".\n',
    });
  }, 30_000);

  test('a port that was asked for and is taken', async () => {
    expect(await start({ PORT: String(takenPort) })).toEqual({
      code: 1,
      out: '',
      err: `PORT ${takenPort} of 127.0.0.1 is taken by another program: stop it or set another PORT.\n`,
    });
  }, 30_000);

  test('a production without a mail server', async () => {
    const env = { NODE_ENV: 'production', LOGE_MASTER_KEY_FILE: join(dataDir, 'master.key'), PORT: '0' };
    expect(await start(env)).toEqual({
      code: 1,
      out: '',
      err: 'SMTP_URL has to be set: the mail server that Loge sends by (production).\n',
    });
  }, 30_000);

  test('a database that cannot be reached, without its password', async () => {
    const { code, err } = await start({
      DATABASE_URL: `postgresql://loge:s3cret@127.0.0.1:1/loge`,
      LOGE_MASTER_KEY_FILE: join(dataDir, 'master.key'),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'loge@loge.example',
      PORT: '0',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^The database of DATABASE_URL cannot be used: .+\n$/);
    expect(err).not.toContain('s3cret');
  }, 30_000);
});

describe('a master key that is not the one of the data stops the start and every command, with one line', () => {
  const admin = ['admin', 'create', '--email', 'c.roux@loge.test', '--given', 'Claire', '--family', 'Roux'];
  const key = () => join(dataDir, 'master.key');

  beforeAll(async () => {
    expect(await command(...admin)).toMatchObject({ code: 0 });
  }, 60_000);

  /** What either answers, and that nothing else was made meanwhile. */
  async function refusals(): Promise<Ended[]> {
    const before = await readFile(key()).catch(() => undefined);
    const ends = [await start({ PORT: '0' }), await command('projections', 'rebuild')];
    expect(await readFile(key()).catch(() => undefined)).toEqual(before);
    return ends;
  }

  test('missing', async () => {
    await rename(key(), `${key()}.kept`);
    const err = `The master key ${key()} is missing: put back the copy that belongs to this database, or name its place with LOGE_MASTER_KEY_FILE.\n`;
    expect(await refusals()).toEqual(Array(2).fill({ code: 1, out: '', err }));
  }, 60_000);

  test('another', async () => {
    await writeFile(key(), randomBytes(32));
    const err = `The master key ${key()} is not the one of this database: put back the one it was made with, or correct LOGE_MASTER_KEY_FILE.\n`;
    expect(await refusals()).toEqual(Array(2).fill({ code: 1, out: '', err }));
  }, 60_000);

  test('put back, it works again', async () => {
    await rename(`${key()}.kept`, key());
    expect(await command('projections', 'rebuild')).toMatchObject({ code: 0 });
  }, 60_000);
});

test('a default port that is taken gives way to the next free one', async () => {
  const address = await findAddress({ ...readConfig({}), port: takenPort });
  expect(address.port).toBeGreaterThan(takenPort);
  expect(address.publicUrl).toBe(`http://127.0.0.1:${address.port}`);
});

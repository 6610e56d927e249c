import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  takenPort = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
  await new Promise((resolve) => other.close(resolve));
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs what `npm start` runs once everything is built; the build comes before the tests. */
function start(env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const main = join(import.meta.dirname, '../../backend/dist/main.js');
  const child = spawn(process.execPath, [main], {
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

  test('a database that cannot be reached, without its password', async () => {
    const { code, err } = await start({
      DATABASE_URL: `postgresql://loge:s3cret@127.0.0.1:1/loge`,
      LOGE_MASTER_KEY_FILE: join(dataDir, 'master.key'),
      PORT: '0',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^The database of DATABASE_URL cannot be used: .+\n$/);
    expect(err).not.toContain('s3cret');
  }, 30_000);
});

test('a default port that is taken gives way to the next free one', async () => {
  const address = await findAddress({ ...readConfig({}), port: takenPort });
  expect(address.port).toBeGreaterThan(takenPort);
  expect(address.publicUrl).toBe(`http://127.0.0.1:${address.port}`);
});

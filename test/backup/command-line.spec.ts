import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge backup '));
  // PostgreSQL's user has to reach its data below.
  await chmod(folder, 0o711);
  dataDir = join(folder, '.loge');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs what `npm run loge --` runs once everything is built; the build comes before the tests. */
async function loge(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const main = join(import.meta.dirname, '../../backend/dist/cli/main.js');
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, LOGE_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

const admin = ['admin', 'create', '--email', 'c.roux@loge.test', '--given', 'Claire', '--family', 'Roux'];

test('the way over a major version of PostgreSQL, as the start that refuses names it', async () => {
  expect(await loge(...admin)).toMatchObject({ code: 0 });
  const file = join(folder, 'before the change');
  const made = await loge('backup', file, '--json');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ file, events: 'POSTGRESQL' });
  expect(made.err).toContain(`back up ${join(dataDir, 'master.key')} apart`);

  // No other major version is at hand: the data say that they are of one.
  const place = join(dataDir, 'postgres');
  await writeFile(join(place, 'data/PG_VERSION'), '17\n');
  const refused = await loge('projections', 'rebuild');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toBe(
    `The data in ${place}/data was written by PostgreSQL 17, and this version of Loge brings 18: run "npm run loge -- backup <file>" with the Loge that wrote it, move ${place} away, and run "npm run loge -- restore <file>" with this one.\n`,
  );

  await rename(place, join(folder, 'old'));
  const restored = await loge('restore', file, '--json');
  expect(restored.code).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ file, rows: { 'events.head': 1 } });
  // The address is taken, so she is there, and the master key opens what is sealed.
  expect(await loge(...admin)).toMatchObject({ code: 1, err: expect.stringMatching(/^LOGIN_TAKEN/) });
}, 120_000);

test('what is refused ends with 1, one line and one object; a wrong call with 2', async () => {
  const foreign = join(folder, 'foreign');
  await writeFile(foreign, 'hello');
  expect(await loge('restore', foreign, '--json')).toEqual({
    code: 1,
    out: '{"error":{"code":"BackupError"}}\n',
    err: `${foreign} is no backup of Loge. Nothing was changed.\n`,
  });
  expect(await loge('backup', foreign)).toMatchObject({
    code: 1,
    err: `${foreign} exists already: name a file that does not.\n`,
  });
  expect(await readFile(foreign, 'utf8')).toBe('hello');
  // Neither command goes on where it stopped, whatever stopped it.
  const loop = join(folder, 'loop');
  await symlink(loop, loop);
  expect(await loge('restore', loop)).toMatchObject({
    code: 1,
    err: 'The command failed (details in the log); nothing is left of it.\n',
  });
  expect(await loge('backup')).toMatchObject({
    code: 2,
    err: 'Usage: npm run loge -- backup <file> [--json]\n',
  });
}, 60_000);

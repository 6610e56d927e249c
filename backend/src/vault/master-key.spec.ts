import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../database.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { MasterKey, MasterKeyError, openMasterKey } from './master-key.js';

let database: TestDatabase;
let folder: string;
let file: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'loge-key-'));
  file = join(folder, 'keys', 'master.key');
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const openIt = (more: { storeIsEmpty?: boolean; file?: string } = {}): Promise<MasterKey> =>
  openMasterKey({
    file: more.file ?? file,
    database: database.dataSource,
    storeIsEmpty: async () => more.storeIsEmpty ?? true,
  });

/** The one line that main prints. */
async function refusal(opening: Promise<unknown>): Promise<string> {
  const error = await opening.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MasterKeyError);
  const line = error instanceof Error ? error.message : '';
  expect(line).not.toContain('\n');
  return line;
}

test('an empty installation makes 32 random bytes that only their owner reads', async () => {
  await openIt();
  expect(await readFile(file)).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'keys'))).toEqual(['master.key']);
});

test('the next start reads the same key, also once there are events', async () => {
  const first = await openIt();
  const next = await openIt({ storeIsEmpty: false });
  expect(next.derive('secrets')).toEqual(first.derive('secrets'));
});

test('one purpose has one key, and another purpose another', async () => {
  const key = new MasterKey(randomBytes(32));
  expect(key.derive('secrets')).toEqual(key.derive('secrets'));
  expect(key.derive('secrets')).not.toEqual(key.derive('personal-keys'));
});

test('a key that lies ready for an empty installation is taken', async () => {
  const ready = join(folder, 'ready.key');
  const bytes = randomBytes(32);
  await writeFile(ready, bytes);
  expect((await openIt({ file: ready })).derive('check')).toEqual(new MasterKey(bytes).derive('check'));
});

test('processes that start together agree on one key', async () => {
  const others = await Promise.all([1, 2, 3].map(() => openDatabase(database.url, []).initialize()));
  try {
    const opened = await Promise.all(
      [database.dataSource, ...others].map((source) =>
        openMasterKey({ file, database: source, storeIsEmpty: async () => true }),
      ),
    );
    expect(new Set(opened.map((key) => key.derive('check').toString('hex'))).size).toBe(1);
  } finally {
    await Promise.all(others.map((source) => source.destroy()));
  }
});

test('a missing key stops the start, and none is made in its place', async () => {
  await openIt();
  await rm(file);
  expect(await refusal(openIt())).toMatch(/missing: put back the copy/);
  expect(await readdir(join(folder, 'keys'))).toEqual([]);
});

test('another key stops the start', async () => {
  await openIt();
  await writeFile(file, randomBytes(32));
  expect(await refusal(openIt({ storeIsEmpty: false }))).toMatch(/not the one of this database/);
});

test('a cut key stops the start', async () => {
  await openIt();
  await writeFile(file, randomBytes(31));
  expect(await refusal(openIt())).toMatch(/31 bytes in place of 32/);
});

test('a key that cannot be read stops the start', async () => {
  // A folder cannot be read as a file by anybody, root included.
  expect(await refusal(openIt({ file: folder }))).toMatch(/cannot be read \(EISDIR\)/);
});

test('a key that cannot be written stops the start', async () => {
  await writeFile(join(folder, 'keys'), 'a file where the folder should be');
  expect(await refusal(openIt())).toMatch(/cannot be (read|written) \(\w+\)/);
});

test('events without their vault stop the start, and no key is made', async () => {
  expect(await refusal(openIt({ storeIsEmpty: false }))).toMatch(/no vault to open them/);
  expect(await readdir(folder)).toEqual([]);
});

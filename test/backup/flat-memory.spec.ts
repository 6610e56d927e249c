import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { backUp, restoreInto } from './backed-up.fixture.js';

/** As many events as fill 200 MB of a backup's text, with one as large as an append may be. */
const EVENTS = 40_000;
const MEBIBYTE = 1_048_576;
/** Half of what goes through. */
const MOST = 100 * MEBIBYTE;

setFlagsFromString('--expose-gc');
/** Collects what is dead: a function that the flag gives to new contexts. It takes a moment in a worker of jest. */
const collect = runInNewContext('gc') as () => void;

let folder: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-memory-'));
  await writeFile(join(folder, 'master.key'), randomBytes(32));
  source = await createTestDatabase();
  target = await createTestDatabase();
  // Random, as sealed fields are: nothing of it can be compressed away.
  await source.dataSource.query(
    `INSERT INTO events.event (position, stream, revision, type, id, data, metadata, recorded_at)
     SELECT n, 'account-' || n, 0, 'AccountCreated', gen_random_uuid(),
       CASE WHEN n = $1 / 2 THEN repeat('x', ${MEBIBYTE})::bytea ELSE sha512(n::text::bytea) || noise END, noise, now()
     FROM generate_series(1, $1::int) AS n,
       LATERAL (SELECT string_agg(sha512((n || ' ' || part)::bytea), '') AS noise FROM generate_series(1, 19) AS part) AS made`,
    [EVENTS],
  );
  await source.dataSource.query('UPDATE events.head SET position = $1', [EVENTS]);
}, 60_000);
afterAll(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true, force: true });
});

/**
 * The most bytes that buffers and the heap took during the work, beyond those before it. What is dead counts while that
 * stays below {@link MOST}; beyond, only what is held.
 */
async function mostDuring(work: () => Promise<unknown>): Promise<number> {
  const taken = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  collect();
  const before = taken();
  let most = 0;
  const watch = setInterval(() => {
    if (taken() - before >= MOST) collect();
    most = Math.max(most, taken() - before);
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return most;
}

test('memory stays flat, however much is backed up and restored', async () => {
  const file = join(folder, 'backup');
  const made = await mostDuring(() => backUp({ database: source, dataDir: folder }, file));
  const restored = await mostDuring(() => restoreInto({ database: target, dataDir: folder }, file));
  console.info(
    `Backup ${Math.round(made / MEBIBYTE)} MiB, restore ${Math.round(restored / MEBIBYTE)} MiB more.`,
  );
  expect(made).toBeLessThan(MOST);
  expect(restored).toBeLessThan(MOST);
  const digest = async ({ dataSource }: TestDatabase) =>
    dataSource.query<unknown[]>(
      `SELECT count(*), sum(hashtextextended(encode(data || metadata, 'hex'), 0)) AS sum FROM events.event`,
    );
  expect(await digest(target)).toEqual(await digest(source));
}, 90_000);

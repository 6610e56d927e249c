import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { Attempts, HeldOff } from '../../backend/src/sessions/attempts.js';
import type { Fingerprints } from '../../backend/src/vault/vault.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const fingerprints: Fingerprints = {
  of: (_, value) => Buffer.from(value).toString('hex').slice(-200),
  ofStranger: (_, value) => Promise.resolve(value),
};
let database: TestDatabase;
let attempts: Attempts;
beforeAll(async () => {
  database = await createTestDatabase();
  attempts = new Attempts(database.dataSource, fingerprints);
});
afterAll(() => database.drop());

/** The seconds to wait, or 0 when the try may be made. */
async function wait(what: string, ip: string, device?: string): Promise<number> {
  try {
    await attempts.count(what, ip, device);
    return 0;
  } catch (error) {
    if (error instanceof LogeError) return Number(error.detail['retryAfterSeconds']);
    throw error;
  }
}
const tries = async (count: number, what: (n: number) => string, ip: (n: number) => string) => {
  const waits: number[] = [];
  for (let n = 0; n < count; n += 1) waits.push(await wait(what(n), ip(n)));
  return waits;
};
/** As if the present waits were over. */
const passTime = () =>
  database.dataSource.query(`UPDATE sessions.attempt SET expire = 1 WHERE key LIKE 'gate:%'`);

test('the waits of one login from one network double, to a quarter of an hour at most', async () => {
  const one = (): Promise<number> => wait('doubling', '192.0.2.1');
  expect(
    await tries(
      6,
      () => 'doubling',
      () => '192.0.2.1',
    ),
  ).toEqual([0, 0, 0, 0, 0, 0]);
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    waits.push(await one());
    // Tries that are held off do not make it longer.
    expect(await one()).toBeLessThanOrEqual(waits.at(-1) ?? 0);
    await passTime();
    expect(await one()).toBe(0);
  }
  const expected = [15, 30, 60, 120, 240, 480, 900, 900];
  // A slow machine may have waited a part of them already.
  waits.forEach((seconds, round) =>
    expect(Math.abs(seconds - (expected[round] ?? 0))).toBeLessThanOrEqual(3),
  );
});

test('of the tries that one wait holds off, one is the first, also when they come at once', async () => {
  for (let free = 0; free < 6; free += 1) await attempts.count('first', '192.0.2.1');
  const held = async () =>
    (await Promise.allSettled(Array.from({ length: 8 }, () => attempts.count('first', '192.0.2.1')))).filter(
      (tried) => tried.status === 'rejected' && tried.reason instanceof HeldOff && tried.reason.isFirst,
    );
  expect(await held()).toHaveLength(1);
  expect(await held()).toHaveLength(0);
  await passTime();
  expect(await held()).toHaveLength(1);
});

test('addresses of one network count together', async () => {
  const waits = await tries(
    7,
    () => 'same network',
    (n) => `192.0.2.${n}`,
  );
  expect(waits.at(-1)).toBeGreaterThan(0);
});

test('a login tried from everywhere waits, but for the network its owner signed in from lately', async () => {
  await attempts.count('spread', '203.0.113.1');
  await attempts.forgive('spread', '203.0.113.1');
  const waits = await tries(
    53,
    () => 'spread',
    (n) => `10.0.${n}.1`,
  );
  expect(waits.slice(0, 50).every((seconds) => seconds === 0)).toBe(true);
  expect(waits.at(-1)).toBeGreaterThan(0);
  expect(await wait('spread', '203.0.113.1')).toBe(0);
});

test('a browser its owner signed in from lately waits for its own failures only', async () => {
  await attempts.forgive('known device', '203.0.113.1', { device: 'theirs' });
  // Strangers: from the same network, and from everywhere.
  const waits = await tries(
    70,
    () => 'known device',
    (n) => (n < 8 ? '203.0.113.2' : `10.1.${n}.1`),
  );
  expect(waits[7]).toBeGreaterThan(0);
  expect(waits.at(-1)).toBeGreaterThan(0);
  expect(await wait('known device', '203.0.113.1', 'no one’s')).toBeGreaterThan(0);
  for (let own = 0; own < 6; own += 1) expect(await wait('known device', '203.0.113.1', 'theirs')).toBe(0);
  expect(await wait('known device', '198.51.100.9', 'theirs')).toBeGreaterThan(0);
  // It is known for the login it signed in with, and for no other.
  await attempts.forgive('another', '203.0.113.9', { device: 'somebody’s' });
  expect(await wait('known device', '203.0.113.1', 'somebody’s')).toBeGreaterThan(0);
});

test('what was right from a known browser is forgiven there', async () => {
  await attempts.forgive('forgiven', '203.0.113.1', { device: 'theirs' });
  for (let round = 0; round < 3; round += 1) {
    for (let own = 0; own < 5; own += 1) expect(await wait('forgiven', '203.0.113.1', 'theirs')).toBe(0);
    await attempts.forgive('forgiven', '203.0.113.1', { device: 'theirs' });
  }
});

test('a network that tries many logins waits; what succeeded does not count', async () => {
  const rightOnes = async (n: number) => {
    await attempts.count(`right ${n}`, '198.51.100.1');
    await attempts.forgive(`right ${n}`, '198.51.100.1');
  };
  for (let n = 0; n < 50; n += 1) await rightOnes(n);
  const waits = await tries(
    303,
    (n) => `spraying ${n}`,
    () => '198.51.100.1',
  );
  expect(waits.slice(0, 300).every((seconds) => seconds === 0)).toBe(true);
  expect(waits.at(-1)).toBeGreaterThan(0);
});

test('what has lapsed is cleared away, and nobody who counts there just then is waited for', async () => {
  await database.dataSource.query(
    `INSERT INTO sessions.attempt (key, points, expire) VALUES ('count:lapsed', 1, 1), ('count:in use', 1, 1)`,
  );
  const counting = database.dataSource.createQueryRunner();
  try {
    await counting.startTransaction();
    await counting.query(`UPDATE sessions.attempt SET points = 2 WHERE key = 'count:in use'`);
    await new Attempts(database.dataSource, fingerprints).count('clearing', '192.0.2.77');
  } finally {
    await counting.rollbackTransaction();
    await counting.release();
  }
  const left = await database.dataSource.query<{ key: string }[]>(
    `SELECT key FROM sessions.attempt WHERE key IN ('count:lapsed', 'count:in use')`,
  );
  expect(left).toEqual([{ key: 'count:in use' }]);
});

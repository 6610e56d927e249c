import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { Callers } from './callers.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { inPostgres } from './homes.js';
import type { Home } from './homes.js';
import { Moments, rounds } from './moments.js';

/** The connection that holds the lock of appends now. */
const HOLDER = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
  AND classid = 1282369381 AND objid = 1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

let home: Home;
let engines: [Engine, Engine];
let callers: Callers;
let other: pg.Client;
beforeEach(async () => {
  home = await inPostgres();
  engines = [await openEngine(home), await openEngine(home)];
  for (const { runner } of engines) await runner.start();
  callers = new Callers([engines[0].store, engines[1].store]);
  other = new pg.Client({ connectionString: home.databaseUrl });
  await other.connect();
});
afterEach(async () => {
  await callers.stop();
  await other.end();
  for (const engine of engines) await engine.close();
  await home.close();
});

/** Ends the connection that holds the lock: whoever appends waits for this row meanwhile, with the lock in its hand. */
async function takeTheLockAway(): Promise<void> {
  await other.query('BEGIN; SELECT 1 FROM events.head FOR UPDATE');
  try {
    for (let ended = 0; ended === 0;) {
      ended = (await other.query(`SELECT pg_terminate_backend(pid) FROM (${HOLDER}) h`)).rowCount ?? 0;
    }
  } finally {
    await other.query('ROLLBACK');
  }
}

/** Every event that was acknowledged, and no other, is there once, and each instance projected as a rebuild would. */
async function expectNoHarm(): Promise<number> {
  const [one, two] = engines;
  const checked = await expectEachOnce(one.store, callers.acknowledged);
  expect(checked).toBe(callers.acknowledged.length);
  await expectAsRebuilt(one);
  await expectAsRebuilt(two);
  return checked;
}

test.each(rounds)(
  'the connection that holds the lock is lost again and again; the other instance takes over (round %i, FAULT_SEED=%i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    callers.begin(16, 60);
    let losses = 0;
    for (let at = moments.between(1, 150); at < 1_500; at += moments.between(50, 300)) {
      await callers.acknowledges(at);
      await takeTheLockAway();
      losses += 1;
    }
    await callers.done();
    expect(callers.refused).toBeGreaterThan(0);
    const checked = await expectNoHarm();
    moments.tell({ 'lost locks': losses, 'appends sent again': callers.refused, 'events checked': checked });
  },
);

test('a group that has stored its rows and loses the lock before it commits leaves nothing of them', async () => {
  // Whoever appends waits for this row, with the lock in its hand and its events in the table.
  await other.query('BEGIN; SELECT 1 FROM events.head FOR UPDATE');
  const observer = new pg.Client({ connectionString: home.databaseUrl });
  await observer.connect();
  try {
    callers.begin(16, 1);
    const waiting = `SELECT pid FROM (${HOLDER}) h JOIN pg_stat_activity a USING (pid) WHERE a.wait_event_type = 'Lock'`;
    const pidsOf = async () => (await observer.query<{ pid: number }>(waiting)).rows.map(({ pid }) => pid);
    let [first] = await pidsOf();
    while (first === undefined) [first] = await pidsOf();
    await observer.query('SELECT pg_terminate_backend($1)', [first]);
    let [next] = await pidsOf();
    while (next === undefined || next === first) [next] = await pidsOf();
    expect(callers.acknowledged).toEqual([]);
  } finally {
    await observer.end();
    await other.query('ROLLBACK');
  }
  await callers.done();
  expect(callers.refused).toBeGreaterThan(0);
  await expectNoHarm();
});

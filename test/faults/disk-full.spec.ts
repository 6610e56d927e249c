import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { EventStoreUnavailable } from '../../backend/src/event-store/port.js';
import pg from 'pg';
import { isTransient } from '../../backend/src/event-store/transient-errors.js';
import { Callers } from './callers.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { inPostgres } from './homes.js';
import { ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';
import { OwnPostgres } from './own-postgres.js';
import { SmallDisk } from './small-disk.js';
import { until } from './until.js';

/** What is left to close, last first. */
let leaving: (() => Promise<unknown>)[];
beforeEach(() => {
  leaving = [];
});
afterEach(async () => {
  for (const leave of leaving.toReversed()) await leave();
}, 60_000);

async function working(databaseUrl: string): Promise<{ engine: Engine; callers: Callers }> {
  const engine = await openEngine({ databaseUrl });
  leaving.push(() => engine.close());
  const callers = new Callers([engine.store]);
  leaving.push(() => callers.stop());
  await engine.runner.start();
  return { engine, callers };
}

/**
 * Callers are refused, and so is an append that no room left over in pages is enough for, as it may be for a small one; it
 * says clearly that nothing was stored, and may be sent again.
 */
async function expectRefusals({ store }: Engine, callers: Callers): Promise<void> {
  const stream = someSchool();
  const events = await ledgerEvents(stream, 2_000);
  await callers.meetsRefusals(callers.refused + 8);
  await expect(store.append(stream, events, 'none')).rejects.toThrow(EventStoreUnavailable);
}

/** Everything that was acknowledged is there once, nothing else is, and it was projected as a rebuild would. */
async function expectNoHarm(engine: Engine, callers: Callers): Promise<number> {
  await callers.finish();
  const checked = await expectEachOnce(engine.store, callers.acknowledged);
  expect(checked).toBe(callers.acknowledged.length);
  await expectAsRebuilt(engine);
  return checked;
}

/** What the disk has no room for: rows, or PostgreSQL's own log of changes, without which it cannot go on at all. */
const lacking = ['rows', 'log'] as const;

test.each(rounds.flatMap(([round, seed]) => lacking.map((what) => [what, round, seed] as const)))(
  'a disk without room for the %s: appends are refused, nothing is half done, and all goes on with room again (round %i, FAULT_SEED=%i)',
  async (what, _, seed) => {
    const moments = new Moments(seed);
    const disk = await SmallDisk.mount(128);
    if (!disk) {
      console.info('Disk full: nothing may be mounted here, so only the refusal that is injected is tried.');
      return;
    }
    leaving.push(() => disk.unmount());
    const postgres = await OwnPostgres.start(disk.folder);
    leaving.push(() => postgres.stop());
    const { engine, callers } = await working(postgres.url);
    leaving.push(() => disk.empty());
    callers.begin(8);
    await callers.acknowledges(moments.between(1, 300));
    await disk.fill(moments.between(0, 128) * 1_024);
    // The rest of the segment is left unused, so the next change needs a new one.
    if (what === 'log') await useUpSegments(postgres);
    await expectRefusals(engine, callers);
    const stayed = postgres.isRunning;
    await disk.empty();
    // One that has ended, or is about to, is started again.
    await postgres.supervise();
    const checked = await expectNoHarm(engine, callers);
    moments.tell({
      'disk full': `tmpfs, no room for the ${what}, PostgreSQL ${stayed ? 'stayed' : 'ended'}`,
      'appends sent again': callers.refused,
      'events checked': checked,
    });
  },
  90_000,
);

/** Has PostgreSQL begin one segment of its log after another until it cannot. */
async function useUpSegments(postgres: OwnPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (;;) await client.query('SELECT pg_logical_emit_message(false, $1, $1), pg_switch_wal()', ['']);
  } catch (error) {
    expect(isTransient(error)).toBe(true);
  } finally {
    await client.end();
  }
}

/** Where an insert into the table finds no room. */
const NO_ROOM = (table: string) => `
  CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
  CREATE TRIGGER no_room BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION no_room()`;
const ROOM = 'DROP FUNCTION no_room CASCADE';

test.each(rounds)(
  'SQLSTATE 53100, injected: appends are refused, projections wait, and both go on (round %i, FAULT_SEED=%i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    const home = await inPostgres();
    leaving.push(() => home.close());
    const { engine, callers } = await working(home.databaseUrl);
    callers.begin(8, 60);
    await callers.acknowledges(moments.between(1, 300));
    await engine.dataSource.query(NO_ROOM('events.event'));
    await expectRefusals(engine, callers);
    await engine.dataSource.query(ROOM);

    await callers.acknowledges(moments.between(350, 600));
    await engine.dataSource.query(NO_ROOM('read.ledger'));
    await callers.done();
    await until(() => engine.runner.status().every(({ state }) => state === 'retrying'));
    await engine.dataSource.query(ROOM);
    const checked = await expectNoHarm(engine, callers);
    moments.tell({
      'disk full': 'injected',
      'appends sent again': callers.refused,
      'events checked': checked,
    });
  },
);

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { startEventStoreDouble } from '../../../../test/support/eventstoredb/double.js';
import { Builds } from './builds.js';
import { EventStoreDbEventStore } from '../eventstoredb/eventstoredb-event-store.js';
import {
  NamedSchools,
  capitalsProjection,
  namesProjection,
  statusOf,
  until,
} from './named-schools.fixture.js';
import { START } from '../port.js';
import type { Projection } from '../projection.js';

Logger.overrideLogger(false);

let schools: NamedSchools;
beforeEach(async () => {
  schools = await NamedSchools.open();
});
afterEach(() => schools.close());

const query = <Row>(sql: string): Promise<Row[]> => schools.database.dataSource.query(sql);
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `s${from + at}`);
const nothing = { builds: 0, tables: 0 };

/** Has something done before each batch that is built, and not before those of the live tables. */
function beforeBuilding(
  projection: Projection<'SchoolRegistered'>,
  before: (names: string[]) => Promise<void> | void,
): Projection<'SchoolRegistered'> {
  return {
    ...projection,
    async apply(events, transaction) {
      const [row] = await transaction.query<{ schema: string }>('SELECT current_schema() AS schema');
      if (row?.schema === 'read_next') await before(events.map(({ data }) => data.record.name));
      await projection.apply(events, transaction);
    },
  };
}

/** Holds whoever waits for it until it is opened. */
class Gate {
  open!: () => void;
  readonly #opened = new Promise<void>((resolve) => (this.open = resolve));
  /** Whether somebody came to it. */
  met = false;
  pass(): Promise<void> {
    this.met = true;
    return this.#opened;
  }
}

/** A connection of its own, such as a reader's. */
async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: schools.database.url });
  await client.connect();
  schools.leaving(() => client.end());
  return client;
}

/** Whether a switch waits for those who are at the live table. */
const switchWaits = async () =>
  (await query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'read.spec_name'::regclass`)).length >
  0;

/** Has the events on EventStoreDB. */
async function keepEventsInEventStoreDb(): Promise<void> {
  const node = await startEventStoreDouble();
  schools.leaving(() => node.stop());
  schools.keepEventsIn(new EventStoreDbEventStore({ url: node.url }));
}

/** Everything of the live table that a migration may name. */
const definitions = () =>
  query(`
    SELECT 'index' AS kind, indexname AS name, indexdef AS text FROM pg_indexes WHERE schemaname = 'read'
    UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'read'::regnamespace
    UNION ALL SELECT 'sequence', sequencename, '' FROM pg_sequences WHERE schemaname = 'read'
    UNION ALL SELECT 'options', relname, reloptions::text FROM pg_class
      WHERE relnamespace = 'read'::regnamespace AND relkind = 'r'
    ORDER BY 1, 2`);

describe('while a projection is rebuilt', () => {
  test.each([
    ['PostgreSQL', () => Promise.resolve()],
    ['EventStoreDB', keepEventsInEventStoreDb],
  ])(
    'its readers always find all rows, old or new, of events in %s',
    async (_, keepEvents) => {
      await keepEvents();
      const runner = await schools.started(namesProjection());
      await schools.register(...numbered(300));
      await runner.waitFor(await schools.store.end(), ['names']);
      let rebuilding = true;
      const counts: number[] = [];
      const readers = (await Promise.all([connected(), connected()])).map(async (reader) => {
        let before = 300;
        while (rebuilding) {
          const { rows } = await reader.query<{ count: number }>(
            'SELECT count(*)::int AS count FROM read.spec_name',
          );
          const count = rows[0]?.count ?? 0;
          counts.push(count - before);
          before = count;
        }
      });
      const writer = (async () => {
        for (let at = 300; rebuilding; at += 1) {
          const position = await schools.register(`s${at}`);
          // Whoever waits for what it did finds it, whatever is being built.
          expect(await runner.waitFor(position, ['names'], 10_000)).toBe(true);
          expect((await schools.names()).includes(`s${at}`)).toBe(true);
        }
      })();
      for (let round = 0; round < 5; round += 1) await runner.rebuild('names');
      rebuilding = false;
      await Promise.all([...readers, writer]);
      expect(counts.length).toBeGreaterThan(20);
      expect(Math.min(...counts)).toBe(0);
      const all = (await schools.names()).length;
      expect(await schools.names()).toEqual(numbered(all));
      expect(await schools.building()).toEqual(nothing);
    },
    60_000,
  );

  test('it says how far it is, in every process, and no state of the live one changes', async () => {
    await schools.register(...numbered(1_500));
    const gate = new Gate();
    const held = beforeBuilding(namesProjection(), (names) =>
      names.includes('s1400') ? gate.pass() : undefined,
    );
    const commandLine = await schools.runnerOf(held);
    const server = await schools.started(namesProjection());
    await until(() => statusOf(server)?.state === 'live');
    const rebuilt = commandLine.rebuild('names');
    await until(() => gate.met);
    for (const runner of [commandLine, server]) {
      await until(() => (statusOf(runner)?.build?.fraction ?? 0) > 0);
      const build = statusOf(runner)?.build;
      expect(build).toMatchObject({ version: 1, position: 1_000n, goal: 1_500n, fraction: 2 / 3 });
      expect(build?.eventsPerSecond).toBeGreaterThan(0);
    }
    expect(statusOf(server)).toMatchObject({ state: 'live', lagSeconds: 0 });
    gate.open();
    await rebuilt;
    await until(() => statusOf(server)?.build === undefined);
    expect(statusOf(commandLine)?.build).toBeUndefined();
  }, 60_000);

  test('a slow reader delays the switch, and the others hardly', async () => {
    const runner = await schools.started(namesProjection());
    await schools.register(...numbered(10));
    await runner.waitFor(await schools.store.end(), ['names']);
    const slow = await connected();
    await slow.query('BEGIN; SELECT count(*) FROM read.spec_name');
    let switched = false;
    const rebuilt = runner.rebuild('names').then(() => (switched = true));
    // The switch waits for its lock, gives up, and tries again.
    let slowest = 0;
    for (let turns = 0; turns < 3; turns += 1) {
      await until(switchWaits);
      const began = Date.now();
      expect(await schools.names()).toHaveLength(10);
      slowest = Math.max(slowest, Date.now() - began);
      await until(async () => !(await switchWaits()));
    }
    expect(switched).toBe(false);
    // A lock is waited for 250 ms; the rest is what a busy machine may take.
    expect(slowest).toBeLessThan(2_000);
    await slow.query('COMMIT');
    await rebuilt;
    expect(await schools.names()).toHaveLength(10);
  }, 60_000);

  test('what takes its place has the names of all its parts, for later migrations', async () => {
    const runner = await schools.runnerOf(namesProjection());
    await schools.register(...numbered(3));
    const before = await definitions();
    expect(before.length).toBeGreaterThan(4);
    await runner.rebuild();
    expect(await definitions()).toEqual(before);
    await runner.rebuild();
    expect(await definitions()).toEqual(before);
  });

  test('a table that a migration changed meanwhile is not replaced by one of the old shape', async () => {
    await schools.register(...numbered(3));
    const gate = new Gate();
    const runner = await schools.runnerOf(beforeBuilding(namesProjection(), () => gate.pass()));
    const rebuilt = runner.rebuild('names');
    await until(() => gate.met);
    await query('ALTER TABLE read.spec_name ADD COLUMN more text');
    gate.open();
    await rebuilt;
    expect(await query('SELECT name, more FROM read.spec_name ORDER BY at')).toEqual(
      numbered(3).map((name) => ({ name, more: null })),
    );
  }, 60_000);

  test('nor is one that a migration changed at the last moment, while the switch waited for it', async () => {
    await schools.register(...numbered(3));
    const runner = await schools.runnerOf(namesProjection());
    const migration = await connected();
    await migration.query('BEGIN; SELECT count(*) FROM read.spec_name');
    const rebuilt = runner.rebuild('names');
    await until(switchWaits);
    await migration.query('ALTER TABLE read.spec_name ADD COLUMN more text; COMMIT');
    await rebuilt;
    // The planner knows of what was begun anew, too.
    expect(await query(`SELECT reltuples FROM pg_class WHERE oid = 'read.spec_name'::regclass`)).toEqual([
      { reltuples: 3 },
    ]);
    expect(await query('SELECT name, more FROM read.spec_name ORDER BY at')).toEqual(
      numbered(3).map((name) => ({ name, more: null })),
    );
  }, 60_000);

  test('a store that falls silent delays the switch, and whoever needs the live one hardly', async () => {
    await schools.register(...numbered(3));
    const runner = await schools.runnerOf(namesProjection());
    await runner.rebuild();
    // As a live one that is ahead of what is built: the rest is asked of the store.
    await query('UPDATE runner.checkpoint SET position = position + 1');
    const live = await connected();
    await live.query(`SET lock_timeout = '10s'`);
    const silence = new Gate();
    jest.spyOn(schools.store, 'readAll').mockImplementation(async function* () {
      await silence.pass();
      yield* [];
    });
    const rebuilt = runner.rebuild();
    await until(() => silence.met);
    try {
      await live.query('SELECT FROM runner.checkpoint FOR SHARE');
      expect(await schools.building()).toEqual({ builds: 1, tables: 1 });
    } finally {
      silence.open();
      await rebuilt;
    }
    expect(await schools.names()).toEqual(numbered(3));
  }, 20_000);

  test('whoever builds was seen at the end of a batch, however long it took', async () => {
    const builds = new Builds(schools.database.dataSource);
    const idle = { name: 'names', version: 1, types: [], tables: [], apply: () => Promise.resolve() };
    await builds.begin(idle, START);
    let worked: string | undefined;
    const step = { from: START, to: START, events: 0 };
    await builds.move({ ...idle, kind: 'projection' }, step, async (transaction) => {
      const [row] = await transaction.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
      worked = row?.now;
    });
    const isLater = 'SELECT seen_at > $1 AS later FROM runner.build';
    expect(await schools.database.dataSource.query(isLater, [worked])).toEqual([{ later: true }]);
  });
});

describe('a raised version', () => {
  test('is built while the old one is served and followed, then takes its place', async () => {
    const old = await schools.started(namesProjection());
    await old.waitFor(await schools.register('a', 'b'), ['names']);
    await old.stop();
    const gate = new Gate();
    const fresh = await schools.started(beforeBuilding(capitalsProjection(), () => gate.pass()));
    await until(() => gate.met);
    expect(await schools.names()).toEqual(['a', 'b']);
    // By the program that runs now, on the rows that the old one left.
    expect(await fresh.waitFor(await schools.register('c'), ['names'], 10_000)).toBe(true);
    expect(await schools.names()).toEqual(['a', 'b', 'C']);
    gate.open();
    await until(async () => (await schools.names()).join() === 'A,B,C');
    expect(await fresh.waitFor(await schools.register('d'), ['names'], 10_000)).toBe(true);
    expect(await schools.names()).toEqual(['A', 'B', 'C', 'D']);
    expect(statusOf(fresh)?.failure).toBeUndefined();
    expect(await schools.building()).toEqual(nothing);
  }, 60_000);

  test('is built once, however many processes start', async () => {
    const old = await schools.started(namesProjection());
    await old.waitFor(await schools.register(...numbered(500)), ['names']);
    await old.stop();
    let built = 0;
    const counting = () =>
      beforeBuilding(capitalsProjection(), (names) => {
        built += names.length;
      });
    const instances = await Promise.all(Array.from({ length: 3 }, () => schools.started(counting())));
    await until(async () => (await schools.names())[0] === 'S0');
    const last = await schools.register('s500');
    for (const runner of instances) expect(await runner.waitFor(last, ['names'], 20_000)).toBe(true);
    expect(await schools.names()).toEqual(numbered(501).map((name) => name.toUpperCase()));
    expect(built).toBe(500);
    expect(await schools.building()).toEqual(nothing);
  }, 60_000);

  test('that cannot be built leaves the old one in its place, followed, and says so; the next start tries again', async () => {
    const old = await schools.started(namesProjection());
    await old.waitFor(await schools.register('a', 'poison', 'b'), ['names']);
    await old.stop();
    const poisoned = beforeBuilding(capitalsProjection(), (names) => {
      if (names.includes('poison')) throw new TypeError('cannot take it');
    });
    const fresh = await schools.started(poisoned);
    await until(() => statusOf(fresh)?.build?.failure !== undefined);
    expect(statusOf(fresh)?.build?.failure).toMatchObject({
      error: 'TypeError',
      event: { type: 'SchoolRegistered', position: 2n },
    });
    expect(await fresh.waitFor(await schools.register('c'), ['names'], 10_000)).toBe(true);
    expect(await schools.names()).toEqual(['a', 'poison', 'b', 'C']);
    expect(statusOf(fresh)).toMatchObject({ state: 'live' });
    expect(await schools.building()).toEqual({ builds: 1, tables: 0 });
    await fresh.stop();
    await schools.started(capitalsProjection());
    await until(async () => (await schools.names()).join() === 'A,POISON,B,C');
    expect(await schools.building()).toEqual(nothing);
  }, 60_000);

  test('that is begun while an older program rebuilds fails that rebuild, which says so', async () => {
    const old = await schools.runnerOf(namesProjection());
    await schools.register('a', 'b');
    const reader = await connected();
    await reader.query('BEGIN; SELECT count(*) FROM read.spec_name');
    const gate = new Gate();
    const fresh = await schools.runnerOf(beforeBuilding(capitalsProjection(), () => gate.pass()));
    const refused = expect(old.rebuild()).rejects.toMatchObject({
      status: { failure: { error: 'OtherVersion' } },
    });
    // It is level, and waits for the reader.
    await until(switchWaits);
    const rebuilt = fresh.rebuild();
    await refused.finally(async () => {
      gate.open();
      await reader.query('COMMIT');
      await rebuilt;
    });
    expect(await schools.names()).toEqual(['A', 'B']);
  }, 60_000);

  test('mends a projection that had stopped', async () => {
    const poisoned = namesProjection({
      before: (name) => {
        if (name === 'poison') throw new TypeError('cannot take it');
      },
    });
    const old = await schools.started(poisoned);
    await schools.register('a');
    await schools.register('poison', 'b');
    await until(() => statusOf(old)?.state === 'stopped');
    await old.stop();
    const fresh = await schools.started(capitalsProjection());
    expect(await fresh.waitFor(await schools.store.end(), ['names'], 20_000)).toBe(true);
    await until(async () => (await schools.names()).join() === 'A,POISON,B');
  }, 60_000);
});

describe('a build that was left in the middle', () => {
  /** Begins a rebuild and stops when the first thousand are built; whoever comes next need not wait. */
  async function leave(): Promise<void> {
    await schools.register(...numbered(1_500));
    const gate = new Gate();
    const runner = await schools.started(
      beforeBuilding(namesProjection(), (names) => (names.includes('s1400') ? gate.pass() : undefined)),
    );
    await runner.waitFor(await schools.store.end(), ['names'], 10_000);
    const rebuilt = expect(runner.rebuild('names')).rejects.toMatchObject({
      status: { failure: { error: 'Interrupted' } },
    });
    await until(() => gate.met);
    const stopped = runner.stop();
    gate.open();
    await Promise.all([rebuilt, stopped]);
    schools.leftAfter = 0;
  }

  test('is taken up where it stood by whoever runs', async () => {
    await leave();
    const left = await query<{ position: string }>('SELECT position FROM runner.build');
    expect(await schools.names()).toEqual(numbered(1_500));
    const built: string[] = [];
    await schools.started(beforeBuilding(namesProjection(), (names) => void built.push(...names)));
    await until(async () => (await schools.building()).builds === 0);
    expect(built).toEqual(numbered(1_500).slice(Number(left[0]?.position)));
    expect(await schools.names()).toEqual(numbered(1_500));
  }, 60_000);

  test('is begun anew where its tables are of another shape', async () => {
    await leave();
    await query('CREATE INDEX spec_name_more ON read.spec_name (name)');
    const built: string[] = [];
    await schools.started(beforeBuilding(namesProjection(), (names) => void built.push(...names)));
    await until(async () => (await schools.building()).builds === 0);
    expect(built).toEqual(numbered(1_500));
    expect(await query(`SELECT indexname FROM pg_indexes WHERE indexname = 'spec_name_more'`)).toHaveLength(
      1,
    );
  }, 60_000);

  test('is dropped where it is of an older version than the one that is live', async () => {
    await leave();
    await query(`UPDATE runner.checkpoint SET version = 2`);
    await schools.started(capitalsProjection());
    await until(async () => (await schools.building()).builds === 0);
    expect(await schools.building()).toEqual(nothing);
    expect(await schools.names()).toEqual(numbered(1_500));
  }, 60_000);
});

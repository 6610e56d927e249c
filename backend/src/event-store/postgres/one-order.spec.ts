import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EventId } from '@loge/contracts';
import pg from 'pg';
import { compiled } from '../../../../test/support/compiled.js';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { all } from '../event-store.contract.js';
import { someEvents, someStream, someType } from '../event-store.fixture.js';
import { START, WrongExpectedRevision } from '../port.js';
import type { EventStore, StoredEvent } from '../port.js';
import { PostgresEventStore } from './postgres-event-store.js';

/** In each of two processes: 64 callers with 63 appends of 25 events. */
const CALLERS = 64;
const APPENDS = 63;
const BATCH = 25;
const EVENTS = 2 * CALLERS * APPENDS * BATCH;

const program = compiled(fileURLToPath(new URL('./append-process.fixture.ts', import.meta.url)));

let database: TestDatabase;
let stores: PostgresEventStore[];
let children: ChildProcess[];
let clients: pg.Client[];
beforeEach(async () => {
  [stores, children, clients] = [[], [], []];
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const client of clients) await client.end();
  for (const store of stores) await store.close();
  await database.drop();
});

function openStore(): PostgresEventStore {
  const store = new PostgresEventStore({ url: database.url });
  stores.push(store);
  return store;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  clients.push(client);
  await client.connect();
  return client;
}

/** Starts a process that appends when it is told to; resolves when it is ready. */
async function appendingProcess(type: string): Promise<{ go: () => void; ended: Promise<unknown> }> {
  const args = [database.url, type, ...[CALLERS, APPENDS, BATCH].map(String)];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  const ended = once(child, 'exit').then(([code]: unknown[]) => code);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return { go: () => child.stdin.write('go\n'), ended };
}

/** What one reader meets, in its order. */
class Reader {
  readonly ids: EventId[] = [];
  position = START;
  backwards = 0;

  meet({ id, position }: StoredEvent): void {
    if (position <= this.position) this.backwards += 1;
    this.position = position;
    this.ids.push(id);
  }

  /** From wherever others are, until it has met them all. */
  async follow(store: EventStore, type: string, passed: () => void): Promise<void> {
    const done = new AbortController();
    const filter = { types: [type] };
    for await (const entry of store.follow({ after: START, filter, signal: done.signal })) {
      if (entry.kind !== 'event') continue;
      this.meet(entry.event);
      passed();
      if (this.ids.length >= EVENTS) done.abort();
    }
  }

  /** Page by page, each from where the last one ended, without any filter. */
  async read(store: EventStore): Promise<void> {
    while (this.ids.length < EVENTS) {
      for await (const event of store.readAll({ after: this.position, limit: 700 })) this.meet(event);
    }
  }
}

/** Where two orders differ first; -1 where they are the same. */
const firstDifference = (one: readonly string[], other: readonly string[]): number =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => one[at] === other[at]).indexOf(false);

/** An append of a writer that fails in the end: it takes the lock, positions and rows, and rolls all back. */
async function rolledBack(client: pg.Client, type: string): Promise<void> {
  await client.query('BEGIN; SELECT pg_advisory_xact_lock(1282369381, 1)');
  await client.query('UPDATE events.head SET position = position + 3');
  await client.query(
    `INSERT INTO events.event (position, stream, revision, type, id, data, metadata, recorded_at)
     SELECT h.position - n, $1, n, $2, gen_random_uuid(), '', '', now()
     FROM events.head h, generate_series(0, 2) n`,
    [someStream(), type],
  );
  await client.query('ROLLBACK');
}

test(`of ${EVENTS.toLocaleString('en')} events from two processes of ${CALLERS} callers, beside transactions held open and rolled back, no reader skips or doubles one`, async () => {
  const type = someType();
  const store = openStore();
  const [held, failing] = [await connect(), await connect()];
  await held.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT txid_current()');
  await held.query('CREATE TABLE events.foreign (x int)');
  const processes = await Promise.all([appendingProcess(type), appendingProcess(type)]);

  const [follower, other, reader] = [new Reader(), new Reader(), new Reader()];
  let rollbacks = Promise.resolve();
  let rolledBackTimes = 0;
  const began = performance.now();
  const reading = Promise.all([
    follower.follow(store, type, () => {
      if (follower.ids.length % 2_000 !== 0) return;
      rolledBackTimes += 1;
      rollbacks = rollbacks.then(() => rolledBack(failing, type));
    }),
    other.follow(openStore(), type, () => undefined),
    reader.read(openStore()),
  ]);
  for (const { go } of processes) go();
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0]);
  // In this order: the last events read ask for rollbacks, over the client that is asked below.
  await reading;
  await rollbacks;
  await held.query('ROLLBACK');
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.info(`${EVENTS} events met by three readers in ${seconds} s, beside ${rolledBackTimes} rollbacks.`);

  const { rows } = await failing.query<{ id: EventId }>('SELECT id FROM events.event ORDER BY position');
  const stored = rows.map(({ id }) => id);
  expect(stored).toHaveLength(EVENTS);
  expect(new Set(stored).size).toBe(EVENTS);
  for (const { ids, backwards } of [follower, other, reader]) {
    expect({ first: firstDifference(ids, stored), backwards }).toEqual({ first: -1, backwards: 0 });
  }
  const torn = await failing.query(
    `SELECT stream FROM events.event GROUP BY stream
     HAVING count(*) <> $1 OR min(revision) <> 0 OR max(revision) <> count(*) - 1`,
    [APPENDS * BATCH],
  );
  expect(torn.rows).toEqual([]);
}, 120_000);

test('in one group each append is held to its own revision; those in conflict fail alone', async () => {
  const store = openStore();
  const type = someType();
  const streams = Array.from({ length: 16 }, () => someStream());
  // All of one tick, so one group: each is held to what those before it will have stored.
  const results = await Promise.allSettled(
    streams.flatMap((stream) => [
      store.append(stream, someEvents(type, 2), 'none'),
      store.append(stream, someEvents(type, 1), 1),
      store.append(stream, someEvents(type, 1), 'none'),
      store.append(stream, someEvents(type, 3), 1),
      store.append(stream, someEvents(type, 1), 2),
    ]),
  );
  const outcomes = results.map((result) =>
    result.status === 'fulfilled' ? result.value.revision : result.reason,
  );
  for (const [at, stream] of streams.entries()) {
    expect(outcomes.slice(at * 5, at * 5 + 5)).toEqual([
      1,
      2,
      new WrongExpectedRevision(stream, 'none', 2),
      new WrongExpectedRevision(stream, 1, 2),
      3,
    ]);
    expect((await all(store.readStream(stream))).map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  }
  const { rows } = await (await connect()).query('SELECT DISTINCT xmin FROM events.event');
  expect(rows).toHaveLength(1);
});

test('two instances race on one stream: each revision is won once, and the loser learns where the stream is', async () => {
  const instances = [openStore(), openStore()];
  const [stream, type] = [someStream(), someType()];
  await instances[0]!.append(stream, someEvents(type, 1), 'none');
  let lost = 0;
  const won = await Promise.all(
    instances.map(async (store) => {
      let [mine, at] = [0, 0];
      while (at < 200) {
        try {
          at = (await store.append(stream, someEvents(type, 1), at)).revision;
          mine += 1;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision) || error.actual === 'none') throw error;
          expect(error.actual).toBeGreaterThan(at);
          at = error.actual;
          lost += 1;
        }
      }
      return mine;
    }),
  );
  const read = await all(instances[0]!.readStream(stream));
  expect(read.map(({ revision }) => revision)).toEqual(read.map((_, at) => at));
  expect(won.reduce((sum, count) => sum + count, 0)).toBe(read.length - 1);
  expect(lost).toBeGreaterThan(0);
});

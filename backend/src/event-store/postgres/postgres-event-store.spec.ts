import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { all, eventStoreContract, followUntil } from '../event-store.contract.js';
import { someEvent, someEvents, someStream, someType } from '../event-store.fixture.js';
import { AppendTooLate, EventStoreUnavailable, START, WrongExpectedRevision } from '../port.js';
import type { StoredEvent } from '../port.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

eventStoreContract('PostgreSQL', () => Promise.resolve(new PostgresEventStore({ url: database.url })));

test('a foreign transaction left open makes no reader skip', async () => {
  const type = someType();
  const start = await store.end();
  const foreign = new pg.Client({ connectionString: database.url });
  await foreign.connect();
  try {
    await foreign.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT txid_current(); CREATE TABLE events.foreign (x int)',
    );
    const events = someEvents(type, 3);
    await store.append(someStream(), events, 'none');
    const filter = { types: [type] };
    const followed = await followUntil(store, { after: start, filter }, (seen) => seen.length === 3);
    expect(followed.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  } finally {
    await foreign.query('ROLLBACK');
    await foreign.end();
  }
});

test('an append whose time passes while it waits for the lock of another writer stores nothing', async () => {
  const stream = someStream();
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query('BEGIN; SELECT pg_advisory_xact_lock(1282369381, 1)');
    const notAfter = new Date(Date.now() + 200);
    const appending = store.append(stream, someEvents(someType(), 1), 'none', { notAfter });
    const refused = expect(appending).rejects.toThrow(AppendTooLate);
    await other.query(`SELECT pg_sleep_until($1::timestamptz + interval '100 ms')`, [notAfter]);
    await other.query('COMMIT');
    await refused;
    expect(await all(store.readStream(stream))).toEqual([]);
  } finally {
    await other.end();
  }
});

test('an append that PostgreSQL refuses fails alone', async () => {
  const [good, bad] = [someStream(), someStream()];
  const broken = { ...someEvent(someType()), type: 'nul\u0000byte' };
  const results = await Promise.allSettled([
    store.append(good, someEvents(someType(), 1), 'none'),
    store.append(bad, [broken], 'none'),
    store.append(good, someEvents(someType(), 1), 0),
    store.append(good, someEvents(someType(), 1), 0),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
  expect(results[3]).toMatchObject({ reason: expect.any(WrongExpectedRevision) });
  expect(await all(store.readStream(good))).toHaveLength(2);
});

test('a follower and a writer outlive their connections; an append is retried safely', async () => {
  const type = someType();
  const stream = someStream();
  const filter = { types: [type] };
  const following = followUntil(store, { after: await store.end(), filter }, (seen) => seen.length === 2);
  await store.append(stream, someEvents(type, 1), 'none');
  await database.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'loge-events'`,
  );
  const again = someEvents(type, 1);
  for (let stored = false; !stored;) {
    try {
      await store.append(stream, again, 0);
      stored = true;
    } catch (error) {
      expect(error).toBeInstanceOf(EventStoreUnavailable);
    }
  }
  expect((await following).map(({ revision }) => revision)).toEqual([0, 1]);
});

test('a store that cannot be reached says so', async () => {
  const nowhere = new PostgresEventStore({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  await expect(nowhere.ping()).rejects.toThrow(EventStoreUnavailable);
  await expect(nowhere.append(someStream(), someEvents(someType(), 1), 'any')).rejects.toThrow(
    EventStoreUnavailable,
  );
  await nowhere.close();
});

test('a scavenge deletes what has expired; revisions and positions go on', async () => {
  const stream = someStream();
  const type = someType();
  await store.append(stream, someEvents(type, 3), 'none');
  const before = await store.end();
  await store.setRetention(stream, { maxAge: 0 });
  expect(await store.scavenge()).toBeGreaterThanOrEqual(3);
  const left = await database.dataSource.query('SELECT 1 FROM events.event WHERE stream = $1', [stream]);
  expect(left).toEqual([]);
  expect(await store.end()).toBe(before);
  await store.setRetention(stream, {});
  const { revision, position } = await store.append(stream, someEvents(type, 1), 2);
  expect(revision).toBe(3);
  expect(position).toBeGreaterThan(before);
});

test('a scavenge disturbs nobody who reads, follows, or goes on from a checkpoint', async () => {
  const [short, long, type] = [someStream(), someStream(), someType()];
  const start = await store.end();
  const filter = { types: [type] };
  for (let at = -1; at < 1_500; at += 500) {
    await store.append(long, someEvents(type, 500), at < 0 ? 'none' : at);
    await store.append(short, someEvents(type, 500), at < 0 ? 'none' : at);
  }
  const checkpoint = await store.end();
  await store.setRetention(short, { maxAge: 0 });
  const following = followUntil(store, { after: checkpoint, filter }, (seen) => seen.length === 1);

  const read: StoredEvent[] = [];
  for await (const event of store.readAll({ after: start, filter })) {
    if (read.length === 10) expect(await store.scavenge()).toBeGreaterThanOrEqual(2_000);
    read.push(event);
  }
  expect(read.map(({ stream }) => stream)).toEqual(Array(2_000).fill(long));
  expect(read.map(({ revision }) => revision)).toEqual(Array.from({ length: 2_000 }, (_, at) => at));
  expect(await all(store.readAll({ after: checkpoint, filter }))).toEqual([]);

  await store.append(long, someEvents(type, 1), 1_999);
  expect((await following).map(({ revision }) => revision)).toEqual([2_000]);
});

test('of several scavenges at once one deletes', async () => {
  const stream = someStream();
  await store.append(stream, someEvents(someType(), 3), 'none');
  await store.setRetention(stream, { maxAge: 0 });
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query('BEGIN; SELECT pg_advisory_xact_lock(1282369381, 2)');
    expect(await store.scavenge()).toBe(0);
    await other.query('COMMIT');
    // Events of other tests may have expired by now.
    expect(await store.scavenge()).toBeGreaterThanOrEqual(3);
  } finally {
    await other.end();
  }
});

test('reads more than a page, either way', async () => {
  const stream = someStream();
  for (let at = -1; at < 2_400; at += 600) {
    await store.append(stream, someEvents(someType(), 600), at < 0 ? 'none' : at);
  }
  const revisions = Array.from({ length: 3_000 }, (_, at) => at);
  const forwards = await all(store.readStream(stream));
  expect(forwards.map(({ revision }) => revision)).toEqual(revisions);
  const backwards = await all(store.readStream(stream, { direction: 'backwards' }));
  expect(backwards.map(({ revision }) => revision)).toEqual(revisions.toReversed());
  const whole = await all(store.readAll({ after: START, filter: { streamPrefixes: [stream] } }));
  expect(whole.map(({ revision }) => revision)).toEqual(revisions);
});

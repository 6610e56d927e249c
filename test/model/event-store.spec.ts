import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StreamName } from '@loge/contracts';
import fc from 'fast-check';
import { EventLog } from './event-log.js';
import { anyAppends } from './event-store.appends.js';
import { anyReadings } from './event-store.readings.js';
import { logged, plain } from './event-store.run.js';
import type { Run } from './event-store.run.js';
import { runs } from './runs.js';
import { followUntil } from '../../backend/src/event-store/event-store.contract.js';
import { someEvent, someType } from '../../backend/src/event-store/event-store.fixture.js';
import { EventStoreDbEventStore } from '../../backend/src/event-store/eventstoredb/eventstoredb-event-store.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { createTestDatabase } from '../support/database.js';
import { startEventStoreDouble } from '../support/eventstoredb/double.js';

/** A place for events, and how to open one more store over it. */
interface Place {
  open(): EventStore | Promise<EventStore>;
  close(): Promise<void>;
}

/** The stores, and how many runs of each: a run over gRPC takes as long as ten in tables. */
const places: { readonly name: string; readonly make: () => Promise<Place>; readonly usual: number }[] = [
  { name: 'PostgreSQL', make: inPostgres, usual: 150 },
  { name: 'EventStoreDB, as the protocol double has it', make: inEventStoreDb, usual: 15 },
];

async function inPostgres(): Promise<Place> {
  const database = await createTestDatabase();
  return { open: () => new PostgresEventStore({ url: database.url }), close: () => database.drop() };
}

const anyCourse = fc.commands([...anyAppends, ...anyReadings], { maxCommands: 30 });

async function inEventStoreDb(): Promise<Place> {
  const node = await startEventStoreDouble();
  return { open: () => new EventStoreDbEventStore({ url: node.url }), close: () => node.stop() };
}

describe.each(places)('two stores over one $name', ({ make, usual }) => {
  let place: Place;
  let stores: EventStore[];
  beforeAll(async () => {
    place = await make();
    stores = [await place.open(), await place.open()];
  });
  afterAll(async () => {
    for (const store of stores ?? []) await store.close();
    await place?.close();
  });

  async function aRun(): Promise<Run> {
    const [first] = stores;
    if (!first) throw new Error('Two stores are open.');
    const streamPrefix = `account-${randomUUID()}`;
    // Made of the run's prefix, which makes it one of this kind of stream.
    const streams = ['a', 'b', 'c'].map((one) => `${streamPrefix}-${one}` as StreamName);
    const marks = [{ position: await first.end(), size: 0 }];
    return { stores, streamPrefix, streams, types: [someType(), someType(), someType()], marks };
  }

  test('do what the contract says on a plain list, whoever sends what at once; a follower misses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const run = await aRun();
        const log = new EventLog();
        const [first, second] = stores;
        const [mark] = run.marks;
        if (!first || !second || !mark) throw new Error('A run has two stores and a beginning.');
        const last = someEvent(someType());
        const filter = { types: [...run.types, last.type] };
        const following = followUntil(second, { after: mark.position, filter }, (events) =>
          events.some(({ id }) => id === last.id),
        );
        try {
          await fc.asyncModelRun(() => ({ model: log, real: run }), course);
        } finally {
          await first.append(`account-${randomUUID()}`, [last], 'none');
        }
        const followed = (await following).slice(0, -1).map(plain);
        const appended = log.appended.map(logged);
        const ids = new Set(followed.map(({ id }) => id));
        // What expired before the follower came to it is not given.
        expect(followed).toEqual(appended.filter(({ id }) => ids.has(id)));
        expect(
          log
            .kept()
            .map(({ event }) => event.id)
            .filter((id) => !ids.has(id)),
        ).toEqual([]);
      }),
      { numRuns: runs(usual) },
    );
  }, 120_000);
});

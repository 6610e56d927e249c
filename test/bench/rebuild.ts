import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { START } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from '../../backend/src/event-store/projections/postgres-projection-runner.js';
import { SealedCodec } from '../../backend/src/event-store/sealed-codec/sealed-codec.js';
import { journalProjection } from '../../backend/src/register/journal.projection.js';
import { MasterKey } from '../../backend/src/vault/master-key.js';
import { PostgresPersonalKeys } from '../../backend/src/vault/personal-keys.js';
import { figure } from './figures.js';
import { copyBatch, makeCopyTables, takeFinishedRows } from './finished-rows.js';
import type { FinishedBatch } from './finished-rows.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';
import { schoolYear } from './school-year.js';
import type { Recording } from './school-year.js';
import { connect } from './server.js';

/** As many events as the runner puts in one transaction. */
const BATCH = 1_000;
/** Appends that are sealed and sent at once while the year is written. */
const AT_ONCE = 500;

/**
 * Rebuild of the journal, as `projections rebuild journal` does it: reading, opening what is sealed, making the rows
 * and writing them beside the live ones, and the switch. Compared with the least that any rebuild must do: reading
 * the same events, sealed as they are, and copying the finished rows in the same batches into tables with the same
 * indexes.
 */
export const rebuild: Part = {
  name: 'rebuild',
  async measure({ server, rounds, quick, say }) {
    const database = await server.fresh('bench_rebuild');
    const client = await connect(database.url);
    const store = new PostgresEventStore({ url: database.url });
    try {
      const { dataSource } = database;
      const keys = new PostgresPersonalKeys(dataSource, new MasterKey(randomBytes(32)));
      const codec = new SealedCodec(keys);
      say('writing a year of events');
      const events = await write(schoolYear(quick ? 4_000 : 12_000), store, codec);
      // As PostgreSQL does by itself within a minute; until then both sides read several times slower.
      await client.query('ANALYZE');
      const runner = new PostgresProjectionRunner({ dataSource, store, codec });
      runner.register(journalProjection);
      await runner.rebuild('journal');
      const batches = await takeFinishedRows(client, BATCH, events);
      say(`${events.toLocaleString('en')} events`);
      const perSecond = async (work: () => Promise<void>) => {
        const began = performance.now();
        await work();
        return (events * 1_000) / (performance.now() - began);
      };
      const pairs = await inTurns(
        rounds,
        () => perSecond(() => runner.rebuild('journal')),
        async () => {
          await makeCopyTables(client);
          return perSecond(() => readAndCopy(store, client, batches));
        },
      );
      const goal = { bound: 'atLeast', floor: 0.5, aim: 0.7 } as const;
      const against = 'reading and COPY';
      return [figure({ part: 'rebuild', name: 'the journal', unit: 'events/s', against, goal }, pairs)];
    } finally {
      await client.end();
      await store.close();
      await database.close();
      await server.drop('bench_rebuild');
    }
  },
};

/** Seals and appends; resolves to how many events there are. */
async function write(year: Iterable<Recording>, store: EventStore, codec: SealedCodec): Promise<number> {
  let count = 0;
  for (const recordings of inChunks(year, AT_ONCE)) {
    const sealed = await codec.sealMany(recordings);
    // In the order of the year: the store takes appends in the order in which they come.
    await Promise.all(
      recordings.map(({ stream, after }, at) =>
        store.append(stream, sealed[at] ?? [], after === 0 ? 'none' : after - 1),
      ),
    );
    count += sealed.flat().length;
  }
  return count;
}

function* inChunks<Item>(items: Iterable<Item>, size: number): Iterable<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function readAndCopy(
  store: EventStore,
  client: pg.Client,
  batches: readonly FinishedBatch[],
): Promise<void> {
  let after = START;
  for (const batch of batches) {
    let read = 0;
    for await (const { position } of store.readAll({ after, limit: BATCH })) {
      read += 1;
      after = position;
    }
    if (read === 0) throw new Error('There are more batches than events.');
    await copyBatch(client, batch);
  }
}

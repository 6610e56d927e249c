import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import type { EventId, StreamName } from '@loge/contracts';
import pg from 'pg';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { figure } from './figures.js';
import type { Figure, Goal } from './figures.js';
import { inTurns } from './in-turns.js';
import type { Ground, Part } from './part.js';

/** A store as a caller sees it: appends to a stream that is `length` events long, and fails where it is not. */
interface Store {
  append(stream: StreamName, events: readonly Payload[], length: number): Promise<unknown>;
}

/** An event as a room makes it; each store turns it into its own bytes within the time that is measured. */
interface Payload {
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}

/** How the callers of one figure behave. */
interface Load {
  readonly name: string;
  readonly callers: number;
  /** Events in each append. */
  readonly batch: number;
  readonly goal: Goal;
}

const atLeast = (floor: number, aim: number): Goal => ({ bound: 'atLeast', floor, aim });
const loads: readonly Load[] = [
  { name: '1 caller', callers: 1, batch: 1, goal: atLeast(1.2, 1.5) },
  { name: '16 callers', callers: 16, batch: 1, goal: atLeast(3, 5) },
  { name: '64 callers', callers: 64, batch: 1, goal: atLeast(6, 10) },
  { name: 'batches of 500', callers: 1, batch: 500, goal: atLeast(1.5, 2) },
];

/** Appends to a stream before its caller takes another: as long as the life of an account mostly is. */
const APPENDS_PER_STREAM = 5;

/**
 * Appends on the `postgres` adapter against `@event-driven-io/emmett-postgresql`, in the same database of the same
 * durable server, in turns. Both get events of the same content, both write them as JSON within the measured time, and
 * every caller appends to streams of its own at the revision it expects. Emmett has a pool of as many connections as by
 * default, its schema migrated before; more connections did not make it faster here.
 */
export const appends: Part = {
  name: 'appends',
  measure: (ground) => measureAppends(ground, ground.quick ? 400 : 1_500),
};

/** @param forMs how long each side appends in a round, in milliseconds. */
export async function measureAppends(
  { server, rounds, say }: Pick<Ground, 'server' | 'rounds' | 'say'>,
  forMs: number,
): Promise<Figure[]> {
  const database = await server.fresh('bench_appends');
  const restoreParsers = keepParsers();
  const pool = new pg.Pool({ connectionString: database.url });
  // A connection still open when the database is dropped breaks, as it may.
  pool.on('error', () => undefined);
  const emmett = getPostgreSQLEventStore(database.url, { connectionOptions: { pool } });
  await emmett.schema.migrate();
  const loge = new PostgresEventStore({ url: database.url });
  try {
    const figures: Figure[] = [];
    for (const load of loads) {
      say(load.name);
      const pairs = await inTurns(
        rounds,
        () => eventsPerSecond(onLoge(loge), load, forMs),
        () => eventsPerSecond(onEmmett(emmett), load, forMs),
      );
      const { name, goal } = load;
      figures.push(figure({ part: 'appends', name, unit: 'events/s', against: 'Emmett', goal }, pairs));
    }
    return figures;
  } finally {
    await loge.close();
    await emmett.close();
    await pool.end();
    restoreParsers();
    await database.close();
    await server.drop('bench_appends');
  }
}

/** Emmett changes how this whole process reads numbers and JSON of PostgreSQL; the other parts must not feel it. */
function keepParsers(): () => void {
  const { INT8, JSON: json, JSONB } = pg.types.builtins;
  const kept = [INT8, json, JSONB].map((type) => [type, pg.types.getTypeParser(type)] as const);
  return () => {
    for (const [type, parser] of kept) pg.types.setTypeParser(type, parser);
  };
}

const onLoge = (store: PostgresEventStore): Store => ({
  append: (stream, events, length) =>
    store.append(
      stream,
      events.map(({ type, data, metadata }) => ({
        // A fresh UUID is an event id; the brand has no other maker here.
        id: randomUUID() as EventId,
        type,
        data: Buffer.from(JSON.stringify(data)),
        metadata: Buffer.from(JSON.stringify(metadata)),
      })),
      length === 0 ? 'none' : length - 1,
    ),
});

const onEmmett = (store: ReturnType<typeof getPostgreSQLEventStore>): Store => ({
  append: (stream, events, length) =>
    store.appendToStream(
      stream,
      events.map(({ type, data, metadata }) => ({ type, data: { ...data }, metadata: { ...metadata } })),
      { expectedStreamVersion: length === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(length) },
    ),
});

/** Lets the callers append for so long (milliseconds), each its next when its last is acknowledged. */
async function eventsPerSecond(store: Store, { callers, batch }: Load, forMs: number): Promise<number> {
  const began = performance.now();
  let stored = 0;
  const timeIsLeft = () => performance.now() - began < forMs;
  const caller = async () => {
    while (timeIsLeft()) {
      const stream: StreamName = `account-${randomUUID()}`;
      for (let count = 0; count < APPENDS_PER_STREAM && timeIsLeft(); count++) {
        await store.append(stream, payloads(batch), count * batch);
        stored += batch;
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (stored * 1_000) / (performance.now() - began);
}

/** Events of the size that an affiliation sealed has: some 400 bytes of data and 500 of metadata. */
const payloads = (count: number): Payload[] =>
  Array.from({ length: count }, () => ({
    type: 'AccountAffiliated',
    data: {
      $sealed: { [`account:${randomUUID()}`]: { joinKey: 'k'.repeat(64), relatives: 'r'.repeat(96) } },
      details: {
        children: [],
        classes: ['4A'],
        formTeacherOf: [],
        functions: [],
        groups: ['4A-ESP'],
        subjects: [],
      },
      profile: 'PUPIL',
      school: 'uai-0912345E',
    },
    metadata: {
      actor: { id: 'COMMAND_LINE', kind: 'SYSTEM' },
      channel: 'IMPORT',
      classes: ['uai-0912345E/4A'],
      correlationId: randomUUID(),
      id: randomUUID(),
      occurredAt: '2026-11-21T08:00:00.000Z',
      recordedAt: '2026-11-21T08:00:00.000Z',
      schools: ['uai-0912345E'],
      subject: randomUUID(),
      version: 1,
    },
  }));

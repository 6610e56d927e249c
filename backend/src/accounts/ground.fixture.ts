import { randomBytes } from 'node:crypto';
import type { EventType, LogeEvent } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import { PostgresClaims } from '../claims/postgres-claims.js';
import type { Claims } from '../claims/claims.js';
import { applyBatch } from '../event-store/applying.fixture.js';
import type { EventCodec, Recorded } from '../event-store/codec.js';
import { EventSourcedStreams } from '../event-store/event-sourced-streams.js';
import { START } from '../event-store/port.js';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store.js';
import type { Projection } from '../event-store/projection.js';
import { SealedCodec } from '../event-store/sealed-codec/sealed-codec.js';
import type { Streams } from '../event-store/streams.js';
import type { Fingerprints } from '../vault/vault.js';
import { VaultFingerprints } from '../vault/fingerprints.js';
import { MasterKey } from '../vault/master-key.js';
import { PostgresPersonalKeys } from '../vault/personal-keys.js';

/** What the handlers of this room stand on, real and in a database of its own. */
export interface Ground {
  readonly database: DataSource;
  readonly store: PostgresEventStore;
  readonly codec: EventCodec;
  readonly streams: Streams;
  readonly claims: Claims;
  readonly fingerprints: Fingerprints;
  /** Every event so far of these types, in order. */
  events<T extends EventType>(...types: T[]): Promise<Recorded<Extract<LogeEvent, { type: T }>>[]>;
  /** Empties a read model and fills it with every event so far, so many at a time. */
  project<T extends EventType>(projection: Projection<T>, atOnce?: number): Promise<void>;
  /** All rows of the tables of a read model, as JSON in a stable order. */
  rows(projection: Pick<Projection, 'tables'>): Promise<Record<string, string[]>>;
  close(): Promise<void>;
}

/** @param testDatabase a database of the test's own; dropped by `close`. */
export function createGround(testDatabase: {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}): Ground {
  const { dataSource: database, url } = testDatabase;
  const masterKey = new MasterKey(randomBytes(32));
  const keys = new PostgresPersonalKeys(database, masterKey);
  const codec = new SealedCodec(keys);
  const store = new PostgresEventStore({ url });
  const streams = new EventSourcedStreams(store, codec);
  const fingerprints = new VaultFingerprints(masterKey, keys);
  const claims = new PostgresClaims({ database, streams, fingerprints });

  const events: Ground['events'] = async <T extends EventType>(...types: T[]) => {
    const stored = [];
    for await (const event of store.readAll({ after: START, filter: { types } })) stored.push(event);
    return codec.open<T>(stored);
  };

  return {
    ...{ database, store, codec, streams, claims, fingerprints, events },
    async project(projection, atOnce = 5_000) {
      await database.query(`TRUNCATE ${projection.tables.join(', ')}`);
      const all = await events(...projection.types);
      for (let from = 0; from < all.length; from += atOnce) {
        await applyBatch(database, projection, all.slice(from, from + atOnce));
      }
    },
    async rows(projection) {
      const tables = await Promise.all(
        projection.tables.map(async (table) => {
          const found = await database.query<{ row: string }[]>(
            `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
          );
          return [table, found.map(({ row }) => row)] as const;
        }),
      );
      return Object.fromEntries(tables);
    },
    async close() {
      await store.close();
      await testDatabase.drop();
    },
  };
}

import { EventStoreDbEventStore } from '../../backend/src/event-store/eventstoredb/eventstoredb-event-store.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEventStoreDouble } from '../support/eventstoredb/double.js';
import type { EventStoreDouble } from '../support/eventstoredb/double.js';

/** Where to reach events and read models, from any process. */
export interface Addresses {
  /** The PostgreSQL of the read models, and of the events too unless `eventStoreUrl` names another place. */
  readonly databaseUrl: string;
  readonly eventStoreUrl?: string;
}

/** Where the events of a test live, and their read models. */
export interface Home extends Addresses {
  readonly database: TestDatabase;
  /** Where the events live in EventStoreDB. */
  readonly double?: EventStoreDouble;
  close(): Promise<void>;
}

/** The events in the database of their read models. */
export async function inPostgres(): Promise<Home> {
  const database = await createTestDatabase();
  return { database, databaseUrl: database.url, close: () => database.drop() };
}

/** The events in an EventStoreDB, which is the double of this process. */
export async function inEventStoreDb(): Promise<Home> {
  const double = await startEventStoreDouble();
  const database = await createTestDatabase();
  return {
    database,
    double,
    databaseUrl: database.url,
    eventStoreUrl: double.url,
    close: async () => {
      await double.stop();
      await database.drop();
    },
  };
}

/** Opens the store of a home. */
export const openStore = ({ databaseUrl, eventStoreUrl }: Addresses): EventStore =>
  eventStoreUrl === undefined
    ? new PostgresEventStore({ url: databaseUrl })
    : new EventStoreDbEventStore({ url: eventStoreUrl });

/** The homes that a fault is tried in. */
export const homes = [
  ['PostgreSQL', inPostgres],
  ['EventStoreDB', inEventStoreDb],
] as const;

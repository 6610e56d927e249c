import { PostgresEventStore } from '../../backend/src/event-store/postgres-event-store.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { createTestDatabase } from '../support/database.js';

/** Where the events of a test live, and their read models. */
export interface Home {
  /** The PostgreSQL of the read models, and of the events too unless `eventStoreUrl` names another place. */
  readonly databaseUrl: string;
  readonly eventStoreUrl?: string;
  close(): Promise<void>;
}

/** The events in the database of their read models. */
export async function inPostgres(): Promise<Home> {
  const database = await createTestDatabase();
  return { databaseUrl: database.url, close: () => database.drop() };
}

/** Opens the store of a home. */
export function openStore({ databaseUrl }: Pick<Home, 'databaseUrl' | 'eventStoreUrl'>): EventStore {
  return new PostgresEventStore({ url: databaseUrl });
}

/** The homes that a fault is tried in. */
export const homes = [['PostgreSQL', inPostgres]] as const;

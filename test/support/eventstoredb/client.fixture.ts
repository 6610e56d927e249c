import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventData, ResolvedEvent } from '@eventstore/db-client';
import { startEventStoreDouble } from './double.js';
import type { DoubleOptions, EventStoreDouble } from './double.js';

/** With credentials the client appends by the classic call, without by the batch call. */
export const classic = { credentials: { username: 'admin', password: 'changeit' } };

/** Doubles and clients of one test, all ended by {@link Bench.end}. */
export class Bench {
  readonly #doubles: EventStoreDouble[] = [];
  readonly #clients: EventStoreDBClient[] = [];

  async double(options: DoubleOptions = {}): Promise<EventStoreDouble> {
    const double = await startEventStoreDouble(options);
    this.#doubles.push(double);
    return double;
  }

  client(url: string): EventStoreDBClient {
    const client = EventStoreDBClient.connectionString(url);
    this.#clients.push(client);
    return client;
  }

  async end(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.dispose()));
    await Promise.all(this.#doubles.splice(0).map((double) => double.stop()));
  }
}

export const noted = (type = 'Noted', number = 0): EventData => jsonEvent({ type, data: { number } });

export const several = (count: number, type = 'Noted'): EventData[] =>
  Array.from({ length: count }, (_, number) => noted(type, number));

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** So many items; then it leaves, which ends the call. */
export async function first<T>(count: number, items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) if (collected.push(item) === count) break;
  return collected;
}

export const idsOf = (events: readonly ResolvedEvent[]) => events.map(({ event }) => event?.id);

export const revisionsOf = (events: readonly ResolvedEvent[]) => events.map(({ event }) => event?.revision);

/** What a call was refused with. */
export const refusal = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

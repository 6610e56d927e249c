import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EventStoreDBClient, eventTypeFilter, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import type { EventData, Position, ResolvedEvent } from '@eventstore/db-client';
import { startEventStoreDouble } from './double.js';
import type { EventStoreDouble } from './double.js';

let now: number;
let double: EventStoreDouble;
let client: EventStoreDBClient;
const clients: EventStoreDBClient[] = [];

beforeEach(async () => {
  now = Date.now();
  double = await startEventStoreDouble({ now: () => now });
  client = connected(double.url);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.dispose()));
  await double.stop();
});

function connected(url: string): EventStoreDBClient {
  const made = EventStoreDBClient.connectionString(url);
  clients.push(made);
  return made;
}

const noted = (type = 'Noted', data: { number: number } = { number: 0 }): EventData =>
  jsonEvent({ type, data });

const several = (count: number, type = 'Noted'): EventData[] =>
  Array.from({ length: count }, (_, number) => noted(type, { number }));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function first<T>(items: AsyncIterable<T>, count: number): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) if (collected.push(item) === count) break;
  return collected;
}

const idsOf = (events: readonly ResolvedEvent[]) => events.map(({ event }) => event?.id);

it('1. readAll has no filter; only subscriptions filter on the server', async () => {
  const wanted = noted('Wanted');
  await client.appendToStream('account-1', noted('Other'));
  await client.appendToStream('account-2', wanted);
  const types = (await all(client.readAll())).map(({ event }) => event?.type);
  expect(types).toEqual(expect.arrayContaining(['$metadata', '$User', 'Other', 'Wanted']));
  for (const filter of [
    eventTypeFilter({ prefixes: ['Wan'] }),
    eventTypeFilter({ regex: '^Wanted$' }),
    streamNameFilter({ prefixes: ['nothing-', 'account-2'] }),
    streamNameFilter({ regex: '2$' }),
  ])
    expect(idsOf(await first(client.subscribeToAll({ filter }), 1))).toEqual([wanted.id]);
});

it('2. checkpointReached can arrive before earlier events were consumed', async () => {
  await client.appendToStream('account-1', several(40));
  let reached: ((position: Position) => void) | undefined;
  const checkpoint = new Promise<Position>((resolve) => (reached = resolve));
  const filter = eventTypeFilter({
    prefixes: ['Noted'],
    maxSearchWindow: 10,
    checkpointReached: (_, position) => reached?.(position),
  });
  const subscription = client.subscribeToAll({ filter });
  const { commit } = await checkpoint;
  const [earliest] = await first(subscription, 1);
  expect(earliest?.event?.revision).toBe(0n);
  expect(earliest?.event?.position?.commit).toBeLessThanOrEqual(commit);
});

import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnavailableError,
  WrongExpectedVersionError,
  binaryEvent,
  eventTypeFilter,
  streamNameFilter,
} from '@eventstore/db-client';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { Bench, all, classic, first, idsOf, noted, refusal, revisionsOf, several } from './client.fixture.js';
import type { EventStoreDouble } from './double.js';

/**
 * The ten behaviours of a real 23.10 node that `STACK.md` tells, by its numbers, through the real client.
 * What else the double does is in `node.spec.ts`.
 */
const bench = new Bench();
let now: number;
let double: EventStoreDouble;
let client: EventStoreDBClient;

beforeEach(async () => {
  now = Date.now();
  double = await bench.double({ now: () => now });
  client = bench.client(double.url);
});

afterEach(() => bench.end());

const seconds = (count: number) => count * 1_000;

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
    expect(idsOf(await first(1, client.subscribeToAll({ filter })))).toEqual([wanted.id]);
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
  const [earliest] = await first(1, subscription);
  expect(earliest?.event?.revision).toBe(0n);
  expect(earliest?.event?.position?.commit).toBeLessThan(commit);
});

it('3. catch-up checkpoints may look like {commit: N, prepare: 0}', async () => {
  await client.appendToStream('account-1', several(100, 'Other'));
  const wanted = noted('Wanted');
  await client.appendToStream('account-2', wanted);
  const checkpoints: Position[] = [];
  const filter = eventTypeFilter({
    prefixes: ['Wanted'],
    maxSearchWindow: 10,
    checkpointInterval: 2,
    checkpointReached: (_, position) => void checkpoints.push(position),
  });
  await first(1, client.subscribeToAll({ filter }));
  const [last] = checkpoints.slice(-1);
  expect(checkpoints).toHaveLength(5);
  expect(last?.commit).toBeGreaterThan(1_000n);
  expect(last?.prepare).toBe(0n);
  expect(idsOf(await first(1, client.subscribeToAll({ fromPosition: last, filter })))).toEqual([wanted.id]);
});

it('4. with throwOnAppendFailure off, nextExpectedRevision is wrong on a conflict', async () => {
  await client.appendToStream('account-1', several(8));
  const quiet = bench.client(`${double.url}&throwOnAppendFailure=false`);
  const conflict = await quiet.appendToStream('account-1', noted(), { expectedRevision: 3n });
  expect(conflict).toMatchObject({ success: false, nextExpectedRevision: 1n });
  const told = await refusal(client.appendToStream('account-1', noted(), { expectedRevision: 3n }));
  expect(told).toMatchObject({ expectedVersion: 3n, actualVersion: 7n });
});

it('5. fromPosition is inclusive in readAll and exclusive in subscribeToAll', async () => {
  const events = several(3);
  const { position } = await client.appendToStream('account-1', events[0]!);
  await client.appendToStream('account-1', events.slice(1));
  const fromPosition = position!;
  expect(idsOf(await all(client.readAll({ fromPosition })))).toEqual(events.map(({ id }) => id));
  for (const filter of [undefined, streamNameFilter({ prefixes: ['account'] })])
    expect(idsOf(await first(2, client.subscribeToAll({ fromPosition, filter })))).toEqual(
      events.slice(1).map(({ id }) => id),
    );
});

it('6. expired $maxAge events leave stream reads at once but stay in $all until a scavenge', async () => {
  const old = several(2);
  await client.setStreamMetadata('access-1', { maxAge: 60 });
  await client.appendToStream('access-1', old);
  now += seconds(61);
  const young = noted();
  await client.appendToStream('access-1', young);
  const inAll = async () =>
    idsOf((await all(client.readAll())).filter(({ event }) => event?.type === 'Noted'));
  expect(idsOf(await all(client.readStream('access-1')))).toEqual([young.id]);
  expect(await inAll()).toEqual([...old, young].map(({ id }) => id));
  double.scavenge();
  expect(await inAll()).toEqual([young.id]);
  const { nextExpectedRevision } = await client.appendToStream('access-1', noted());
  expect(nextExpectedRevision).toBe(3n);
});

it.each([
  ['batch', {}],
  ['classic', classic],
])('7. the same ids at the same place are accepted and stored once (%s call)', async (_, call) => {
  const events = several(3);
  const { position } = await client.appendToStream('account-1', events, {
    expectedRevision: 'no_stream',
    ...call,
  });
  await client.appendToStream('account-1', noted(), call);
  for (const expectedRevision of ['no_stream', 'any'] as const)
    expect(await client.appendToStream('account-1', events, { expectedRevision, ...call })).toEqual({
      success: true,
      nextExpectedRevision: 2n,
      position,
    });
  expect(await all(client.readStream('account-1'))).toHaveLength(4);
});

it.each([
  ['batch', {}],
  ['classic', classic],
])('7. after a soft delete the revision goes on, a tombstone refuses for ever (%s call)', async (_, call) => {
  await client.appendToStream('account-1', several(3), call);
  await client.deleteStream('account-1');
  expect(await refusal(all(client.readStream('account-1')))).toBeInstanceOf(StreamNotFoundError);
  await client.appendToStream('account-1', noted(), { expectedRevision: 'no_stream', ...call });
  expect(revisionsOf(await all(client.readStream('account-1')))).toEqual([3n]);
  await client.tombstoneStream('account-1');
  expect(await refusal(client.appendToStream('account-1', noted(), call))).toBeInstanceOf(StreamDeletedError);
  expect(await refusal(all(client.readStream('account-1')))).toBeInstanceOf(StreamDeletedError);
  expect(await refusal(client.deleteStream('account-1'))).toBeInstanceOf(StreamDeletedError);
});

it.each([
  ['batch', {}],
  ['classic', classic],
])('7. an append over 1 MiB is refused (%s call)', async (_, call) => {
  const event = (bytes: number) => binaryEvent({ type: 'Big', data: new Uint8Array(bytes) });
  const type = 2 * 'Big'.length;
  const tooLarge = await refusal(client.appendToStream('account-1', event(1_048_577 - type), call));
  expect(tooLarge).toBeInstanceOf(MaxAppendSizeExceededError);
  expect(tooLarge).toMatchObject({ maxAppendSize: 1_048_576 });
  await client.appendToStream('account-1', event(1_048_576 - type), call);
  expect(await all(client.readStream('account-1'))).toHaveLength(1);
});

it.each([
  ['batch', {}],
  ['classic', classic],
])('8. of 20 writers at one revision 1 wins, 19 get WrongExpectedVersionError (%s call)', async (_, call) => {
  await client.appendToStream('account-1', several(2));
  const expectedRevision = 1n;
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      refusal(client.appendToStream('account-1', noted(), { expectedRevision, ...call })),
    ),
  );
  const refused = results.filter((error) => error !== undefined);
  expect(refused).toHaveLength(19);
  for (const error of refused) {
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ streamName: 'account-1', expectedVersion: 1n, actualVersion: 2n });
  }
  const none = await refusal(
    client.appendToStream('account-1', noted(), { expectedRevision: 'no_stream', ...call }),
  );
  expect(none).toMatchObject({ expectedVersion: 'no_stream', actualVersion: 2n });
  const missing = await refusal(client.appendToStream('account-2', noted(), { expectedRevision, ...call }));
  expect(missing).toMatchObject({ expectedVersion: 1n, actualVersion: 'no_stream' });
});

it('9. kill -9 loses no acknowledged event; subscriptions must reconnect from their own position', async () => {
  const before = several(3);
  await client.appendToStream('account-1', before);
  const seen: (string | undefined)[] = [];
  let fromPosition: Position | 'start' = 'start';
  const follow = async (until: number) => {
    for await (const { event } of client.subscribeToAll({ fromPosition })) {
      if (event?.type === 'Noted') seen.push(event.id);
      fromPosition = event!.position!;
      if (seen.length === until) return;
    }
  };
  const broken = refusal(follow(Infinity));
  while (seen.length < 3) await new Promise(setImmediate);
  await double.restart();
  expect(await broken).toBeInstanceOf(UnavailableError);
  const after = noted();
  await client.appendToStream('account-1', after, { expectedRevision: 2n });
  await follow(4);
  expect(seen).toEqual([...before, after].map(({ id }) => id));
  expect(revisionsOf(await all(client.readStream('account-1')))).toEqual([0n, 1n, 2n, 3n]);
});

it('10. it is quick enough to stand for a node', async () => {
  // Per second of the processor, client and double together: the machine's other work does not count.
  const used = () => process.cpuUsage().user + process.cpuUsage().system;
  const rates: { appended: number; read: number }[] = [];
  // The first rounds only warm up.
  for (let round = 0; round < 4; round += 1) {
    const started = used();
    for (let batch = 0; batch < 10; batch += 1) await client.appendToStream(`account-${batch}`, several(100));
    const appended = used();
    const read = await all(client.readAll());
    const rate = (events: number, microseconds: number) => Math.round((events / microseconds) * 1_000_000);
    rates.push({ appended: rate(1_000, appended - started), read: rate(read.length, used() - appended) });
  }
  const { appended, read } = rates.at(-1)!;
  console.log(`${appended} events appended and ${read} read per CPU second`);
  expect(Math.min(appended, read)).toBeGreaterThan(1_000);
});

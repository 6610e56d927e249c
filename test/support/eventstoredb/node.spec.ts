import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DeadlineExceededError,
  NotLeaderError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
  eventTypeFilter,
} from '@eventstore/db-client';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { Bench, all, classic, first, idsOf, noted, refusal, revisionsOf, several } from './client.fixture.js';
import type { EventStoreDouble } from './double.js';

/** What the double does beside the ten behaviours of `double.spec.ts`. */
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

describe('the log', () => {
  it('gives every event a position of its own, growing with gaps like bytes of a file', async () => {
    const { position } = await client.appendToStream('account-1', several(3));
    const positions = (await all(client.readStream('account-1'))).map(({ event }) => event!.position!);
    expect(positions.map(({ commit }) => commit)).toEqual(positions.map(({ prepare }) => prepare));
    expect(positions[1]!.commit - positions[0]!.commit).toBeGreaterThan(100n);
    expect(positions[2]).toEqual(position);
    expect(double.end).toBe(position!.commit);
  });

  it('holds metadata and statistics among all events, and when each was created', async () => {
    await client.setStreamMetadata('account-1', { maxAge: 60, maxCount: 5, truncateBefore: 2 });
    double.recordStatistics();
    const events = (await all(client.readAll())).map(({ event }) => event!);
    const metadata = events.find(({ streamId }) => streamId === '$$account-1');
    expect(metadata).toMatchObject({ type: '$metadata', data: { $maxAge: 60, $maxCount: 5, $tb: 2 } });
    expect(metadata?.created).toEqual(new Date(now));
    expect(events.at(-1)).toMatchObject({ type: '$statsCollected', streamId: `$stats-${double.address}` });
  });

  it('reads backwards: a stream from a revision, everything from before a position', async () => {
    const { position } = await client.appendToStream('account-1', several(3));
    const backwards = { direction: 'backwards', fromRevision: 'end' } as const;
    expect(revisionsOf(await all(client.readStream('account-1', backwards)))).toEqual([2n, 1n, 0n]);
    const from = { ...backwards, fromRevision: 1n, maxCount: 1 };
    expect(revisionsOf(await all(client.readStream('account-1', from)))).toEqual([1n]);
    const before = client.readAll({ direction: 'backwards', fromPosition: position!, maxCount: 2 });
    expect(revisionsOf(await all(before))).toEqual([1n, 0n]);
    const [last] = await all(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
    expect(last?.event?.position).toEqual(position);
  });

  it('refuses a position inside a record', async () => {
    const { position } = await client.appendToStream('account-1', noted());
    const inside = { commit: position!.commit + 1n, prepare: position!.commit + 1n };
    expect(await refusal(all(client.readAll({ fromPosition: inside })))).toBeInstanceOf(UnknownError);
  });
});

describe('appends', () => {
  it('refuse a part of what stands there already', async () => {
    const events = several(2);
    await client.appendToStream('account-1', events);
    for (const expectedRevision of ['no_stream', 'any'] as const) {
      const partly = client.appendToStream('account-1', [events[0]!, noted(), events[1]!], {
        expectedRevision,
      });
      expect(await refusal(partly)).toBeInstanceOf(WrongExpectedVersionError);
    }
  });

  it('without an expectation are known again until the node restarts, at a place for ever', async () => {
    const event = noted();
    const repeat = (expectedRevision: 'any' | 'no_stream') =>
      client.appendToStream('account-1', event, { expectedRevision, ...classic });
    await repeat('any');
    expect(await repeat('any')).toMatchObject({ nextExpectedRevision: 0n });
    await double.restart();
    await refusal(repeat('no_stream'));
    expect(await repeat('no_stream')).toMatchObject({ nextExpectedRevision: 0n });
    expect(await repeat('any')).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('of what was stored and has expired are accepted, without a position', async () => {
    await client.setStreamMetadata('account-1', { maxCount: 1 });
    const event = noted();
    await client.appendToStream('account-1', event, { expectedRevision: 'no_stream' });
    await client.appendToStream('account-1', noted());
    const again = await client.appendToStream('account-1', event, { expectedRevision: 'no_stream' });
    expect(again).toEqual({ success: true, nextExpectedRevision: 0n, position: undefined });
  });
});

describe('retention', () => {
  it('hides what passes $maxCount or comes before $tb', async () => {
    await client.appendToStream('account-1', several(5));
    await client.setStreamMetadata('account-1', { maxCount: 3 });
    expect(revisionsOf(await all(client.readStream('account-1')))).toEqual([2n, 3n, 4n]);
    await client.setStreamMetadata('account-1', { truncateBefore: 4 });
    expect(revisionsOf(await all(client.readStream('account-1')))).toEqual([4n]);
  });

  it('reads a stream whose events all expired as empty, and keeps its last event for its revisions', async () => {
    await client.setStreamMetadata('account-1', { maxAge: 1 });
    await client.appendToStream('account-1', several(2));
    now += 2_000;
    double.scavenge();
    expect(await all(client.readStream('account-1'))).toEqual([]);
    const left = (await all(client.readAll())).filter(({ event }) => event?.streamId === 'account-1');
    expect(revisionsOf(left)).toEqual([1n]);
  });

  it('has a subscription from a scavenged position skip the event that follows', async () => {
    await client.setStreamMetadata('account-1', { maxCount: 1 });
    const { position: fromPosition } = await client.appendToStream('account-1', noted());
    await client.appendToStream('account-1', noted());
    const seen = noted();
    await client.appendToStream('account-2', seen);
    double.scavenge();
    expect(idsOf(await first(1, client.subscribeToAll({ fromPosition })))).toEqual([seen.id]);
    expect(revisionsOf(await all(client.readAll({ fromPosition })))).toEqual([1n, 0n]);
  });
});

describe('subscriptions', () => {
  it('say that they caught up, then give what comes, with checkpoints at its events', async () => {
    const checkpoints: Position[] = [];
    const filter = eventTypeFilter({
      prefixes: ['Wanted'],
      maxSearchWindow: 2,
      checkpointReached: (_, position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition: 'end', filter });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    const { position } = await client.appendToStream('account-1', several(2, 'Other'));
    const wanted = noted('Wanted');
    await client.appendToStream('account-1', wanted);
    expect(idsOf(await first(1, subscription))).toEqual([wanted.id]);
    expect(checkpoints).toEqual([position]);
  });

  it('to one stream begin after a revision', async () => {
    await client.appendToStream('account-1', several(2));
    const subscription = client.subscribeToStream('account-1', { fromRevision: 0n });
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    await client.appendToStream('account-2', noted());
    await client.appendToStream('account-1', noted());
    expect(revisionsOf(await first(2, subscription))).toEqual([1n, 2n]);
  });
});

describe('faults', () => {
  const append = (event = noted()) =>
    client.appendToStream('account-1', event, { expectedRevision: 'no_stream', ...classic });

  it('lose an acknowledgement: the event is stored, and a retry is accepted', async () => {
    const event = noted();
    double.loseAcknowledgements(1);
    expect(await refusal(append(event))).toBeInstanceOf(UnavailableError);
    expect(await append(event)).toMatchObject({ nextExpectedRevision: 0n });
    expect(idsOf(await all(client.readStream('account-1')))).toEqual([event.id]);
  });

  it('refuse an append: nothing is stored', async () => {
    double.refuseAppends(1);
    expect(await refusal(append())).toBeInstanceOf(UnavailableError);
    await append();
    expect(await all(client.readStream('account-1'))).toHaveLength(1);
  });

  it('drop connections: open calls end, new ones are served', async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    const broken = refusal(first(1, subscription));
    double.dropConnections();
    expect(await broken).toBeInstanceOf(UnavailableError);
    await append();
  });

  it('hang: nothing is answered until it resumes', async () => {
    await append();
    double.hang();
    const late = client.appendToStream('account-1', noted(), { deadline: 50, ...classic });
    expect(await refusal(late)).toBeInstanceOf(DeadlineExceededError);
    const waiting = client.appendToStream('account-2', noted(), classic);
    double.resume();
    expect(await waiting).toMatchObject({ success: true });
  });

  it('stop: nobody listens until it starts again', async () => {
    await append();
    await double.stop();
    expect(await refusal(append())).toBeInstanceOf(UnavailableError);
    await double.start();
    expect(await all(client.readStream('account-1'))).toHaveLength(1);
  });

  it('take their time', async () => {
    const far = await bench.double({ latency: 30 });
    const started = performance.now();
    await bench.client(far.url).appendToStream('account-1', noted(), classic);
    expect(performance.now() - started).toBeGreaterThanOrEqual(60);
  });
});

describe('a cluster', () => {
  it('is found through any of its nodes, and its follower reads but does not write', async () => {
    const follower = await bench.double({ leader: double });
    await client.appendToStream('account-1', noted());
    const direct = bench.client(follower.url);
    expect(await all(direct.readStream('account-1'))).toHaveLength(1);
    const refused = await refusal(direct.appendToStream('account-1', noted(), classic));
    expect(refused).toBeInstanceOf(NotLeaderError);
    expect(refused).toMatchObject({ leader: { address: '127.0.0.1', port: double.port } });
    for (const url of [
      `esdb+discover://${follower.address}?tls=false`,
      `esdb://${follower.address},${double.address}?tls=false`,
    ])
      expect(await bench.client(url).appendToStream('account-1', noted(), classic)).toMatchObject({
        success: true,
      });
  });
});

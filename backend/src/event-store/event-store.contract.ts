import type { EventId, StreamName } from '@loge/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { someEvent, someEvents, someStream, someType } from './event-store.fixture.js';
import {
  AppendTooLate,
  EventStoreUnavailable,
  EventTooLarge,
  MAX_APPEND_BYTES,
  WrongExpectedRevision,
} from './port.js';
import type { EventFilter, EventStore, Position, StoredEvent } from './port.js';

/** Everything that an iterable gives. */
export async function all<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}

/** Follows until `enough` says so, and gives the events met. */
export async function followUntil(
  store: EventStore,
  options: { after: Position; filter?: EventFilter },
  enough: (events: readonly StoredEvent[], end: { position: Position } | undefined) => boolean,
): Promise<StoredEvent[]> {
  const controller = new AbortController();
  const events: StoredEvent[] = [];
  for await (const entry of store.follow({ ...options, signal: controller.signal })) {
    if (entry.kind === 'event') events.push(entry.event);
    if (enough(events, entry.kind === 'event' ? undefined : entry)) controller.abort();
  }
  return events;
}

const ids = (events: readonly { id: EventId }[]): EventId[] => events.map(({ id }) => id);
const revisions = (events: readonly StoredEvent[]): number[] => events.map(({ revision }) => revision);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/**
 * What every adapter of {@link EventStore} must do. It uses streams and event types of its own, so the store may
 * hold other data and others may write to it meanwhile.
 * @param makeStore opens the store; the suite closes it.
 */
export function eventStoreContract(name: string, makeStore: () => Promise<EventStore>): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await makeStore();
    });
    afterAll(() => store.close());

    describe('readStreams', () => {
      test('where there is one, gives of each stream what reading it alone gives', async () => {
        if (!store.readStreams) return;
        const [one, other, none] = [someStream(), someStream(), someStream()];
        await store.append(one, someEvents(someType(), 3), 'none');
        await store.append(other, someEvents(someType(), 2), 'none');
        await store.setRetention(other, { maxCount: 1 });
        const together = await store.readStreams([other, none, one]);
        for (const stream of [one, other, none]) {
          const own = together.filter((event) => event.stream === stream);
          expect(own).toEqual(await all(store.readStream(stream)));
        }
        expect(together).toHaveLength(4);
      });
    });

    describe('append', () => {
      test('in time stores; too late stores nothing, but accepts what is stored', async () => {
        const stream = someStream();
        const events = someEvents(someType(), 2);
        const [inTime, tooLate] = [new Date(Date.now() + 20_000), new Date(Date.now() - 20_000)];
        await expect(store.append(stream, events, 'none', { notAfter: tooLate })).rejects.toThrow(
          AppendTooLate,
        );
        expect(await all(store.readStream(stream))).toEqual([]);
        const stored = await store.append(stream, events, 'none', { notAfter: inTime });
        expect(await store.append(stream, events, 'none', { notAfter: tooLate })).toEqual(stored);
      });

      test('gives the revision and the position of the last event, and keeps the bytes as they are', async () => {
        const stream = someStream();
        const [first, second] = [
          someEvent(someType(), '{"é":"ü"}'),
          someEvent(someType(), Buffer.from([0, 255, 7])),
        ];
        const result = await store.append(stream, [first, second], 'none');
        const stored = await all(store.readStream(stream));
        expect(result).toEqual({ revision: 1, position: stored[1]?.position });
        expect(stored.map(({ data }) => Buffer.from(data))).toEqual([first.data, second.data]);
        expect(stored.map(({ metadata }) => Buffer.from(metadata))).toEqual([
          first.metadata,
          second.metadata,
        ]);
        expect(stored.map(({ id, type, revision }) => ({ id, type, revision }))).toEqual([
          { id: first.id, type: first.type, revision: 0 },
          { id: second.id, type: second.type, revision: 1 },
        ]);
        expect(stored.map((event) => event.stream)).toEqual([stream, stream]);
      });

      test('takes any revision, none, and the exact one', async () => {
        const stream = someStream();
        const type = someType();
        expect((await store.append(stream, someEvents(type, 1), 'any')).revision).toBe(0);
        expect((await store.append(stream, someEvents(type, 2), 0)).revision).toBe(2);
        expect((await store.append(stream, someEvents(type, 1), 'any')).revision).toBe(3);
        expect((await store.append(someStream(), someEvents(type, 1), 'none')).revision).toBe(0);
      });

      test.each([
        ['none, where there are events', 'none' as const, 2],
        ['an exact revision that has passed', 0, 2],
        ['an exact revision that is yet to come', 9, 2],
      ])('refuses %s, and says where the stream is', async (_, expected, actual) => {
        const stream = someStream();
        await store.append(stream, someEvents(someType(), 3), 'none');
        const refused = store.append(stream, someEvents(someType(), 1), expected);
        await expect(refused).rejects.toThrow(WrongExpectedRevision);
        await expect(refused).rejects.toMatchObject({ stream, expected, actual });
        expect(await all(store.readStream(stream))).toHaveLength(3);
      });

      test('refuses an exact revision of a stream without events', async () => {
        const refused = store.append(someStream(), someEvents(someType(), 1), 0);
        await expect(refused).rejects.toThrow(WrongExpectedRevision);
        await expect(refused).rejects.toMatchObject({ actual: 'none' });
      });

      test('stores all events of a batch or none', async () => {
        const stream = someStream();
        await store.append(stream, someEvents(someType(), 1), 'none');
        await expect(store.append(stream, someEvents(someType(), 50), 'none')).rejects.toThrow(
          WrongExpectedRevision,
        );
        expect(await all(store.readStream(stream))).toHaveLength(1);
        await store.append(stream, someEvents(someType(), 50), 0);
        expect(revisions(await all(store.readStream(stream)))).toEqual(
          Array.from({ length: 51 }, (_, at) => at),
        );
      });

      test('of the same events at the same place is accepted again and stores nothing new', async () => {
        const stream = someStream();
        const [first, second] = [someEvents(someType(), 2), someEvents(someType(), 2)];
        const results = [await store.append(stream, first, 'none'), await store.append(stream, second, 1)];
        expect((await store.append(stream, first, 'none')).revision).toBe(results[0]?.revision);
        expect((await store.append(stream, second, 1)).revision).toBe(results[1]?.revision);
        expect(ids(await all(store.readStream(stream)))).toEqual(ids([...first, ...second]));
      });

      test('of the same events with any revision is accepted again and stores nothing new', async () => {
        const stream = someStream();
        const events = someEvents(someType(), 3);
        await store.append(stream, events, 'any');
        await store.append(stream, events, 'any');
        expect(ids(await all(store.readStream(stream)))).toEqual(ids(events));
      });

      test('of the same append sent twice at once stores it once', async () => {
        const stream = someStream();
        const events = someEvents(someType(), 2);
        const results = await Promise.all([
          store.append(stream, events, 'none'),
          store.append(stream, events, 'none'),
        ]);
        expect(results.map(({ revision }) => revision)).toEqual([1, 1]);
        expect(ids(await all(store.readStream(stream)))).toEqual(ids(events));
      });

      test('of the same events in another order, or only partly the same, is a conflict', async () => {
        const stream = someStream();
        const [one, two, three] = [someEvent(someType()), someEvent(someType()), someEvent(someType())];
        await store.append(stream, [one, two], 'none');
        await expect(store.append(stream, [two, one], 'none')).rejects.toThrow(WrongExpectedRevision);
        await expect(store.append(stream, [one, three], 'none')).rejects.toThrow(WrongExpectedRevision);
        await expect(store.append(stream, [one, two, three], 'none')).rejects.toThrow(WrongExpectedRevision);
        expect(ids(await all(store.readStream(stream)))).toEqual(ids([one, two]));
      });

      test('of 20 writers at one revision lets one win and tells the others where the stream is', async () => {
        const stream = someStream();
        await store.append(stream, someEvents(someType(), 1), 'none');
        const results = await Promise.allSettled(
          Array.from({ length: 20 }, () => store.append(stream, someEvents(someType(), 1), 0)),
        );
        const lost = results.filter((result) => result.status === 'rejected');
        expect(lost).toHaveLength(19);
        for (const { reason } of lost) {
          expect(reason).toBeInstanceOf(WrongExpectedRevision);
          expect(reason).toMatchObject({ expected: 0, actual: 1 });
        }
        expect(await all(store.readStream(stream))).toHaveLength(2);
      });

      test('over 1 MiB is refused before anything is stored', async () => {
        const stream = someStream();
        const half = Buffer.alloc(MAX_APPEND_BYTES / 2, 'a');
        const refused = store.append(
          stream,
          [someEvent(someType(), half), someEvent(someType(), half)],
          'any',
        );
        await expect(refused).rejects.toThrow(EventTooLarge);
        expect(await all(store.readStream(stream))).toEqual([]);
        const large = someEvent(someType(), Buffer.alloc(900_000, 'a'));
        expect((await store.append(stream, [large], 'none')).revision).toBe(0);
      });
    });

    describe('readStream', () => {
      const count = 30;
      const stream = someStream();
      const forwards = Array.from({ length: count }, (_, revision) => revision);
      beforeAll(() => store.append(stream, someEvents(someType(), count), 'none'));

      test('reads forwards from the first', async () => {
        expect(revisions(await all(store.readStream(stream)))).toEqual(forwards);
      });
      test('reads backwards from the last', async () => {
        expect(revisions(await all(store.readStream(stream, { direction: 'backwards' })))).toEqual(
          forwards.toReversed(),
        );
      });
      test('reads from a revision, inclusive, either way, no more than asked for', async () => {
        expect(revisions(await all(store.readStream(stream, { from: 27 })))).toEqual([27, 28, 29]);
        expect(revisions(await all(store.readStream(stream, { from: 10, limit: 2 })))).toEqual([10, 11]);
        const back = { direction: 'backwards', from: 2 } as const;
        expect(revisions(await all(store.readStream(stream, back)))).toEqual([2, 1, 0]);
        expect(revisions(await all(store.readStream(stream, { ...back, limit: 1 })))).toEqual([2]);
      });
      test('gives nothing beyond the last, and nothing of a stream without events', async () => {
        expect(await all(store.readStream(stream, { from: count }))).toEqual([]);
        expect(await all(store.readStream(someStream()))).toEqual([]);
        expect(await all(store.readStream(someStream(), { direction: 'backwards' }))).toEqual([]);
      });
      test('can be left before its end', async () => {
        for await (const event of store.readStream(stream)) if (event.revision === 3) break;
        await store.ping();
      });
    });

    describe('readAll', () => {
      test('reads events of several streams in the order of their positions, after a position', async () => {
        const type = someType();
        const [one, two] = [someStream(), someStream()];
        const start = await store.end();
        const events = someEvents(type, 4);
        const [a, b, c, d] = events;
        if (!a || !b || !c || !d) throw new Error('four events');
        await store.append(one, [a], 'none');
        const { position } = await store.append(two, [b], 'none');
        await store.append(one, [c, d], 0);
        const filter = { types: [type] };
        const read = await all(store.readAll({ after: start, filter }));
        expect(ids(read)).toEqual(ids(events));
        expect(read.map(({ position: at }) => at)).toEqual(
          read.map(({ position: at }) => at).sort((x, y) => (x < y ? -1 : 1)),
        );
        expect(ids(await all(store.readAll({ after: position, filter })))).toEqual(ids([c, d]));
        expect(ids(await all(store.readAll({ after: start, filter, limit: 3 })))).toEqual(ids([a, b, c]));
        expect(await store.end()).toBeGreaterThanOrEqual(read.at(-1)?.position ?? 0n);
      });

      test('filters by several types, or by how the names of streams begin', async () => {
        const [wanted, also, other] = [someType(), someType(), someType()];
        const [stream, elsewhere] = [someStream(), someStream()];
        const start = await store.end();
        const events = [someEvent(wanted), someEvent(other), someEvent(also)];
        await store.append(stream, events, 'none');
        await store.append(elsewhere, [someEvent(wanted)], 'none');
        const types = await all(store.readAll({ after: start, filter: { types: [wanted, also] } }));
        expect(types.map(({ type }) => type)).toEqual([wanted, also, wanted]);
        const prefixed = await all(
          store.readAll({ after: start, filter: { streamPrefixes: [stream.slice(0, -2)] } }),
        );
        expect(ids(prefixed)).toEqual(ids(events));
      });

      test('reads without a filter everything that the store holds', async () => {
        const start = await store.end();
        const events = someEvents(someType(), 3);
        await store.append(someStream(), events, 'none');
        const read = ids(await all(store.readAll({ after: start })));
        expect(read.filter((id) => ids(events).includes(id))).toEqual(ids(events));
      });
    });

    describe('follow', () => {
      test('gives what is there, says that the end was reached, then gives what comes', async () => {
        const type = someType();
        const stream = someStream();
        const start = await store.end();
        const old = someEvents(type, 3);
        const fresh = someEvents(type, 2);
        await store.append(stream, old, 'none');
        const kinds: string[] = [];
        const controller = new AbortController();
        const options = { after: start, filter: { types: [type] }, signal: controller.signal };
        for await (const entry of store.follow(options)) {
          if (entry.kind === 'checkpoint') continue;
          if (kinds.at(-1) !== 'live' || entry.kind !== 'live') kinds.push(entry.kind);
          if (kinds.length === 4) await store.append(stream, fresh, 2);
          if (kinds.length === 6) controller.abort();
        }
        expect(kinds).toEqual(['event', 'event', 'event', 'live', 'event', 'event']);
      });

      test('goes from catching up to live without a gap or a double while others append', async () => {
        const type = someType();
        const start = await store.end();
        const total = 400;
        const writers = Array.from({ length: 8 }, async (_, writer) => {
          const stream = someStream();
          for (let at = 0; at < total / 8; at += 1) await store.append(stream, [someEvent(`${type}`)], 'any');
          return writer;
        });
        const filter = { types: [type] };
        const [followed] = await Promise.all([
          followUntil(store, { after: start, filter }, (events) => events.length >= total),
          ...writers,
        ]);
        const read = await all(store.readAll({ after: start, filter }));
        expect(read).toHaveLength(total);
        expect(ids(followed)).toEqual(ids(read));
      });

      test('takes up after any event it gave', async () => {
        const type = someType();
        const start = await store.end();
        const events = someEvents(type, 5);
        await store.append(someStream(), events, 'none');
        const filter = { streamPrefixes: ['account-'] };
        const [first] = await all(store.readAll({ after: start, filter: { types: [type] } }));
        if (!first) throw new Error('an event was stored');
        const rest = await followUntil(store, { after: first.position, filter }, (seen) =>
          seen.some(({ id }) => id === events[4]?.id),
        );
        const own = rest.filter(({ id }) => ids(events).includes(id));
        expect(ids(own)).toEqual(ids(events.slice(1)));
      });

      test('says how far it is when its filter passes over many events', async () => {
        const start = await store.end();
        for (let batch = 0; batch < 3; batch += 1)
          await store.append(someStream(), someEvents(someType(), 1_000), 'none');
        const last = await store.end();
        const filter = { types: [someType()] };
        const none = await followUntil(
          store,
          { after: start, filter },
          (_, end) => (end?.position ?? 0n) >= last,
        );
        expect(none).toEqual([]);
      });

      test('ends when its signal aborts, and at once when it had', async () => {
        const controller = new AbortController();
        const following = all(store.follow({ after: await store.end(), signal: controller.signal }));
        controller.abort();
        await following;
        await expect(
          all(store.follow({ after: await store.end(), signal: AbortSignal.abort() })),
        ).resolves.toEqual([]);
      });
    });

    describe('retention', () => {
      const seenBy = async (stream: StreamName, type: string, start: Position) => ({
        forwards: revisions(await all(store.readStream(stream))),
        backwards: revisions(await all(store.readStream(stream, { direction: 'backwards' }))),
        all: revisions(await all(store.readAll({ after: start, filter: { types: [type] } }))),
      });

      test('by count hides all but the newest from every reader at once; revisions go on', async () => {
        const [stream, type, start] = [someStream(), someType(), await store.end()];
        await store.append(stream, someEvents(type, 5), 'none');
        await store.setRetention(stream, { maxCount: 2 });
        expect(await seenBy(stream, type, start)).toEqual({
          forwards: [3, 4],
          backwards: [4, 3],
          all: [3, 4],
        });
        await store.append(stream, someEvents(type, 1), 4);
        expect(await seenBy(stream, type, start)).toEqual({
          forwards: [4, 5],
          backwards: [5, 4],
          all: [4, 5],
        });
      });

      test('by age hides what is older from every reader; revisions go on', async () => {
        const [stream, type, start] = [someStream(), someType(), await store.end()];
        await store.append(stream, someEvents(type, 2), 'none');
        await store.setRetention(stream, { maxAge: 1 });
        await until(async () => (await all(store.readStream(stream))).length === 0);
        expect(await seenBy(stream, type, start)).toEqual({ forwards: [], backwards: [], all: [] });
        await expect(store.append(stream, someEvents(type, 1), 'none')).rejects.toMatchObject({ actual: 1 });
        expect((await store.append(stream, someEvents(type, 1), 1)).revision).toBe(2);
      });

      test('is renewed for the streams whose names begin so, and that have one', async () => {
        const [short, other] = [someStream(), someStream()];
        const kept = async (stream: StreamName) => revisions(await all(store.readStream(stream)));
        for (const stream of [short, other]) await store.append(stream, someEvents(someType(), 3), 'none');
        await store.setRetention(short, { maxCount: 3 });
        expect(await store.renewRetention(short.slice(0, -1), { maxCount: 1 })).toBe(1);
        expect(await kept(short)).toEqual([2]);
        expect(await store.renewRetention(short, { maxCount: 1 })).toBe(0);
        expect(await store.renewRetention(other, { maxCount: 1 })).toBe(0);
        expect(await kept(other)).toEqual([0, 1, 2]);
      });

      test('of one stream leaves the others alone', async () => {
        const [short, long, type] = [someStream(), someStream(), someType()];
        await store.append(short, someEvents(type, 2), 'none');
        await store.append(long, someEvents(type, 2), 'none');
        await store.setRetention(short, { maxCount: 1 });
        expect(revisions(await all(store.readStream(long)))).toEqual([0, 1]);
      });
    });

    test('a closed store refuses, and its followers end', async () => {
      const other = await makeStore();
      const following = all(other.follow({ after: await other.end(), signal: new AbortController().signal }));
      await other.close();
      await following;
      await expect(other.append(someStream(), someEvents(someType(), 1), 'any')).rejects.toThrow(
        EventStoreUnavailable,
      );
      await expect(other.ping()).rejects.toThrow(EventStoreUnavailable);
    });
  });
}

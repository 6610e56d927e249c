import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { LogeError, academyName, accountStream, schoolId, schoolStream } from '@loge/contracts';
import type { AccountId, EventId, SchoolId, StreamName } from '@loge/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Context } from '../context.js';
import type { Recorded } from './codec.js';
import { all } from './event-store.contract.js';
import { EventSourcedStreams } from './event-sourced-streams.js';
import { PlainCodec } from './plain-codec.fixture.js';
import { EventStoreUnavailable } from './port.js';
import type { EventStore } from './port.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { readingOnce } from './shared-readings.js';
import type { Fact, Fold } from './streams.js';

let database: TestDatabase;
let store: PostgresEventStore;
let streams: EventSourcedStreams;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore({ url: database.url });
  streams = new EventSourcedStreams(store, new PlainCodec());
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const actor = randomUUID() as AccountId;
const context: Context = {
  actor: { kind: 'ACCOUNT', id: actor },
  channel: 'DASHBOARD',
  ip: '192.0.2.7',
  correlationId: randomUUID(),
  clock: () => new Date('2026-01-02T03:04:05.678Z'),
};
const someSchool = (): SchoolId => schoolId(randomUUID().slice(0, 8));
const registered = (school: SchoolId, name: string): Fact => ({
  event: {
    type: 'SchoolRegistered',
    data: { school, record: { name, classes: [], groups: [] } },
  },
  about: { schools: [school] },
});

/** The names a school has had. */
const names: Fold<readonly string[]> = {
  initial: [],
  evolve: (state, event: Recorded) =>
    event.type === 'SchoolRegistered' ? [...state, event.data.record.name] : state,
};

describe('change', () => {
  test('loads, decides on the state, appends, and says where the stream stands', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    const first = await streams.change(stream, names, context, () => [registered(school, 'Zola')]);
    const second = await streams.change(stream, names, context, (state) => [
      registered(school, `${state.join()}, renamed`),
    ]);
    expect(first).toMatchObject({ revision: 0 });
    expect(second).toMatchObject({ revision: 1 });
    expect(await streams.load(stream, names)).toEqual({
      state: ['Zola', 'Zola, renamed'],
      revision: 1,
      position: second.position,
    });
  });

  test('gives every event its metadata from the context and from what the fact is about', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    const id = randomUUID() as EventId;
    const cause = randomUUID() as EventId;
    const fact = registered(school, 'Zola');
    const about = { id, subject: actor, schools: [school], classes: [`${school}/6A`], causationId: cause };
    await streams.change(stream, names, { ...context, reason: 'new' }, () => [{ ...fact, about }]);
    const [event] = await new PlainCodec().open(await all(store.readStream(stream)));
    expect(event?.metadata).toEqual({
      id,
      version: 1,
      occurredAt: '2026-01-02T03:04:05.678Z',
      recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      actor: context.actor,
      subject: actor,
      schools: [school],
      classes: [`${school}/6A`],
      channel: 'DASHBOARD',
      correlationId: context.correlationId,
      causationId: cause,
      ip: '192.0.2.7',
      reason: 'new',
    });
  });

  test('records facts of several contexts together, each with its own', async () => {
    const stream = schoolStream(someSchool());
    const facts = ['first', 'second'].map((reason) => ({
      context: { ...context, reason, correlationId: randomUUID() },
      fact: registered(someSchool(), reason),
    }));
    const recorded = await streams.recordAll(stream, facts);
    const events = await new PlainCodec().open(await all(store.readStream(stream)));
    expect(recorded).toMatchObject({ revision: 1, events: events.map(({ metadata }) => metadata.id) });
    expect(events.map(({ metadata: { reason, correlationId } }) => ({ reason, correlationId }))).toEqual(
      facts.map(({ context: { reason, correlationId } }) => ({ reason, correlationId })),
    );
  });

  test('loads many streams in the order asked for, also those without events', async () => {
    const wanted = ['Zola', 'Hugo', 'Sand'].map((name) => ({ name, school: someSchool() }));
    for (const { name, school } of wanted.slice(0, 2))
      await streams.record(schoolStream(school), context, [registered(school, name)]);
    const asked = wanted.map(({ school }) => schoolStream(school)).reverse();
    expect(await streams.loadMany(asked, names)).toEqual([[], ['Hugo'], ['Zola']]);
    expect(await streams.loadMany([], names)).toEqual([]);
  });

  test('writes nothing when there is nothing to change, or when the decider refuses', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    const none = await streams.change(stream, names, context, () => []);
    expect(none).toEqual({ events: [], revision: 'none', position: 0n });
    const refused = streams.change(stream, names, context, () => {
      throw new LogeError('FORBIDDEN');
    });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await all(store.readStream(stream))).toEqual([]);
  });

  test('decides again when another won, on the state the other left', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    await Promise.all(
      Array.from({ length: 4 }, () =>
        streams.change(stream, names, context, (state) => [registered(school, `${state.length}`)]),
      ),
    );
    expect((await streams.load(stream, names)).state).toEqual(['0', '1', '2', '3']);
  });

  test('gives up with CONFLICT when others win five times', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    let decisions = 0;
    const losing = streams.change(stream, names, context, async () => {
      decisions += 1;
      await streams.record(stream, context, [registered(school, 'faster')]);
      return [registered(school, 'slower')];
    });
    await expect(losing).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(decisions).toBe(5);
    expect((await streams.load(stream, names)).state).toEqual(Array(5).fill('faster'));
  });

  test('goes on after events that have all expired', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    await streams.record(stream, context, [registered(school, 'gone')]);
    await store.setRetention(stream, { maxAge: 0 });
    expect(await streams.change(stream, names, context, () => [registered(school, 'new')])).toMatchObject({
      revision: 1,
    });
  });

  test('sends the same bytes again when the acknowledgement was lost: they are stored once', async () => {
    const school = someSchool();
    const stream = schoolStream(school);
    let lost = 0;
    const losesAcknowledgements: EventStore = Object.create(store, {
      append: {
        value: async (...append: Parameters<EventStore['append']>) => {
          const result = await store.append(...append);
          if (lost++ === 0) throw new EventStoreUnavailable('lost');
          return result;
        },
      },
      readStream: { value: store.readStream.bind(store) },
    });
    const unlucky = new EventSourcedStreams(losesAcknowledgements, new PlainCodec());
    await unlucky.change(stream, names, context, () => [registered(school, 'once')]);
    await unlucky.record(stream, context, [registered(school, 'twice')]);
    expect((await streams.load(stream, names)).state).toEqual(['once', 'twice']);
    expect(lost).toBe(3);
  });
});

test('an event may only be appended to its declared kind of stream', async () => {
  const school = someSchool();
  const stream: StreamName = accountStream(actor);
  const fact = registered(school, 'Zola');
  await expect(streams.record(stream, context, [fact])).rejects.toThrow(/kind school/);
  await expect(streams.change(stream, names, context, () => [fact])).rejects.toThrow(/kind school/);
  const [many] = await streams.changeMany([{ stream, fold: names, context, decide: () => [fact] }]);
  expect(many).toMatchObject({ status: 'rejected' });
  expect(await all(store.readStream(stream))).toEqual([]);
});

test('holds tells whether a stream has an event', async () => {
  const school = someSchool();
  const stream = schoolStream(school);
  const { events } = await streams.record(stream, context, [registered(school, 'Zola')]);
  expect(await streams.holds(stream, events[0] ?? (randomUUID() as EventId))).toBe(true);
  expect(await streams.holds(stream, randomUUID() as EventId)).toBe(false);
  expect(await streams.holds(schoolStream(someSchool()), events[0] ?? (randomUUID() as EventId))).toBe(false);
});

describe('changeMany', () => {
  const naming = (school: SchoolId, name: string) => ({
    stream: schoolStream(school),
    fold: names,
    context,
    decide: (state: readonly string[]) => (state.includes(name) ? [] : [registered(school, name)]),
  });

  test('changes a thousand streams in a few seconds, and nothing the second time', async () => {
    const changes = Array.from({ length: 1_000 }, () => naming(someSchool(), academyName('Zola')));
    const started = performance.now();
    const results = await streams.changeMany(changes);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(results.every((result) => result.status === 'fulfilled' && result.value.revision === 0)).toBe(
      true,
    );
    const again = await streams.changeMany(changes, { concurrency: 8 });
    expect(again.every((result) => result.status === 'fulfilled' && result.value.events.length === 0)).toBe(
      true,
    );
    expect(again.every((result) => result.status === 'fulfilled' && result.value.revision === 0)).toBe(true);
  });

  test('lets each succeed or fail alone', async () => {
    const [one, two] = [someSchool(), someSchool()];
    const refusing = {
      ...naming(two, 'no'),
      decide: () => {
        throw new LogeError('FORBIDDEN');
      },
    };
    const results = await streams.changeMany([naming(one, 'yes'), refusing, naming(someSchool(), 'yes')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'FORBIDDEN' } });
  });

  test('makes every change of one stream', async () => {
    const school = someSchool();
    const results = await streams.changeMany(['a', 'b', 'c'].map((name) => naming(school, name)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const { state } = await streams.load(schoolStream(school), names);
    expect([...state].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('a piece of work that reads once', () => {
  /** A school's stream, and streams that count how often it is read. */
  async function given() {
    const stream = schoolStream(someSchool());
    const school = stream.slice('school-'.length) as SchoolId; // As `schoolStream` made it.
    await streams.record(stream, context, [registered(school, 'Zola')]);
    let reads = 0;
    const counting: EventStore = Object.create(store, {
      append: { value: store.append.bind(store) },
      readStream: {
        value: (...asked: Parameters<EventStore['readStream']>) => {
          reads += 1;
          return store.readStream(...asked);
        },
      },
    }) as EventStore; // It has the store's prototype.
    const counted = new EventSourcedStreams(counting, new PlainCodec());
    const load = async () => (await counted.load(stream, names)).state;
    return { stream, school, counted, load, reads: () => reads };
  }

  test('folds one reading however often it loads a stream, and none of before or after it', async () => {
    const { load, reads } = await given();
    await load();
    const within = await readingOnce(() => Promise.all([load(), readingOnce(load), load()]));
    expect(within).toEqual([['Zola'], ['Zola'], ['Zola']]);
    expect(reads()).toBe(2);
    await load();
    expect(reads()).toBe(3);
  });

  test('sees what it appended itself, and changes what is there', async () => {
    const { stream, school, counted, load } = await given();
    const elsewhere = AsyncResource.bind(() => streams.record(stream, context, [registered(school, 'Hugo')]));
    await readingOnce(async () => {
      await load();
      // Somebody else, whom it does not see; a change does.
      await elsewhere();
      expect(await load()).toEqual(['Zola']);
      await counted.change(stream, names, context, (had) => [registered(school, `${had.length}`)]);
      expect(await load()).toEqual(['Zola', 'Hugo', '2']);
    });
  });

  test('shares nothing with what it leaves running when it is over', async () => {
    const { load, reads } = await given();
    let goOn: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (goOn = resolve));
    let later: Promise<unknown> | undefined;
    await readingOnce(async () => {
      await load();
      later = over.then(load);
    });
    goOn();
    await later;
    expect(reads()).toBe(2);
  });
});

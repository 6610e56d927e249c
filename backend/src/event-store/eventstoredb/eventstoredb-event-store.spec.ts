import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { startEventStoreDouble } from '../../../../test/support/eventstoredb/double.js';
import type { EventStoreDouble } from '../../../../test/support/eventstoredb/double.js';
import { all, eventStoreContract, followUntil } from '../event-store.contract.js';
import { someEvent, someEvents, someStream, someType } from '../event-store.fixture.js';
import { EventStoreRefused } from './client.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { EventStoreAway, waitForEventStore } from './waiting.js';
import { isEmpty } from '../is-empty.js';
import { AppendTooLate, EventStoreUnavailable, START } from '../port.js';
import type { NewEvent } from '../port.js';

let node: EventStoreDouble;
let store: EventStoreDbEventStore;
beforeAll(async () => {
  node = await startEventStoreDouble();
  store = new EventStoreDbEventStore({ url: node.url });
});
afterAll(async () => {
  await store.close();
  await node.stop();
});

eventStoreContract('EventStoreDB, as the protocol double has it,', () =>
  Promise.resolve(new EventStoreDbEventStore({ url: node.url })),
);

const real = process.env.TEST_EVENTSTORE_URL;
if (real) eventStoreContract('A real node', () => Promise.resolve(new EventStoreDbEventStore({ url: real })));

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

/** Sends the same append until it is stored, as those who append do. */
async function appendAtLast(
  stream: ReturnType<typeof someStream>,
  events: NewEvent[],
  expected: 'any' | number,
) {
  for (;;) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      expect(error).toBeInstanceOf(EventStoreUnavailable);
    }
  }
}

describe('a node that goes away', () => {
  test('makes appends fail clearly with nothing stored; followers take up after their last event', async () => {
    const [stream, type] = [someStream(), someType()];
    const filter = { types: [type] };
    const following = followUntil(store, { after: await store.end(), filter }, (seen) => seen.length === 4);
    await store.append(stream, someEvents(type, 2), 'none');
    await node.stop();
    await expect(store.append(stream, someEvents(type, 1), 1)).rejects.toThrow(EventStoreUnavailable);
    await expect(store.ping()).rejects.toThrow(EventStoreUnavailable);
    await node.restart();
    await appendAtLast(stream, someEvents(type, 2), 1);
    expect((await following).map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  }, 60_000);

  test('while many append at once, loses none that was acknowledged and stores none twice', async () => {
    const type = someType();
    const start = await store.end();
    const appends = Array.from({ length: 40 }, () => ({ stream: someStream(), events: someEvents(type, 3) }));
    const appending = appends.map(({ stream, events }) => appendAtLast(stream, events, 'any'));
    node.dropConnections();
    await Promise.all(appending);
    const read = await all(store.readAll({ after: start, filter: { types: [type] } }));
    expect(ids(read).sort()).toEqual(ids(appends.flatMap(({ events }) => events)).sort());
  }, 60_000);

  test.each([
    ['any revision', 'any' as const],
    ['an exact revision', 0],
  ])(
    'before it answers an append at %s, and forgets its memory of ids, has stored it once',
    async (_, expected) => {
      const [stream, type] = [someStream(), someType()];
      await store.append(stream, someEvents(type, 1), 'none');
      const events = someEvents(type, 2);
      node.loseAcknowledgements(1);
      await expect(store.append(stream, events, expected)).rejects.toThrow(EventStoreUnavailable);
      await node.restart();
      expect((await appendAtLast(stream, events, expected)).revision).toBe(2);
      expect(await all(store.readStream(stream))).toHaveLength(3);
    },
    60_000,
  );

  test('without a word, though it takes connections, fails an append in its time; sent again it is stored once', async () => {
    const silent = await startEventStoreDouble();
    const impatient = new EventStoreDbEventStore({ url: `${silent.url}&defaultDeadline=300` });
    try {
      const [stream, type] = [someStream(), someType()];
      await impatient.append(stream, someEvents(type, 1), 'none');
      const events = someEvents(type, 1);
      silent.hang();
      await expect(impatient.append(stream, events, 'any')).rejects.toThrow(EventStoreUnavailable);
      silent.resume();
      while (!(await impatient.append(stream, events, 'any').catch(() => undefined)));
      expect(await all(impatient.readStream(stream))).toHaveLength(2);
    } finally {
      await impatient.close();
      await silent.stop();
    }
  });

  test('without a word fails a read too, and lets go of whoever is told to stop', async () => {
    const silent = await startEventStoreDouble();
    const patient = new EventStoreDbEventStore({ url: `${silent.url}&defaultDeadline=2000` });
    try {
      await patient.ping();
      silent.hang();
      const stop = new AbortController();
      const following = all(patient.follow({ after: START, signal: stop.signal }));
      const waiting = { signal: new AbortController().signal, away: () => undefined };
      await expect(waitForEventStore(silent.url, { ...waiting, within: 100 })).rejects.toThrow(
        EventStoreAway,
      );
      stop.abort();
      await following;
      await expect(patient.ping()).rejects.toThrow(EventStoreUnavailable);
      const reading = expect(all(patient.readAll({ after: START }))).rejects.toThrow();
      await patient.close();
      await reading;
    } finally {
      await patient.close();
      await silent.stop();
    }
  });

  test('that was silent for long is not sent an append whose time has passed meanwhile', async () => {
    const silent = await startEventStoreDouble();
    let now = new Date();
    const late = new EventStoreDbEventStore({
      url: `${silent.url}&defaultDeadline=300`,
      clock: () => Promise.resolve(now),
    });
    try {
      const [stream, events] = [someStream(), someEvents(someType(), 1)];
      const notAfter = new Date(now.getTime() + 1_000);
      silent.refuseAppends(1);
      await expect(late.append(stream, events, 'any', { notAfter })).rejects.toThrow(EventStoreUnavailable);
      silent.hang();
      const again = expect(late.append(stream, events, 'any', { notAfter })).rejects.toThrow(AppendTooLate);
      now = new Date(notAfter.getTime() + 1);
      silent.resume();
      await again;
      expect(await all(late.readStream(stream))).toEqual([]);
    } finally {
      await late.close();
      await silent.stop();
    }
  });
});

describe('what a retention hides', () => {
  test('stays hidden before and after a scavenge, for readers, followers and checkpoints', async () => {
    const [short, long, type, start] = [someStream(), someStream(), someType(), await store.end()];
    const filter = { types: [type] };
    await store.append(short, someEvents(type, 40), 'none');
    await store.append(long, someEvents(type, 2), 'none');
    await store.append(short, someEvents(type, 40), 39);
    const checkpoint = await store.end();
    await store.setRetention(short, { maxCount: 1 });
    const seen = async () =>
      (await all(store.readAll({ after: start, filter }))).map(({ stream, revision }) => [stream, revision]);
    const left = [
      [long, 0],
      [long, 1],
      [short, 79],
    ];
    expect(await seen()).toEqual(left);
    node.scavenge();
    expect(await seen()).toEqual(left);
    expect(await all(store.readAll({ after: checkpoint, filter }))).toEqual([]);
    const following = followUntil(store, { after: checkpoint, filter }, (events) => events.length === 1);
    await store.append(long, someEvents(type, 1), 1);
    expect((await following).map(({ revision }) => revision)).toEqual([2]);
    expect((await store.append(short, someEvents(type, 1), 79)).revision).toBe(80);
  });

  test('does not make a reader pass over the next event, where its checkpoint was of a scavenged one', async () => {
    const [short, long, type, start] = [someStream(), someStream(), someType(), await store.end()];
    const filter = { types: [type] };
    await store.append(short, someEvents(type, 3), 'none');
    await store.append(long, someEvents(type, 1), 'none');
    for (let batch = 0; batch < 3; batch += 1)
      await store.append(someStream(), [someEvent(someType(), Buffer.alloc(500_000, 'a'))], 'none');
    await store.append(long, someEvents(type, 1), 0);
    const checkpoint = (await all(store.readAll({ after: start, filter })))[1]?.position ?? START;
    await store.setRetention(short, { maxCount: 1 });
    node.scavenge();
    const rest = (await all(store.readAll({ after: checkpoint, filter }))).map(({ stream, revision }) => [
      stream,
      revision,
    ]);
    expect(rest).toEqual([
      [short, 2],
      [long, 0],
      [long, 1],
    ]);
  });

  test('does not hold up a follower whose stretch ended with a scavenged event', async () => {
    const [short, long, type] = [someStream(), someStream(), someType()];
    const start = await store.end();
    await store.append(long, someEvents(type, 3), 'none');
    await store.append(short, someEvents(someType(), 1), 'none');
    // Its follower reads up to here before it listens: the end as it was when the store began to listen.
    const late = new EventStoreDbEventStore({ url: node.url });
    try {
      await all(late.readAll({ after: await late.end() }));
      await store.append(short, someEvents(someType(), 1), 0);
      await store.append(long, someEvents(type, 1_500), 2);
      await store.setRetention(short, { maxCount: 1 });
      node.scavenge();
      const filter = { types: [type] };
      const followed = await followUntil(late, { after: start, filter }, (seen) => seen.length === 1_503);
      expect(followed.map(({ revision }) => revision)).toEqual(Array.from({ length: 1_503 }, (_, at) => at));
    } finally {
      await late.close();
    }
  });

  test('is hidden by a process that began later, and by one that runs when another sets it', async () => {
    const [stream, type, start] = [someStream(), someType(), await store.end()];
    const read = async (from: EventStoreDbEventStore) =>
      (await all(from.readAll({ after: start, filter: { types: [type] } }))).map(({ revision }) => revision);
    await store.append(stream, someEvents(type, 3), 'none');
    await store.setRetention(stream, { maxCount: 2 });
    const later = new EventStoreDbEventStore({ url: node.url });
    try {
      expect(await read(later)).toEqual([1, 2]);
      await later.setRetention(stream, { maxCount: 1 });
      const following = followUntil(store, { after: await store.end() }, (seen) => seen.length === 1);
      await later.append(someStream(), someEvents(type, 1), 'none');
      await following;
      expect(await read(store)).toEqual([2, 0]);
    } finally {
      await later.close();
    }
  });

  test('leaves what others say in the metadata of a stream', async () => {
    const stream = someStream();
    const client = EventStoreDBClient.connectionString(node.url);
    try {
      await client.setStreamMetadata(stream, { maxCount: 5, owner: 'somebody' });
      await store.setRetention(stream, { maxAge: 86_400 });
      const { metadata } = await client.getStreamMetadata(stream);
      expect(metadata).toEqual({ maxAge: 86_400, owner: 'somebody' });
    } finally {
      await client.dispose();
    }
  });
});

describe('a long stretch of the log', () => {
  test('is filtered by the node, and a reader that stops anywhere goes on without a gap or a double', async () => {
    const [wanted, other, start] = [someType(), someType(), await store.end()];
    const stream = someStream();
    const events: NewEvent[] = [];
    for (let batch = 0; batch < 12; batch += 1) {
      const rare = someEvent(wanted);
      events.push(rare);
      const filler = Array.from({ length: 400 }, () => someEvent(other, Buffer.alloc(400, 'a')));
      await store.append(stream, [...filler, rare], batch === 0 ? 'none' : batch * 401 - 1);
    }
    const filter = { types: [wanted] };
    const whole = await all(store.readAll({ after: start, filter }));
    expect(ids(whole)).toEqual(ids(events));
    const fresh = new EventStoreDbEventStore({ url: node.url });
    try {
      expect(ids(await followUntil(fresh, { after: start, filter }, (seen) => seen.length === 12))).toEqual(
        ids(events),
      );
      for (const { position } of whole) {
        const rest = await all(fresh.readAll({ after: position, filter }));
        expect(ids(rest)).toEqual(ids(whole.filter((event) => event.position > position)));
      }
    } finally {
      await fresh.close();
    }
  }, 60_000);

  test('is read to its end when the node drops the subscription of a slow reader', async () => {
    const [wanted, other, stream, start] = [someType(), someType(), someStream(), await store.end()];
    const events: NewEvent[] = [];
    for (let batch = 0; batch < 8; batch += 1) {
      const some = someEvents(wanted, 50);
      events.push(...some);
      await store.append(stream, [...some, someEvent(other, Buffer.alloc(300_000, 'a'))], 'any');
    }
    const read: string[] = [];
    for await (const { id } of store.readAll({ after: start, filter: { types: [wanted] } })) {
      read.push(id);
      if (read.length === 60) node.dropConnections();
    }
    expect(read).toEqual(ids(events));
  }, 60_000);

  test('is followed whole by somebody slower than those who append', async () => {
    const [type, start, stream] = [someType(), await store.end(), someStream()];
    const followed: string[] = [];
    const controller = new AbortController();
    const appended: string[] = [];
    for await (const entry of store.follow({
      after: start,
      filter: { types: [type] },
      signal: controller.signal,
    })) {
      if (entry.kind === 'event') followed.push(entry.event.id);
      if (appended.length < 12_000 && (entry.kind === 'live' || followed.length % 50 === 0)) {
        const events = someEvents(type, 500);
        await store.append(stream, events, appended.length === 0 ? 'none' : appended.length - 1);
        appended.push(...ids(events));
      }
      if (followed.length === 12_000) controller.abort();
    }
    expect(followed).toEqual(appended);
  }, 60_000);
});

test('the events of the node itself are given to nobody, and a store with only those is empty', async () => {
  const fresh = await startEventStoreDouble();
  const first = new EventStoreDbEventStore({ url: fresh.url });
  try {
    await first.append(someStream(), someEvents(someType(), 1), 'none');
    await first.setRetention(someStream(), { maxCount: 1 });
    expect(await first.end()).toBeGreaterThan(START);
    expect(await all(first.readAll({ after: START }))).toHaveLength(1);
    expect(await isEmpty(first)).toBe(true);
  } finally {
    await first.close();
    await fresh.stop();
  }
});

describe('a node that is away at the start', () => {
  const withPassword = (url: string) => url.replace('esdb://', 'esdb://admin:a-secret@');

  test('is waited for with one line, which tells the host and not the password', async () => {
    const late = await startEventStoreDouble();
    await late.stop();
    const lines: string[] = [];
    const waiting = waitForEventStore(withPassword(late.url), {
      signal: new AbortController().signal,
      away: async (line) => {
        lines.push(line);
        await late.restart();
      },
    });
    await waiting;
    await late.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Waiting for EventStoreDB at 127\.0\.0\.1:\d+ \(EVENTSTORE_URL\)/);
    expect(lines[0]).not.toContain('a-secret');
  });

  test('is not waited for longer than a command has time, and not at all once told to stop', async () => {
    const gone = await startEventStoreDouble();
    await gone.stop();
    const signal = new AbortController();
    const wait = (options: object) =>
      waitForEventStore(withPassword(gone.url), { signal: signal.signal, away: () => undefined, ...options });
    await expect(wait({ within: 0 })).rejects.toThrow(EventStoreAway);
    await expect(wait({ away: () => signal.abort() })).resolves.toBeUndefined();
  });
});

describe('a cluster', () => {
  test.each([
    ['several hosts', (leader: string, follower: string) => `esdb://${follower},${leader}?tls=false`],
    [
      'one host that knows the others',
      (_: string, follower: string) => `esdb+discover://${follower}?tls=false`,
    ],
    ['the follower alone', (_: string, follower: string) => `esdb://${follower}?tls=false`],
  ])('is reached by %s; appends find its leader', async (_, urlOf) => {
    const follower = await startEventStoreDouble({ leader: node });
    const reached = new EventStoreDbEventStore({ url: urlOf(node.address, follower.address) });
    try {
      const [stream, events] = [someStream(), someEvents(someType(), 2)];
      // A follower tells the leader's address with its refusal: the next call goes there.
      const first = await reached.append(stream, events, 'none').catch((error: unknown) => error);
      if (first instanceof Error) expect(first).toBeInstanceOf(EventStoreUnavailable);
      expect((await reached.append(stream, events, 'none')).revision).toBe(1);
      expect(ids(await all(reached.readStream(stream)))).toEqual(ids(events));
    } finally {
      await reached.close();
      await follower.stop();
    }
  });
});

describe('a node with TLS', () => {
  let folder: string;
  let secured: EventStoreDouble;
  let trusted: string;
  beforeAll(async () => {
    const { private: key, cert: certificate } = await generate([{ name: 'commonName', value: 'node' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });
    folder = await mkdtemp(join(tmpdir(), 'loge-tls-'));
    await writeFile(join(folder, 'ca.crt'), certificate);
    secured = await startEventStoreDouble({
      secured: { key, certificate, user: 'loge', password: 'pass:word@1' },
    });
    trusted = `${secured.url}?tlsCAFile=${join(folder, 'ca.crt')}`;
  });
  afterAll(async () => {
    await secured?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('is used with the certificate of its authority, user and password', async () => {
    const own = new EventStoreDbEventStore({ url: trusted });
    try {
      const [stream, events] = [someStream(), someEvents(someType(), 2)];
      await own.append(stream, events, 'none');
      expect(ids(await all(own.readAll({ after: START })))).toEqual(ids(events));
    } finally {
      await own.close();
    }
  });

  test('that refuses the user stops the start, in words', async () => {
    const url = trusted.replace('loge:', 'lodge:');
    const waiting = waitForEventStore(url, { signal: new AbortController().signal, away: () => undefined });
    await expect(waiting).rejects.toThrow(/^EventStoreDB refuses the user of EVENTSTORE_URL\.$/);
  });

  test('is not believed without that certificate', async () => {
    const stranger = new EventStoreDbEventStore({ url: secured.url });
    await expect(stranger.ping()).rejects.toThrow(EventStoreUnavailable);
    await stranger.close();
  });
});

test.each([
  ['a certificate that is not there', 'esdb://admin:a-secret@127.0.0.1:2113?tlsCAFile=/nowhere.crt'],
  ['an option with a value the client refuses', 'esdb://admin:a-secret@127.0.0.1:2113?keepAliveInterval=-7'],
  ['an option that the client does not know', 'esdb://admin:a-secret@127.0.0.1:2113?maxRetries=3'],
])('%s is told in one line without the password', (_, url) => {
  const connecting = () => new EventStoreDbEventStore({ url });
  expect(connecting).toThrow(EventStoreRefused);
  expect(connecting).toThrow(/^EVENTSTORE_URL (?!.*a-secret)[^\n]+\.$/);
});

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { EventCodec } from '../codec.js';
import { someEvent, someStream } from '../event-store.fixture.js';
import { EventStoreUnavailable, START } from '../port.js';
import type { EventStore, Followed, Position, StoredEvent } from '../port.js';
import type { Projection, Reactor } from '../projection.js';
import type { Checkpoint, KeptCheckpoints } from './checkpoints.js';
import { ProjectionLoop } from './projection-loop.js';

const types = ['SchoolRegistered'] as const;
// Positions that a store might give; the brand has no other maker.
const at = (position: number): Position => BigInt(position) as Position;
const event = (position: number): StoredEvent => ({
  ...someEvent('SchoolRegistered'),
  stream: someStream(),
  revision: 0,
  position: at(position),
});

/** Loops that follow what the test gives them, and commit where it sees it. */
class Ground {
  readonly done: number[][] = [];
  readonly kept: Position[] = [];
  #checkpoint: Checkpoint = { version: 1, position: START };
  #events: StoredEvent[] = [];
  #arrived: () => void = () => undefined;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  async start(what: Projection | Reactor): Promise<ProjectionLoop> {
    const loop = new ProjectionLoop(what, {
      store: {
        end: () => Promise.resolve(at(this.#events.length)),
        follow: ({ after, signal }: { after: Position; signal: AbortSignal }) => this.#follow(after, signal),
        // Nothing else of a store is asked for.
      } as unknown as EventStore,
      // Nobody looks into the events.
      codec: { open: (events: readonly StoredEvent[]) => Promise.resolve(events) } as unknown as EventCodec,
      checkpoints: this.#checkpoints(),
      stopped: () => undefined,
    });
    this.#running = loop.run(this.#stop.signal);
    await settled();
    return loop;
  }

  /** So many events come. */
  async give(count: number): Promise<void> {
    for (let each = 0; each < count; each += 1) this.#events.push(event(this.#events.length + 1));
    this.#arrived();
    await settled();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#arrived();
    let ended = this.#running === undefined;
    void this.#running?.then(() => (ended = true));
    while (!ended) {
      jest.advanceTimersByTime(1_000);
      await settled();
    }
  }

  async *#follow(after: Position, signal: AbortSignal): AsyncIterable<Followed> {
    for (let next = Number(after); !signal.aborted;) {
      const found = this.#events[next];
      next += found ? 1 : 0;
      if (found) yield { kind: 'event', event: found };
      else {
        yield { kind: 'live', position: at(next) };
        if (next === this.#events.length && !signal.aborted)
          await new Promise<void>((resolve) => (this.#arrived = resolve));
      }
    }
  }

  #checkpoints(): KeptCheckpoints {
    return {
      read: () => Promise.resolve(this.#checkpoint),
      make: () => Promise.resolve(),
      move: async (_owner, { to }, work) => {
        const less = await work({ query: () => Promise.resolve([]) });
        this.#checkpoint = { version: 1, position: less ?? to };
        this.kept.push(this.#checkpoint.position);
      },
      findAhead: () => Promise.resolve(),
    };
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

let ground: Ground;
beforeEach(() => {
  // The loop's waits end only when the test says so; nothing else is held up.
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] });
  ground = new Ground();
});
afterEach(async () => {
  await ground.stop();
  jest.useRealTimers();
});

const projection = (): Projection => ({
  ...{ name: 'noting', version: 1, types, tables: [] },
  apply: (events) => {
    ground.done.push(events.map(({ position }) => Number(position)));
    return Promise.resolve();
  },
});

describe('what comes', () => {
  test('after a quiet time waits for no other; in a busy moment it comes together', async () => {
    await ground.start(projection());
    jest.advanceTimersByTime(100);
    await ground.give(1);
    expect(ground.done).toEqual([[1]]);
    for (let each = 0; each < 3; each += 1) {
      await ground.give(1);
      jest.advanceTimersByTime(30);
    }
    await settled();
    expect(ground.done).toEqual([[1]]);
    jest.advanceTimersByTime(10);
    await settled();
    expect(ground.done).toEqual([[1], [2, 3, 4]]);
  });

  test('is taken at once while somebody waits for it', async () => {
    const loop = await ground.start(projection());
    jest.advanceTimersByTime(100);
    await ground.give(1);
    const waiting = loop.reached(at(2));
    await ground.give(1);
    expect(await waiting).toBe(true);
    expect(ground.done).toEqual([[1], [2]]);
  });

  test('is taken as soon as somebody begins to wait for it', async () => {
    const loop = await ground.start(projection());
    jest.advanceTimersByTime(100);
    await ground.give(1);
    await ground.give(1);
    expect(ground.done).toEqual([[1]]);
    expect(await loop.reached(at(2))).toBe(true);
    expect(ground.done).toEqual([[1], [2]]);
  });
});

describe('a reactor', () => {
  const reactor = (fails: (position: number) => Error | undefined = () => undefined): Reactor => ({
    ...{ name: 'noting', types, startsAt: 'beginning' },
    react: ({ position }) => {
      const error = fails(Number(position));
      ground.done.push([Number(position)]);
      return error ? Promise.reject(error) : Promise.resolve();
    },
  });
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, each) => [from + each]);

  test('acts in order on ten events at most before what it did is kept', async () => {
    await ground.give(25);
    await ground.start(reactor());
    expect(ground.done).toEqual(numbers(1, 25));
    expect(ground.kept).toEqual([at(10), at(20), at(25)]);
  });

  test('keeps what it did before a failure of the moment, and goes on with the event that failed', async () => {
    await ground.give(12);
    let times = 0;
    await ground.start(
      reactor((position) =>
        position === 4 && ++times === 1 ? new EventStoreUnavailable('a moment') : undefined,
      ),
    );
    expect(ground.done).toEqual(numbers(1, 4));
    expect(ground.kept).toEqual([at(3)]);
    jest.advanceTimersByTime(100);
    await settled();
    expect(ground.done).toEqual([...numbers(1, 4), ...numbers(4, 12)]);
    expect(ground.kept.at(-1)).toBe(at(12));
  });

  test('stops before the one that it cannot react to, and acts on none after it', async () => {
    await ground.give(12);
    const loop = await ground.start(
      reactor((position) => (position === 4 ? new TypeError('never') : undefined)),
    );
    expect(loop.status()).toMatchObject({ state: 'stopped', failure: { event: { position: at(4) } } });
    expect(ground.done.flat()).toEqual([1, 2, 3, 4, 4]);
    expect(ground.kept).toEqual([at(3)]);
  });
});

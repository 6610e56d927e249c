import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { someEvent, someStream } from '../event-store.fixture.js';
import { EventStoreUnavailable } from '../port.js';
import type { Position, StoredEvent } from '../port.js';
import type { Page } from './reads.js';
import { storedEvent } from './supposed-appends.js';
import { Tail } from './tail.js';
import { Wakeups } from './wakeups.js';

// Positions that a database might give; the brand has no other maker.
const at = (position: number): Position => BigInt(position) as Position;

/** The database, and who reads from it when the test says so. */
class Order {
  readonly closing = new AbortController();
  /** Never asked to listen: `beyond` is the test's. */
  readonly wakeups = new Wakeups({});
  events: StoredEvent[] = [];
  head = at(0);
  readonly asked: Position[] = [];
  /** While set, a page waits for it. */
  held: Promise<void> | undefined;
  isAway = false;
  /** While set, pages fail for it. */
  broken: Error | undefined;
  readonly tail: Tail;
  #wake: () => void = () => undefined;

  constructor() {
    this.wakeups.beyond = (position, signal) => {
      if (this.head > position() || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    };
    this.tail = new Tail({
      end: () =>
        this.isAway ? Promise.reject(new EventStoreUnavailable('away')) : Promise.resolve(this.head),
      page: (after) => this.#page(after),
      wakeups: this.wakeups,
      closing: this.closing.signal,
    });
  }

  /** Stores so many events; nobody is told. */
  store(count: number, bytes = 2): StoredEvent[] {
    const stored = Array.from({ length: count }, (_, number) =>
      storedEvent(someEvent('Noted', Buffer.alloc(bytes)), someStream(), {
        revision: 0,
        position: this.head + BigInt(number + 1),
      }),
    );
    this.events.push(...stored);
    this.head = stored.at(-1)?.position ?? this.head;
    return stored;
  }

  /** By this process: it is told with the commit. */
  own(count: number, bytes?: number): StoredEvent[] {
    const stored = this.store(count, bytes);
    this.tail.stored(stored);
    return stored;
  }

  /** As a notification does, or the slow poll. */
  tell(): void {
    this.#wake();
  }

  async #page(after: Position): Promise<Page> {
    this.asked.push(after);
    const events = this.events.filter(({ position }) => position > after);
    const { head } = this;
    await this.held;
    if (this.isAway) throw new EventStoreUnavailable('away');
    if (this.broken) throw this.broken;
    return { events, through: head > after ? head : after, head };
  }
}

let order: Order;
let tail: Tail;
let follower: AbortController;
beforeEach(() => {
  order = new Order();
  ({ tail } = order);
  follower = new AbortController();
});
afterEach(async () => {
  order.closing.abort();
  await tail.stopped();
});

const positions = (events: readonly StoredEvent[]): number[] =>
  events.map(({ position }) => Number(position));
/** Lets everything go on that waits for nothing. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Begun, and level. */
async function begun(): Promise<void> {
  await tail.start();
  await settled();
  order.asked.length = 0;
}

describe('what this process appends', () => {
  test('is held without being read where it follows what is known, and wakes who waits', async () => {
    order.store(2);
    await begun();
    const woken = tail.beyond(at(2), follower.signal);
    order.own(2);
    await woken;
    order.own(1);
    expect(tail.from).toBe(at(2));
    expect(tail.head).toBe(at(5));
    expect(positions(tail.after(at(2)))).toEqual([3, 4, 5]);
    expect(positions(tail.after(at(4)))).toEqual([5]);
    expect(order.asked).toEqual([]);
  });

  test('after something of others is read with that, once and in order', async () => {
    await begun();
    order.store(2);
    order.own(1);
    expect(tail.head).toBe(at(0));
    const woken = tail.beyond(at(0), follower.signal);
    order.tell();
    await woken;
    order.own(1);
    expect(positions(tail.after(at(0)))).toEqual([1, 2, 3, 4]);
    expect(order.asked).toEqual([at(0)]);
  });

  test('while a page is on its way is held once', async () => {
    await begun();
    let arrive: () => void = () => undefined;
    order.held = new Promise((resolve) => (arrive = resolve));
    order.tell();
    await settled();
    order.own(2);
    order.store(1);
    arrive();
    const woken = tail.beyond(at(2), follower.signal);
    await woken;
    expect(positions(tail.after(at(0)))).toEqual([1, 2, 3]);
  });

  test('before it began is read by who follows', async () => {
    order.own(3);
    await begun();
    expect(tail.from).toBe(at(3));
    expect(tail.after(at(3))).toEqual([]);
  });
});

describe('what is held', () => {
  test('is let go of, the oldest first, past 5 000 events: a follower before that must read', async () => {
    await begun();
    order.own(5_000);
    expect(tail.from).toBe(at(0));
    order.own(1);
    expect(Number(tail.from)).toBeGreaterThanOrEqual(2_500);
    expect(positions(tail.after(tail.from))).toHaveLength(5_001 - Number(tail.from));
    expect(positions(tail.after(tail.from))[0]).toBe(Number(tail.from) + 1);
    expect(tail.head).toBe(at(5_001));
  });

  test('is let go of past 32 MiB', async () => {
    await begun();
    for (let count = 0; count < 40; count += 1) order.own(1, 1_048_576);
    expect(Number(tail.from)).toBeGreaterThan(8);
    expect(positions(tail.after(tail.from)).at(-1)).toBe(40);
  });
});

describe('where an older copy of the database takes its place', () => {
  test('nothing is held any more, and what is stored from there on is', async () => {
    await begun();
    order.own(5);
    [order.events, order.head] = [order.events.slice(0, 2), at(2)];
    order.tell();
    await settled();
    expect([tail.from, tail.head]).toEqual([at(2), at(2)]);
    order.own(2);
    expect(positions(tail.after(at(2)))).toEqual([3, 4]);
    expect(tail.after(at(2)).map(({ id }) => id)).toEqual(order.events.slice(2).map(({ id }) => id));
  });

  test('what was read before is not held though it reaches farther', async () => {
    await begun();
    order.own(5);
    [order.events, order.head] = [order.events.slice(0, 2), at(2)];
    order.store(6);
    let arrive: () => void = () => undefined;
    order.held = new Promise((resolve) => (arrive = resolve));
    // Its page begins at 5, beyond where it falls back to.
    order.tell();
    await settled();
    tail.compare(at(2), at(5));
    arrive();
    await tail.beyond(at(7), follower.signal);
    expect(positions(tail.after(at(2)))).toEqual([3, 4, 5, 6, 7, 8]);
  });
});

test('waits for a database that is away, and goes on where it was', async () => {
  order.isAway = true;
  await expect(tail.start()).rejects.toThrow(EventStoreUnavailable);
  order.isAway = false;
  await begun();
  order.isAway = true;
  order.store(2);
  order.tell();
  await settled();
  expect(tail.head).toBe(at(0));
  order.isAway = false;
  await tail.beyond(at(1), follower.signal);
  expect(positions(tail.after(at(0)))).toEqual([1, 2]);
});

test('tells who waits what keeps it from reading on, until it can', async () => {
  await begun();
  const woken = tail.beyond(at(0), follower.signal);
  order.broken = new Error('A page is broken.');
  order.store(1);
  order.tell();
  await woken;
  expect(() => tail.check()).toThrow('A page is broken.');
  await tail.beyond(at(0), follower.signal);
  order.broken = undefined;
  while (tail.head < at(1)) await settled();
  expect(() => tail.check()).not.toThrow();
});

test('lets a follower go that ends, and ends with the closing', async () => {
  await begun();
  const waiting = tail.beyond(at(0), follower.signal);
  follower.abort();
  await waiting;
  await tail.beyond(at(0), follower.signal);
  order.closing.abort();
  await tail.stopped();
  order.asked.length = 0;
  order.store(1);
  order.tell();
  await settled();
  expect(order.asked).toEqual([]);
});

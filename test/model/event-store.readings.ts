import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { EventLog } from './event-log.js';
import { logged, pick, plain, which } from './event-store.run.js';
import type { Run, RunCommand } from './event-store.run.js';
import { all } from '../../backend/src/event-store/event-store.contract.js';
import type { EventFilter } from '../../backend/src/event-store/port.js';

/** Reads a stream, either way, from anywhere. */
class ReadStream implements RunCommand {
  constructor(
    private readonly asked: {
      readonly store: number;
      readonly stream: number;
      readonly direction?: 'forwards' | 'backwards';
      readonly from?: number;
      readonly limit?: number;
    },
  ) {}

  check = (): boolean => true;

  async run(log: EventLog, { stores, streams }: Run): Promise<void> {
    const { store, stream, ...options } = this.asked;
    const { direction = 'forwards', from, limit } = options;
    const name = pick(streams, stream);
    const kept = log.kept({ streamPrefixes: [name] });
    const ordered = direction === 'forwards' ? kept : kept.toReversed();
    const wanted = ordered.filter(
      ({ revision }) =>
        from === undefined || (direction === 'forwards' ? revision >= from : revision <= from),
    );
    const read = await all(pick(stores, store).readStream(name, options));
    expect(read.map(plain)).toEqual(wanted.slice(0, limit).map(logged));
  }

  toString = (): string => `read a stream ${fc.stringify(this.asked)}`;
}

/** Reads the whole order from a position that was told, filtered. */
class ReadAll implements RunCommand {
  constructor(
    private readonly asked: {
      readonly store: number;
      readonly after: number;
      readonly by: 'types' | 'streams' | 'nothing';
      readonly some: readonly number[];
      readonly limit?: number;
    },
  ) {}

  check = (): boolean => true;

  async run(log: EventLog, run: Run): Promise<void> {
    const { store, after, by, some, limit } = this.asked;
    const { position, size } = pick(run.marks, after);
    const filters: Record<typeof by, EventFilter | undefined> = {
      types: { types: some.map((one) => pick(run.types, one)) },
      streams: { streamPrefixes: some.map((one) => pick(run.streams, one)) },
      nothing: undefined,
    };
    const filter = filters[by];
    const wanted = log.kept(filter, size).map(logged);
    const read = await all(
      pick(run.stores, store).readAll({ after: position, filter, ...(filter && { limit }) }),
    );
    const own = read.filter(({ stream }) => stream.startsWith(run.streamPrefix));
    expect(own.map(plain)).toEqual(wanted.slice(0, filter && limit));
    const positions = own.map((event) => event.position);
    expect(positions).toEqual([...new Set(positions)].sort((one, other) => Number(one - other)));
  }

  toString = (): string => `read all ${fc.stringify(this.asked)}`;
}

/**
 * Keeps fewer events of one stream, or of all that have a limit; never more, for expired events are gone or not as
 * the store likes.
 */
class KeepFewer implements RunCommand {
  constructor(
    private readonly asked: { readonly store: number; readonly stream: number; readonly maxCount: number },
    private readonly everywhere: boolean,
  ) {}

  check = (): boolean => true;

  async run(log: EventLog, run: Run): Promise<void> {
    const store = pick(run.stores, this.asked.store);
    const whose = this.everywhere ? run.streamPrefix : pick(run.streams, this.asked.stream);
    const maxCount = Math.min(this.asked.maxCount, log.retention(whose));
    if (whose === run.streamPrefix) {
      expect(await store.renewRetention(whose, { maxCount })).toBe(log.keepAll(whose, maxCount));
    } else {
      const stream = pick(run.streams, this.asked.stream);
      await store.setRetention(stream, { maxCount });
      log.keep(stream, maxCount);
    }
  }

  toString = (): string => `keep ${fc.stringify(this.asked)}${this.everywhere ? ' everywhere' : ''}`;
}

const limit = fc.integer({ min: 1, max: 5 });

/** Readings, and what hides events from them. */
export const anyReadings: readonly fc.Arbitrary<RunCommand>[] = [
  fc
    .record(
      {
        store: which,
        stream: which,
        direction: fc.constantFrom('forwards' as const, 'backwards' as const),
        from: fc.nat(12),
        limit,
      },
      { requiredKeys: ['store', 'stream'] },
    )
    .map((asked) => new ReadStream(asked)),
  fc
    .record(
      {
        store: which,
        after: fc.nat(40),
        by: fc.constantFrom('types' as const, 'streams' as const, 'nothing' as const),
        some: fc.array(which, { minLength: 1, maxLength: 2 }),
        limit,
      },
      { requiredKeys: ['store', 'after', 'by', 'some'] },
    )
    .map((asked) => new ReadAll(asked)),
  fc
    .record({
      store: which,
      stream: which,
      maxCount: fc.integer({ min: 1, max: 6 }),
      everywhere: fc.boolean(),
    })
    .map(({ everywhere, ...asked }) => new KeepFewer(asked, everywhere)),
];

import { LogeError } from '@loge/contracts';
import type { EventId, StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import type { EventCodec, Recorded } from './codec.js';
import { concurrently } from './concurrently.js';
import { unsealed } from './event-metadata.js';
import { pause } from './pause.js';
import { EventStoreUnavailable, START, WrongExpectedRevision } from './port.js';
import { forgetReading, sharedReading } from './shared-readings.js';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  Revision,
  StoredEvent,
} from './port.js';
import type { Changed, Fact, Fold, StreamChange, Streams } from './streams.js';

/** How often a change is decided again because others won. */
const TRIES = 5;
/** How often the same bytes are sent again when it is not known whether they were stored. */
const RESENDS = 3;
/** Events opened at a time, so that a long stream is never whole in memory. */
const OPENED_AT_ONCE = 500;
/** Streams in one reading, and such readings at once. */
const [READ_TOGETHER, READINGS_AT_ONCE] = [100, 4];
/** Streams of {@link EventSourcedStreams.loadMany} that a store which reads one at a time is asked for at once. */
const LOADED_AT_ONCE = 32;
/** Changes of {@link EventSourcedStreams.changeMany} whose streams are in memory at a time. */
const CHANGED_AT_ONCE = 500;

interface Loaded<State> {
  readonly state: State;
  readonly revision: Revision | 'none';
  readonly position: Position;
}

/** {@link Streams} over any event store. */
export class EventSourcedStreams implements Streams {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  async load<State>(stream: StreamName, fold: Fold<State>, now?: Date): Promise<Loaded<State>> {
    const shared = sharedReading(stream, async () => this.codec.open(await this.#read(stream)));
    const loaded = shared ? folded(unread(fold), fold, await shared) : await this.#load(stream, fold);
    return { ...loaded, state: stateAsOf(loaded, fold, now ?? new Date()) };
  }

  async loadMany<State>(streams: readonly StreamName[], fold: Fold<State>): Promise<readonly State[]> {
    const now = new Date();
    const read = await this.#readTogether(streams, LOADED_AT_ONCE);
    const stored = read.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    const opened = await this.codec.open(stored.flat());
    let at = 0;
    return stored.map(({ length }) => {
      const own = opened.slice(at, at + length);
      at += length;
      return stateAsOf(folded(unread(fold), fold, own), fold, now);
    });
  }

  /** Always reads. */
  async #load<State>(stream: StreamName, fold: Fold<State>): Promise<Loaded<State>> {
    let loaded = unread(fold);
    let batch: StoredEvent[] = [];
    for await (const event of this.store.readStream(stream)) {
      batch.push(event);
      if (batch.length < OPENED_AT_ONCE) continue;
      loaded = folded(loaded, fold, await this.codec.open(batch));
      batch = [];
    }
    return batch.length > 0 ? folded(loaded, fold, await this.codec.open(batch)) : loaded;
  }

  change<State>(
    stream: StreamName,
    fold: Fold<State>,
    context: Context,
    decide: (state: State) => readonly Fact[] | Promise<readonly Fact[]>,
    { notAfter }: AppendOptions = {},
  ): Promise<Changed> {
    return this.#change({ stream, fold, context, decide, notAfter }, TRIES);
  }

  async changeMany<State>(
    changes: readonly StreamChange<State>[],
    { concurrency = 64 }: { concurrency?: number } = {},
  ): Promise<PromiseSettledResult<Changed>[]> {
    const results: PromiseSettledResult<Changed>[] = [];
    for (let from = 0; from < changes.length; from += CHANGED_AT_ONCE) {
      results.push(...(await this.#changeTogether(changes.slice(from, from + CHANGED_AT_ONCE), concurrency)));
    }
    return results;
  }

  record(stream: StreamName, context: Context, facts: readonly Fact[]): Promise<Changed> {
    return this.recordAll(
      stream,
      facts.map((fact) => ({ context, fact })),
    );
  }

  async recordAll(
    stream: StreamName,
    facts: readonly { readonly context: Context; readonly fact: Fact }[],
  ): Promise<Changed> {
    if (facts.length === 0) {
      for await (const { revision, position } of this.store.readStream(stream, {
        direction: 'backwards',
        limit: 1,
      })) {
        return { events: [], revision, position };
      }
      return { events: [], revision: 'none', position: START };
    }
    const sealed = await this.codec.seal(
      stream,
      facts.map(({ context, fact }) => unsealed(stream, context, fact)),
    );
    return changed(sealed, await this.#append(stream, sealed, 'any', {}));
  }

  async holds(stream: StreamName, id: EventId): Promise<boolean> {
    for await (const event of this.store.readStream(stream)) {
      if (event.id.toLowerCase() === id.toLowerCase()) return true;
    }
    return false;
  }

  async #change<State>(change: StreamChange<State>, tries: number): Promise<Changed> {
    const { stream, fold, context, decide, notAfter } = change;
    let actual: Revision | 'none' = 'none';
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const loaded = await this.#load(stream, fold);
      const { revision, position } = loaded;
      const facts = await decide(stateAsOf(loaded, fold, context.clock()));
      if (facts.length === 0) return { events: [], revision, position };
      const sealed = await this.codec.seal(
        stream,
        facts.map((fact) => unsealed(stream, context, fact)),
      );
      try {
        // A stream whose events have all expired reads as empty; the conflict told where it really is.
        const expected = revision === 'none' ? actual : revision;
        return changed(sealed, await this.#append(stream, sealed, expected, { notAfter }));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        actual = error.actual;
      }
      if (attempt < tries) await jitter(attempt);
    }
    throw new LogeError('CONFLICT', { stream });
  }

  async #changeTogether<State>(
    changes: readonly StreamChange<State>[],
    concurrency: number,
  ): Promise<PromiseSettledResult<Changed>[]> {
    const loaded = await this.#loadTogether(changes, concurrency);
    const decided = await concurrently(
      changes,
      concurrency,
      async ({ stream, fold, context, decide }, index) => {
        const load = loaded[index];
        if (!load) throw new Error('A stream was left unread.');
        if (load.status === 'rejected') throw load.reason;
        const facts = await decide(stateAsOf(load.value, fold, context.clock()));
        return { stream, load: load.value, events: facts.map((fact) => unsealed(stream, context, fact)) };
      },
    );
    const wanted = decided.flatMap((decision) =>
      decision.status === 'fulfilled' && decision.value.events.length > 0 ? [decision.value] : [],
    );
    // Where one of them cannot be sealed, each is made alone, so that the others go on.
    const sealed = await this.codec.sealMany(wanted).catch(() => undefined);
    const bytes = new Map(wanted.map((decision, at) => [decision, sealed?.[at]]));
    return concurrently(changes, concurrency, async (change, index): Promise<Changed> => {
      const decision = decided[index];
      if (!decision) throw new Error('A change was left undecided.');
      if (decision.status === 'rejected') throw decision.reason;
      const { stream, load } = decision.value;
      if (decision.value.events.length === 0) {
        return { events: [], revision: load.revision, position: load.position };
      }
      const events = bytes.get(decision.value);
      if (!events) return this.#change(change, TRIES);
      try {
        return changed(events, await this.#append(stream, events, load.revision, change));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        await jitter(1);
        return this.#change(change, TRIES - 1);
      }
    });
  }

  async #loadTogether<State>(
    changes: readonly StreamChange<State>[],
    concurrency: number,
  ): Promise<PromiseSettledResult<Loaded<State>>[]> {
    const read = await this.#readTogether(
      changes.map(({ stream }) => stream),
      concurrency,
    );
    const events = read.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    let opened: Recorded[] | undefined;
    try {
      opened = events.length > 0 ? await this.codec.open(events) : [];
    } catch {
      // One stream cannot be read: opened one by one, the others go on.
    }
    let at = 0;
    return concurrently(changes, 1, async ({ stream, fold }, index) => {
      const result = read[index];
      if (!result) throw new Error('A stream was left unread.');
      if (result.status === 'rejected') throw result.reason;
      if (!opened) return this.#load(stream, fold);
      const own = opened.slice(at, at + result.value.length);
      at += own.length;
      return folded(unread(fold), fold, own);
    });
  }

  /** Many in one reading where the store can, a few readings at once; those that fail so are read one by one. */
  async #readTogether(
    streams: readonly StreamName[],
    concurrency: number,
  ): Promise<PromiseSettledResult<readonly StoredEvent[]>[]> {
    const together = new Map<StreamName, StoredEvent[]>();
    if (this.store.readStreams) {
      const names = [...new Set(streams)];
      const slices: StreamName[][] = [];
      for (let from = 0; from < names.length; from += READ_TOGETHER) {
        slices.push(names.slice(from, from + READ_TOGETHER));
      }
      await concurrently(slices, READINGS_AT_ONCE, async (slice) => {
        const events = await this.store.readStreams?.(slice);
        if (!events) return;
        for (const name of slice) together.set(name, []);
        for (const event of events) together.get(event.stream)?.push(event);
      });
    }
    return concurrently(streams, concurrency, async (stream) => together.get(stream) ?? this.#read(stream));
  }

  async #read(stream: StreamName): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readStream(stream)) events.push(event);
    return events;
  }

  /** Appends, and sends the same bytes again while it is not known whether they were stored. */
  async #append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    { notAfter }: AppendOptions,
  ): Promise<AppendResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.store.append(stream, events, expected, { notAfter });
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable) || attempt > RESENDS) throw error;
        await jitter(attempt + 2);
      } finally {
        forgetReading(stream);
      }
    }
  }
}

const unread = <State>({ initial }: Fold<State>): Loaded<State> => ({
  state: initial,
  revision: 'none',
  position: START,
});

function folded<State>(loaded: Loaded<State>, fold: Fold<State>, events: readonly Recorded[]): Loaded<State> {
  const last = events.at(-1);
  if (!last) return loaded;
  return {
    state: events.reduce(fold.evolve, loaded.state),
    revision: last.revision,
    position: last.position,
  };
}

const stateAsOf = <State>({ state }: Loaded<State>, { asOf }: Fold<State>, now: Date): State =>
  asOf ? asOf(state, now) : state;

const changed = (events: readonly NewEvent[], { revision, position }: AppendResult): Changed => ({
  events: events.map(({ id }) => id),
  revision,
  position,
});

/** A random wait that grows with the attempts, so that those who met part ways. */
const jitter = (attempt: number): Promise<void> => pause(Math.random() * 10 * 2 ** attempt);

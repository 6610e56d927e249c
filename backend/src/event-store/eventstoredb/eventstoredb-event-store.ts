import { once } from 'node:events';
import {
  MaxAppendSizeExceededError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { AppendExpectedRevision } from '@eventstore/db-client';
import type { StreamName } from '@loge/contracts';
import { checkAppend } from '../append-decision.js';
import { asPortError, calling, connect, disconnect, given } from './client.js';
import type { Connection } from './client.js';
import { outgoing, stored } from './events.js';
import { Repeats } from './repeats.js';
import { Retentions } from './retention.js';
import { scan, wantedBy } from './scan.js';
import { endOf, Tail } from './tail.js';
import { pause } from '../pause.js';
import { AppendTooLate, EventStoreUnavailable, EventTooLarge, WrongExpectedRevision } from '../port.js';
import type {
  AppendOptions,
  AppendResult,
  EventFilter,
  EventStore,
  ExpectedRevision,
  Followed,
  NewEvent,
  Position,
  Retention,
  Revision,
  StoredEvent,
} from '../port.js';

/** Events of a stream read in one call. */
const PAGE = 500;

/** What the adapter needs. */
export interface EventStoreDbOptions {
  /** `esdb://…`; its user must be one of the node's administrators, who alone may read the whole log. */
  readonly url: string;
  /** The clock of the PostgreSQL that keeps the claims; default this machine's. */
  readonly clock?: () => Promise<Date>;
}

/**
 * The events in an EventStoreDB (22.6 or newer) or KurrentDB, a node or a cluster, through the official client. Any
 * number of processes may use it at once.
 *
 * Readers of the whole log are given exact positions of events only, and a checkpoint only once what lies before it was
 * given: those that the node tells are ahead of what the client hands out, and may lie between two events.
 */
export class EventStoreDbEventStore implements EventStore {
  readonly #connection: Connection;
  readonly #retentions: Retentions;
  readonly #repeats: Repeats;
  readonly #tail: Tail;
  readonly #clock: () => Promise<Date>;
  readonly #closing = new AbortController();

  /** @throws EventStoreRefused for a URL that is not understood. */
  constructor({ url, clock = () => Promise.resolve(new Date()) }: EventStoreDbOptions) {
    this.#connection = connect(url, this.#closing.signal);
    this.#clock = clock;
    this.#retentions = new Retentions(this.#connection);
    this.#repeats = new Repeats(this);
    this.#tail = new Tail(this.#connection, (event) => this.#retentions.hear(event));
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    { notAfter }: AppendOptions = {},
  ): Promise<AppendResult> {
    checkAppend(stream, events);
    this.#refuseWhenClosed();
    const repeated = await this.#repeats.ofUnknownFate(stream, events, expected);
    if (repeated) return repeated;
    // The last thing before the append, which ends within its deadline: nothing that may take long comes between.
    if (notAfter && (await this.#clock()) > notAfter) {
      const place = await this.#repeats.find(stream, events, expected);
      if (place) return place;
      throw new AppendTooLate(stream);
    }
    try {
      return await this.#store(stream, events, expected);
    } catch (error) {
      if (error instanceof EventStoreUnavailable) this.#repeats.remember(events, expected);
      throw error;
    }
  }

  async *readStream(
    stream: StreamName,
    options: { direction?: 'forwards' | 'backwards'; from?: Revision; limit?: number } = {},
  ): AsyncIterable<StoredEvent> {
    const { direction = 'forwards', limit = Infinity } = options;
    let { from } = options;
    for (let left = limit; left > 0;) {
      const size = Math.min(left, PAGE);
      let count = 0;
      for await (const event of this.#page(stream, direction, from, size)) {
        count += 1;
        from = event.revision + (direction === 'forwards' ? 1 : -1);
        yield event;
      }
      if (count < size || from === -1) return;
      left -= count;
    }
  }

  async *readAll({
    after,
    filter,
    limit = Infinity,
  }: {
    after: Position;
    filter?: EventFilter;
    limit?: number;
  }): AsyncIterable<StoredEvent> {
    if (limit <= 0) return;
    await this.#begin();
    const until = await this.end();
    let left = limit;
    for await (const { event } of scan(this.#connection, { after, until, wanted: wantedBy(filter) })) {
      if (!event || (await this.#retentions.hides(event))) continue;
      yield stored(event);
      left -= 1;
      if (left === 0) return;
    }
  }

  async *follow({
    after,
    filter,
    signal: asked,
  }: {
    after: Position;
    filter?: EventFilter;
    signal: AbortSignal;
  }): AsyncIterable<Followed> {
    const signal = AbortSignal.any([asked, this.#closing.signal]);
    let position = after;
    for (let wait = 100; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      try {
        for await (const followed of this.#followOnce(position, filter, signal)) {
          if (signal.aborted) return;
          position = followed.kind === 'event' ? followed.event.position : followed.position;
          wait = 100;
          yield followed;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof EventStoreUnavailable)) throw error;
      }
      await pause(wait, signal);
    }
  }

  async end(): Promise<Position> {
    this.#refuseWhenClosed();
    return calling(() => endOf(this.#connection));
  }

  async setRetention(stream: StreamName, retention: Retention): Promise<void> {
    this.#refuseWhenClosed();
    await this.#retentions.set(stream, retention);
  }

  async renewRetention(streamPrefix: string, retention: Retention): Promise<number> {
    await this.#begin();
    return this.#retentions.renew(streamPrefix, retention);
  }

  async ping(): Promise<void> {
    await this.end();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#tail.stopped();
    await disconnect(this.#connection);
  }

  /** Follows until the signal aborts; throws when the node is lost in the middle of a read. */
  async *#followOnce(
    after: Position,
    filter: EventFilter | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Followed, void, undefined> {
    await this.#begin(signal);
    const wanted = wantedBy(filter);
    let position = after;
    while (!signal.aborted) {
      if (position < this.#tail.from) {
        const until = this.#tail.from;
        for await (const step of scan(this.#connection, { after: position, until, wanted, signal })) {
          if (signal.aborted) return;
          position = step.position;
          if (!step.event) yield { kind: 'checkpoint', position };
          else if (!(await this.#retentions.hides(step.event)))
            yield { kind: 'event', event: stored(step.event) };
        }
        continue;
      }
      const { head } = this.#tail;
      for (const event of this.#tail.after(position)) {
        if (!wanted.fits(event) || (await this.#retentions.hides(event))) continue;
        yield { kind: 'event', event: stored(event) };
        if (signal.aborted) return;
      }
      // What was appended meanwhile is a matter of the next round.
      position = head > position ? head : position;
      yield { kind: 'live', position };
      await this.#tail.beyond(position, signal);
    }
  }

  async *#page(
    stream: StreamName,
    direction: 'forwards' | 'backwards',
    from: Revision | undefined,
    maxCount: number,
  ): AsyncGenerator<StoredEvent, void, undefined> {
    this.#refuseWhenClosed();
    const fromRevision = from === undefined ? (direction === 'forwards' ? 'start' : 'end') : BigInt(from);
    const read = this.#connection.client.readStream(stream, { direction, fromRevision, maxCount });
    try {
      for await (const { event } of given(read, this.#connection)) if (event) yield stored(event);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  }

  /**
   * Listens to the log and knows what has expired: from here on, reads of the whole log are right. Resolves early when
   * the signal aborts.
   */
  async #begin(signal = this.#closing.signal): Promise<void> {
    this.#refuseWhenClosed();
    const done = new AbortController();
    const begun = this.#tail.start().then(() => this.#retentions.load());
    try {
      await Promise.race([begun, once(signal, 'abort', { signal: done.signal })]);
    } finally {
      done.abort();
    }
  }

  async #store(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    const { client, credentials } = this.#connection;
    try {
      const { nextExpectedRevision, position } = await client.appendToStream(stream, events.map(outgoing), {
        credentials,
        expectedRevision: atNode(expected),
      });
      const revision = Number(nextExpectedRevision);
      // The position told is one of the append; that of its last event is certain only where there is one event.
      if (position && events.length === 1) return { revision, position: position.commit as Position };
      for await (const last of this.readStream(stream, { from: revision, limit: 1 })) {
        return { revision, position: last.position };
      }
      // Expired at once, by count or age: where the append stands is all there is to say.
      return { revision, position: await this.end() };
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) throw conflict(stream, expected, error);
      if (error instanceof MaxAppendSizeExceededError) throw new EventTooLarge(stream, error.maxAppendSize);
      throw asPortError(error);
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new EventStoreUnavailable('The event store is closed.');
  }
}

/** The node's word for what an append expects. */
function atNode(expected: ExpectedRevision): AppendExpectedRevision {
  if (expected === 'any') return 'any';
  return expected === 'none' ? 'no_stream' : BigInt(expected);
}

/** `nextExpectedRevision` of a refused append is wrong in this client, the error's `actualVersion` is right. */
const conflict = (
  stream: StreamName,
  expected: ExpectedRevision,
  { actualVersion }: WrongExpectedVersionError,
): WrongExpectedRevision =>
  new WrongExpectedRevision(
    stream,
    expected,
    typeof actualVersion === 'bigint' ? Number(actualVersion) : 'none',
  );

import type { EventId, StreamName } from '@loge/contracts';

declare const position: unique symbol;
/**
 * A place in the order of all events, comparable and growing, with gaps; meaningful only to the store it came
 * from. On EventStoreDB it is the commit position, on PostgreSQL the row's number.
 */
export type Position = bigint & { readonly [position]: true };

/** Before the first event. */
// A brand has no value of its own, hence the cast.
export const START = 0n as Position;

/** The number of an event in its stream, from 0. */
export type Revision = number;

/**
 * What the stream must look like for an append to be accepted: `any`, `none` (the stream has no event yet),
 * or the exact revision of its last event.
 */
export type ExpectedRevision = 'any' | 'none' | Revision;

/** An event on its way in, already sealed: the store keeps these bytes as they are. */
export interface NewEvent {
  readonly id: EventId;
  readonly type: string;
  /** Canonical JSON (RFC 8785), UTF-8. */
  readonly data: Uint8Array;
  /** Canonical JSON (RFC 8785), UTF-8. */
  readonly metadata: Uint8Array;
}

/** An event as the store gives it back. */
export interface StoredEvent extends NewEvent {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
}

export interface AppendOptions {
  readonly notAfter?: Date;
}

export interface AppendResult {
  /** The revision of the last event of the append. */
  readonly revision: Revision;
  /** The position of the last event of the append. */
  readonly position: Position;
}

/**
 * Which events of the whole order are wanted. A store may filter by one thing at a time, on its own side:
 * by the names of the event types, or by how the stream's name begins.
 */
export type EventFilter =
  { readonly types: readonly string[] } | { readonly streamPrefixes: readonly string[] };

/** What {@link EventStore.follow} gives. */
export type Followed =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** Everything up to here was given or filtered out; a checkpoint may be kept here. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  /**
   * The end was reached: everything up to this position was given or filtered out, and what comes now is new.
   * Told again each time the end is reached anew.
   */
  | { readonly kind: 'live'; readonly position: Position };

/** How long the events of a stream are kept; expired ones are ignored by every reader from that moment. */
export interface Retention {
  /** Seconds. */
  readonly maxAge?: number;
  readonly maxCount?: number;
}

/**
 * The one door to the events. Every adapter passes the same contract suite (`event-store.contract.ts`).
 *
 * What all adapters promise: an append is atomic, and acknowledged only when it is durable; revisions of a stream
 * have no gap; a reader of the whole order meets every event exactly once, in order of position, whatever
 * transactions were open while it read.
 */
export interface EventStore {
  /**
   * Appends events to one stream, all or none.
   *
   * Idempotent: the same event ids, in the same order, at the same place are accepted again and store nothing new
   * (with `any`: if they stand in the stream already).
   * @param options.notAfter when storing must have begun, by the clock of the PostgreSQL that keeps the claims
   * (invariant 5: an append starts within 30 s of its claim). Waiting counts: for other appends, for a lock, for a
   * connection. Once begun, storing ends within 30 s or not at all. What is stored already is accepted whenever.
   * @throws AppendTooLate when that time has passed; nothing was stored.
   * @throws WrongExpectedRevision when the stream is not as expected.
   * @throws EventTooLarge when data and metadata of the append pass {@link MAX_APPEND_BYTES}.
   * @throws EventStoreUnavailable when nothing is known to be stored and a retry is safe.
   */
  append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    options?: AppendOptions,
  ): Promise<AppendResult>;

  /**
   * Reads one stream, `forwards` from a revision (default: the first) or `backwards` from one (default: the last),
   * inclusive. A stream without events gives nothing.
   */
  readStream(
    stream: StreamName,
    options?: { direction?: 'forwards' | 'backwards'; from?: Revision; limit?: number },
  ): AsyncIterable<StoredEvent>;

  /**
   * Reads whole streams, each in its order, the streams in no promised one: for a store that is quicker so than with
   * one {@link readStream} for each. Some hundred short ones at a time.
   */
  readStreams?(streams: readonly StreamName[]): Promise<readonly StoredEvent[]>;

  /** Reads the whole order after a position (exclusive) to the present end, filtered. */
  readAll(options: { after: Position; filter?: EventFilter; limit?: number }): AsyncIterable<StoredEvent>;

  /**
   * Follows the whole order after a position (exclusive): first what is there, then what comes, without a gap or a
   * double, until the signal aborts. A lost connection is taken up again from the last event given.
   */
  follow(options: { after: Position; filter?: EventFilter; signal: AbortSignal }): AsyncIterable<Followed>;

  /** The position of the last event of all; {@link START} in an empty store. */
  end(): Promise<Position>;

  /** Sets how long a stream's events are kept; replaces what was set before. */
  setRetention(stream: StreamName, retention: Retention): Promise<void>;

  /**
   * Replaces the retention of every stream whose name begins so and that has one, such as when a setting changed.
   * @returns of how many streams it was another.
   */
  renewRetention(streamPrefix: string, retention: Retention): Promise<number>;

  /** Throws {@link EventStoreUnavailable} when the store cannot be reached now. */
  ping(): Promise<void>;

  close(): Promise<void>;
}

/** The most bytes of data and metadata in one append, as on EventStoreDB by default: 1 MiB. */
export const MAX_APPEND_BYTES = 1_048_576;

/** The stream is not at the revision the append expected: load it again and decide again. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedRevision,
    /** The revision of the stream's last event; `none` when it has no event. */
    readonly actual: Revision | 'none',
  ) {
    super(`${stream} was expected at ${expected} and is at ${actual}.`);
  }
}

/** An append larger than {@link MAX_APPEND_BYTES}; nothing was stored. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
  constructor(
    readonly stream: StreamName,
    readonly bytes: number,
  ) {
    super(`An append of ${bytes} bytes to ${stream} passes ${MAX_APPEND_BYTES} bytes.`);
  }
}

/** The time in which an append had to begin is over; nothing was stored. Claim again and decide again. */
export class AppendTooLate extends Error {
  override readonly name = 'AppendTooLate';
  constructor(readonly stream: StreamName) {
    super(`An append to ${stream} came too late.`);
  }
}

/** The store cannot be reached or is shutting down; the same append may be sent again. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}

/** The injection token of the {@link EventStore}. */
export const EVENT_STORE = Symbol('EventStore');

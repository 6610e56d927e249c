import type { AccountId, EventId, LogeEvent, SchoolId, StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Recorded } from './codec.js';
import type { AppendOptions, Position, Revision } from './port.js';

/** How a room folds a stream: it takes the events it needs and passes over the others. */
export interface Fold<State> {
  readonly initial: State;
  readonly evolve: (state: State, event: Recorded) => State;
  /** What is left of the state at a time, for what runs out without an event. */
  readonly asOf?: (state: State, now: Date) => State;
}

/** An event that a decider made, with what its metadata is about. */
export interface Fact<E extends LogeEvent = LogeEvent> {
  readonly event: E;
  readonly about: {
    /** Given where a claim or a vault row already carries it; else made when the event is appended. */
    readonly id?: EventId;
    readonly subject?: AccountId;
    readonly schools?: readonly SchoolId[];
    /** `<school>/<class>` */
    readonly classes?: readonly string[];
    readonly causationId?: EventId;
  };
}

/** What a change did: its events as recorded, and where the stream and the store stand after it. */
export interface Changed {
  /** Empty when the decider had nothing to change; the position is then of the stream's last event. */
  readonly events: readonly EventId[];
  readonly revision: Revision | 'none';
  readonly position: Position;
}

/** One of many changes made together. */
export interface StreamChange<State> {
  readonly stream: StreamName;
  readonly fold: Fold<State>;
  readonly context: Context;
  readonly decide: (state: State) => readonly Fact[] | Promise<readonly Fact[]>;
  /** As `EventStore.append` has it: for events that a claim was taken for. */
  readonly notAfter?: Date;
}

/** How handlers reach the event store: load, fold, decide, append. */
export interface Streams {
  /**
   * Reads a whole stream, folded.
   * @param now the time its state is wanted of; that of the machine where it is not given.
   */
  load<State>(
    stream: StreamName,
    fold: Fold<State>,
    now?: Date,
  ): Promise<{ state: State; revision: Revision | 'none'; position: Position }>;

  /**
   * The states of many streams now, in the order given, as {@link load} has them: read together, for a list that is
   * made of streams. A stream without events has the initial state.
   */
  loadMany<State>(streams: readonly StreamName[], fold: Fold<State>): Promise<readonly State[]>;

  /**
   * Loads a stream, lets `decide` make events from its state by the context's clock, and appends them at the revision that was read.
   * On a conflict it loads and decides again, at most 5 times with jitter.
   * `decide` may throw a LogeError to refuse; nothing is written then.
   * @param options.notAfter as `EventStore.append` has it: for events that a claim was taken for.
   * @throws LogeError `CONFLICT` when others kept winning.
   * @throws AppendTooLate after `notAfter`.
   */
  change<State>(
    stream: StreamName,
    fold: Fold<State>,
    context: Context,
    decide: (state: State) => readonly Fact[] | Promise<readonly Fact[]>,
    options?: AppendOptions,
  ): Promise<Changed>;

  /**
   * {@link change} for many streams, as an import needs it: read concurrently, sealed together, appended
   * concurrently so that they share commits. Each succeeds or fails alone. Changes of the same stream are all made,
   * in no promised order.
   * @param options.concurrency how many streams are read, and then appended to, at once (default 64).
   * @returns what became of each change, in the order given.
   */
  changeMany<State>(
    changes: readonly StreamChange<State>[],
    options?: { concurrency?: number },
  ): Promise<PromiseSettledResult<Changed>[]>;

  /**
   * Appends facts that need no state (readings, sign-ins) with any revision.
   */
  record(stream: StreamName, context: Context, facts: readonly Fact[]): Promise<Changed>;

  /** {@link record} of facts that each have their own context, in one append. */
  recordAll(
    stream: StreamName,
    facts: readonly { readonly context: Context; readonly fact: Fact }[],
  ): Promise<Changed>;

  /** Whether the stream holds the event: what makes a claim or a vault row valid. */
  holds(stream: StreamName, id: EventId): Promise<boolean>;
}

/** The injection token of {@link Streams}. */
export const STREAMS = Symbol('Streams');

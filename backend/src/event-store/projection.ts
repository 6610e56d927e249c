import type { EventType, LogeEvent } from '@loge/contracts';
import type { Recorded } from './codec.js';
import type { EventFilter, Position } from './port.js';

/**
 * What a projection writes with: the transaction that also moves its checkpoint. Its search path leads to the
 * projection's tables, so `apply` names them without a schema; all other readers say `read.<table>`.
 */
export interface ProjectionTransaction {
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * A read model and how events make it. It is disposable: dropped and rebuilt from the retained events, it has the
 * same content; so it depends on nothing but the events it is given, in their order.
 *
 * Its tables are built anew beside those in use, which are followed meanwhile: after a raised version by the new
 * `apply` on the rows of the old one. So a migration that changes a table must leave rows that `apply` can go on
 * from, and old readers or new ones can read; what it makes of them need not be right until the switch. Nothing
 * else may depend on its tables (no view, no foreign key from elsewhere, no sequence but of an identity column), for
 * they are replaced. Rights granted on them and statistics set on their columns do not survive the switch; and a
 * REPEATABLE READ transaction that began before it would find them empty, so none may read `read.*`.
 */
export interface Projection<T extends EventType = EventType> {
  /** Its stable name, such as `journal`. */
  readonly name: string;
  /** Raised when `apply` changes what it makes of old events; a raised version is built at the next start. */
  readonly version: number;
  readonly types: readonly T[];
  /** Its tables, in the schema `read`, all of them: they are replaced together. Made by migrations. */
  readonly tables: readonly string[];
  /**
   * Applies a batch in order. Throwing stops the projection at the first event that fails when it is applied alone.
   */
  apply(
    events: readonly Recorded<Extract<LogeEvent, { type: T }>>[],
    transaction: ProjectionTransaction,
  ): Promise<void>;
}

/**
 * Acts on events: sends, tidies. It acts at least once for each event, so what it does can be done twice; a
 * rebuild never calls it.
 */
export interface Reactor<T extends EventType = EventType> {
  readonly name: string;
  readonly types: readonly T[];
  /** `beginning` reacts to all that was ever recorded, `now` only to what comes after its first start. */
  readonly startsAt: 'beginning' | 'now';
  react(event: Recorded<Extract<LogeEvent, { type: T }>>): Promise<void>;
}

/** Why a projection or reactor has stopped. */
export interface ProjectionFailure {
  /** The poison event; absent when it is not an event that stopped it. */
  readonly event?: {
    readonly id: string;
    readonly type: string;
    readonly stream: string;
    readonly position: Position;
  };
  /**
   * The kind of error, never personal data: the name of what an event threw, `AheadOfStore` (the checkpoint lies
   * beyond the end of the store: the events were restored from an older state; rebuild), `NewerVersion` (a newer
   * program has rebuilt it), and of a rebuild `OtherVersion` (another program builds it, or has built it, meanwhile)
   * or `Interrupted` (the runner was stopped).
   */
  readonly error: string;
}

/** How far the building of a projection beside the live one has come. */
export interface BuildStatus {
  /** The version that is built. */
  readonly version: number;
  readonly position: Position;
  /** The end of the store when it began. */
  readonly goal: Position;
  /**
   * The way from the beginning of the store to {@link goal} that is done, by position: from 0 to 1. It jumps over
   * whatever others keep in the same store.
   */
  readonly fraction: number;
  /** Its own events a second; since it was last taken up. */
  readonly eventsPerSecond: number;
  /** Why it cannot be built; the live one stays. */
  readonly failure?: ProjectionFailure;
}

/** How a projection or reactor is doing. */
export interface ProjectionStatus {
  readonly name: string;
  readonly kind: 'projection' | 'reactor';
  readonly state: 'catching-up' | 'live' | 'retrying' | 'stopped';
  readonly position: Position;
  /** Seconds since it was last level with the end of the store; 0 when it is. */
  readonly lagSeconds: number;
  /** Why it has stopped. */
  readonly failure?: ProjectionFailure;
  /** What is built beside it, by this process or another. */
  readonly build?: BuildStatus;
}

/** Runs every registered projection and reactor. */
export interface ProjectionRunner {
  register<T extends EventType>(what: Projection<T> | Reactor<T>): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  status(): ProjectionStatus[];
  /**
   * Waits until the named read models hold everything up to `position`.
   * @throws LogeError `PROJECTION_UNKNOWN`
   * @returns false when they did not within `timeoutMs` (default 2,000), at once for a stopped one
   * and when the runner does not run.
   */
  waitFor(position: Position, names: readonly string[], timeoutMs?: number): Promise<boolean>;
  /**
   * Reads from the tables of one projection when they hold everything up to `position`, and never while others take
   * their place, by this process or another. Short reads only: the projection waits meanwhile.
   * @throws LogeError `PROJECTION_UNKNOWN`
   * @returns undefined when they did not hold it within `timeoutMs`, as {@link waitFor} says.
   */
  readLevel<T>(
    position: Position,
    name: string,
    timeoutMs: number,
    read: (transaction: ProjectionTransaction) => Promise<T>,
  ): Promise<T | undefined>;
  /**
   * Builds a projection (all without a name) from the first event on, beside the live one, which goes on; puts it in
   * its place when it holds at least as much, and resolves when that is level with the store as it was when it
   * began. Works beside other processes that run the same projection, and without any; a runner that was not started
   * runs it just for that. Left in the middle, it is taken up by any process that runs. Reactors are never rebuilt.
   * @throws LogeError `PROJECTION_UNKNOWN`
   * @throws ProjectionStopped when it stops on its way, the live one stays as it is; or when another program builds
   * another version meanwhile.
   */
  rebuild(name?: string): Promise<void>;
}

/** A rebuild met an event that its projection cannot apply. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
  constructor(
    readonly status: ProjectionStatus,
    options?: ErrorOptions,
  ) {
    const { event, error } = status.failure ?? { error: 'stopped' };
    super(
      `The projection ${status.name} stopped${event ? ` at event ${event.id} (${event.type})` : ''}: ${error}.`,
      options,
    );
  }
}

/** The injection token of the {@link ProjectionRunner}; a room registers in its module's `onModuleInit`. */
export const PROJECTION_RUNNER = Symbol('ProjectionRunner');

export type { EventFilter };

import { setImmediate } from 'node:timers/promises';
import type { EventCodec, Recorded } from '../codec.js';
import type { Reach } from './builds.js';
import { CheckpointLost } from './checkpoints.js';
import type { KeptCheckpoints, Owner, Step } from './checkpoints.js';
import { openedAhead } from './opened-ahead.js';
import type { Opening, OpeningBatch } from './opened-ahead.js';
import { pause } from '../pause.js';
import { START } from '../port.js';
import type { EventStore, Position, StoredEvent } from '../port.js';
import type {
  Projection,
  ProjectionFailure,
  ProjectionStatus,
  ProjectionTransaction,
  Reactor,
} from '../projection.js';
import { readyBatches } from './ready-batches.js';
import type { Batch } from './ready-batches.js';
import { isTransient } from '../transient-errors.js';

/** The most events in one transaction. */
const BATCH = 1_000;
/** How often a projection that stopped looks whether somebody rebuilt it (milliseconds). */
const LOOK_AGAIN = 5_000;
/** The most events that a reactor acts on in one transaction: so many are acted on again after a crash. */
const REACTIONS = 10;
/** The least time between two batches of what comes, unless somebody waits for it (milliseconds). */
const GATHER = 100;
/** How long after a checkpoint was lost it is looked for again (milliseconds). */
const LOST = 50;
/** How often a projection that meets no event of its own keeps its checkpoint (milliseconds). */
const KEEP = 10_000;

/** It must stop and say why. */
class Halt extends Error {
  override readonly name = 'Halt';
  constructor(
    readonly failure: ProjectionFailure,
    options?: ErrorOptions,
  ) {
    super(failure.error, options);
  }
}

interface Waiter {
  readonly position: Position;
  readonly settle: (reached: boolean) => void;
}

/** What the loop works with, the same for all of them. */
export interface LoopGround {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly checkpoints: KeptCheckpoints;
  /** Told when it stops, with what was thrown. */
  readonly stopped: (status: ProjectionStatus, cause: unknown) => void;
}

/** Runs one projection or reactor: follows the events it wants, in batches, and keeps its checkpoint. */
export class ProjectionLoop {
  readonly #owner: Owner;
  readonly #waiters = new Set<Waiter>();
  /** Ends the gathering of a batch. */
  #hurry: () => void = () => undefined;
  #gatheredAt = -Infinity;
  /** The version that stands. Older than the program's, it is followed until what is built takes its place. */
  #version: number;
  #state: ProjectionStatus['state'] = 'catching-up';
  #failure: ProjectionFailure | undefined;
  /** Up to where its work is done. */
  #position = START;
  /** Where its checkpoint stands in the database; not beyond {@link #position}. */
  #kept = START;
  #keptAt = 0;
  /** By a clock that never jumps, as {@link #keptAt}. */
  #behindSince: number | undefined = performance.now();
  /** Ended to have the checkpoint read again. */
  #turn = new AbortController();
  #running = false;

  constructor(
    private readonly what: Projection | Reactor,
    private readonly ground: LoopGround,
  ) {
    this.#owner =
      'apply' in what
        ? { name: what.name, kind: 'projection', version: what.version }
        : { name: what.name, kind: 'reactor', version: 1 };
    this.#version = this.#owner.version;
  }

  /** The projection it runs; `undefined` for a reactor. */
  get projection(): Projection | undefined {
    return 'apply' in this.what ? this.what : undefined;
  }

  status(): ProjectionStatus {
    const { name, kind } = this.#owner;
    return {
      name,
      kind,
      state: this.#state,
      position: this.#position,
      lagSeconds:
        this.#behindSince === undefined ? 0 : Math.max(0, (performance.now() - this.#behindSince) / 1_000),
      ...(this.#failure && { failure: this.#failure }),
    };
  }

  /** Runs until the signal aborts; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    this.#running = true;
    this.#behindSince ??= performance.now();
    let wait = 100;
    while (!signal.aborted) {
      const turn = (this.#turn = new AbortController());
      const either = AbortSignal.any([signal, turn.signal]);
      try {
        await this.#prepare(either);
        if (either.aborted) continue;
        this.#state = 'catching-up';
        this.#failure = undefined;
        const follow = this.ground.store.follow({
          after: this.#kept,
          filter: { types: this.what.types },
          signal: either,
        });
        const batches = readyBatches(follow, BATCH, () => this.#gather());
        for await (const batch of this.projection ? openedAhead(batches, this.ground.codec) : batches) {
          if (either.aborted) break;
          await this.#take(batch, either);
          wait = 100;
        }
      } catch (error) {
        if (either.aborted) continue;
        if (error instanceof CheckpointLost) await pause(LOST, either);
        else if (isTransient(error)) {
          this.#state = 'retrying';
          await pause(wait, either);
          wait = Math.min(wait * 2, 5_000);
        } else {
          this.#halt(error instanceof Halt ? error : new Halt({ error: kindOf(error) }, { cause: error }));
          await this.#untilMoved(either);
        }
      } finally {
        turn.abort();
      }
    }
    this.#running = false;
    this.#settleAll(false);
  }

  /** Resolves when its work is done up to the position; false when it stops or the time is out. */
  reached(position: Position, timeoutMs?: number): Promise<boolean> {
    if (this.#position >= position) return Promise.resolve(true);
    if (!this.#running || this.#state === 'stopped') return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(reached);
        },
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => waiter.settle(false), timeoutMs);
      this.#waiters.add(waiter);
      this.#hurry();
    });
  }

  /**
   * Whether nobody set the checkpoint back since this loop last looked, given where it stands in the database.
   * Where somebody did, the loop begins again, and nothing counts as reached before it has.
   */
  isUndisturbed(stands: Position): boolean {
    if (stands >= this.#kept) return true;
    this.#position = stands;
    this.#behindSince ??= performance.now();
    this.#state = 'catching-up';
    this.#turn.abort();
    return false;
  }

  /** How far it has come. */
  reach(): Reach {
    return { kept: this.#kept, through: this.#position };
  }

  /** Has its checkpoint read again, since it was replaced; nothing counts as reached before. */
  again(): void {
    this.#position = START;
    this.#behindSince ??= performance.now();
    this.#state = 'catching-up';
    this.#failure = undefined;
    this.#turn.abort();
  }

  /** Finds the checkpoint, or makes it. */
  async #prepare(turn: AbortSignal): Promise<void> {
    const { checkpoints, store } = this.ground;
    let stands = await checkpoints.read(this.#owner);
    if (!stands) {
      const now = 'startsAt' in this.what && this.what.startsAt === 'now';
      await checkpoints.make(this.#owner, now ? await store.end() : START);
      stands = await checkpoints.read(this.#owner);
    }
    if (!stands) throw new CheckpointLost(this.#owner.name);
    if (turn.aborted) return;
    this.#kept = this.#position = stands.position;
    this.#version = stands.version;
    this.#keptAt = performance.now();
    if (stands.version > this.#owner.version) throw new Halt({ error: 'NewerVersion' });
    if (!stands.isAhead) {
      if (stands.position <= (await store.end())) return;
      // A rebuild mends a projection. A reactor is never rebuilt: it waits until the store is as long again.
      if (this.projection) await checkpoints.findAhead(this.#owner);
    }
    throw new Halt({ error: 'AheadOfStore' });
  }

  /**
   * Lets the events of a busy moment come together: a batch costs a transaction, however few are in it. After a quiet
   * time the first one waits for no other.
   */
  async #gather(): Promise<void> {
    await setImmediate();
    const left = this.#gatheredAt + GATHER - performance.now();
    if (left > 0 && this.#waiters.size === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#gatheredAt = performance.now();
  }

  async #take(
    { events, through, live, checkpoint, opening }: Batch & Partial<OpeningBatch>,
    turn: AbortSignal,
  ): Promise<void> {
    // Another instance may have done some of them already.
    const left = events.filter(({ position }) => position > this.#kept);
    if (left.length > 0) {
      this.#behindSince ??= performance.now();
      await this.#work(left, through, turn, left.length === events.length ? opening : undefined);
    } else if (through > this.#kept && (checkpoint || performance.now() - this.#keptAt > KEEP)) {
      await this.#keep(through, 0, () => Promise.resolve(undefined));
    }
    if (turn.aborted) return;
    this.#position = through > this.#kept ? through : this.#kept;
    for (const waiter of [...this.#waiters]) if (waiter.position <= this.#position) waiter.settle(true);
    if (!live) return;
    this.#state = 'live';
    this.#behindSince = undefined;
  }

  /**
   * Applies or reacts; on a failure it goes one by one, so that the good ones before the poison are kept.
   * @param opening of these events, where it was begun.
   */
  async #work(
    events: readonly StoredEvent[],
    through: Position,
    turn: AbortSignal,
    opening?: Opening,
  ): Promise<void> {
    const [first] = events;
    if (!first || turn.aborted) return;
    try {
      await this.#together(events, through, opening);
    } catch (error) {
      if (error instanceof CheckpointLost) return this.#yield(error, events, through, turn);
      if (isTransient(error)) throw error;
      if (events.length === 1) {
        const { id, type, stream, position } = first;
        throw new Halt({ event: { id, type, stream, position }, error: kindOf(error) }, { cause: error });
      }
      for (const event of events) {
        if (event.position > this.#kept) await this.#work([event], event.position, turn);
      }
    }
  }

  async #together(events: readonly StoredEvent[], through: Position, opening?: Opening): Promise<void> {
    const { what } = this;
    if ('apply' in what) {
      const opened = await (opening?.opened ?? this.ground.codec.open(events));
      await this.#keep(through, events.length, async (transaction) => {
        const applied = what.apply(opened, transaction);
        opening?.goAhead();
        await applied;
        return undefined;
      });
      return;
    }
    for (let from = 0; from < events.length; from += REACTIONS) {
      await this.#react(what, await this.ground.codec.open(events.slice(from, from + REACTIONS)));
    }
  }

  /** Reacts to one after the other. Where one fails, those before it are done. */
  async #react(what: Reactor, events: readonly Recorded[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    let done: Position | undefined;
    let failure: { readonly error: unknown } | undefined;
    // The row of the checkpoint is held meanwhile, so that no other instance reacts to the same events.
    await this.#keep(last.position, events.length, async () => {
      for (const event of events) {
        try {
          await what.react(event);
        } catch (error) {
          if (done === undefined) throw error;
          failure = { error };
          return done;
        }
        done = event.position;
      }
      return undefined;
    });
    if (failure) throw failure.error;
  }

  async #keep(
    to: Position,
    events: number,
    work: (transaction: ProjectionTransaction) => Promise<Position | undefined>,
  ): Promise<void> {
    const step: Step = { from: this.#kept, to, events };
    let less: Position | undefined;
    await this.ground.checkpoints.move(
      { ...this.#owner, version: this.#version },
      step,
      async (transaction) => (less = await work(transaction)),
    );
    this.#kept = less ?? to;
    this.#keptAt = performance.now();
  }

  /** Another instance was faster: goes on after it. Where the checkpoint went back, the loop begins again. */
  async #yield(
    lost: CheckpointLost,
    events: readonly StoredEvent[],
    through: Position,
    turn: AbortSignal,
  ): Promise<void> {
    const stands = await this.ground.checkpoints.read(this.#owner);
    if (!stands || stands.version !== this.#version || stands.position <= this.#kept) throw lost;
    this.#kept = stands.position;
    const left = events.filter(({ position }) => position > stands.position);
    return this.#work(left, through, turn);
  }

  #halt(halt: Halt): void {
    this.#state = 'stopped';
    this.#failure = halt.failure;
    this.#behindSince ??= performance.now();
    this.#position = this.#kept;
    this.#settleAll(false);
    this.ground.stopped(this.status(), halt.cause);
  }

  /** Waits, stopped, until somebody moves its checkpoint: a rebuild, in this process or another. */
  async #untilMoved(turn: AbortSignal): Promise<void> {
    const stood = await this.ground.checkpoints.read(this.#owner).catch(() => undefined);
    while (!turn.aborted) {
      await pause(LOOK_AGAIN, turn);
      try {
        const stands = await this.ground.checkpoints.read(this.#owner);
        if (stands?.position !== stood?.position || stands?.version !== stood?.version) return;
        if (stood?.isAhead && !stands?.isAhead) return;
      } catch {
        // Looked for again; it is stopped either way.
      }
    }
  }

  #settleAll(reached: boolean): void {
    for (const waiter of [...this.#waiters]) waiter.settle(reached);
  }
}

/** What kind of error it is, without its message, which may hold personal data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

import { setImmediate } from 'node:timers/promises';
import type { Append, Outcome } from './appends.js';
import type { AppendResult } from '../port.js';
import { EventStoreUnavailable } from '../port.js';
import { isTransient } from '../transient-errors.js';

/** The most that one transaction takes, so that it stays short for other instances. */
const MOST_APPENDS = 500;
const MOST_BYTES = 8 * 1_048_576;

interface Waiting {
  readonly append: Append;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The one writer of a process: while a group commits, appends queue up and form the next group, so that
 * throughput grows with the callers and a single caller waits for nobody.
 */
export class GroupCommit {
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  /** @param commit stores a group; the outcomes in order. Throwing fails all of it. */
  constructor(private readonly commit: (group: readonly Append[]) => Promise<readonly Outcome[]>) {}

  append(append: Append): Promise<AppendResult> {
    if (this.#closed) return Promise.reject(new EventStoreUnavailable('The event store is closed.'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Takes no more, and resolves when what was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Lets every append of the same tick join the first group.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      await this.#settle(this.#take());
      // Whoever was answered and has another append joins those that waited, in place of forming a group by itself.
      if (this.#queue.length > 0) await setImmediate();
    }
    this.#running = undefined;
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { append } of this.#queue.slice(0, MOST_APPENDS)) {
      for (const { data, metadata } of append.events) bytes += data.byteLength + metadata.byteLength;
      if (count > 0 && bytes > MOST_BYTES) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.commit(group.map(({ append }) => append));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome instanceof Error) reject(outcome);
        else if (outcome) resolve(outcome);
        else reject(new Error('An append was left without an outcome.'));
      });
    } catch (error) {
      if (isTransient(error)) {
        const unavailable = new EventStoreUnavailable('The event store cannot be reached.', { cause: error });
        for (const { reject } of group) reject(unavailable);
      } else if (group.length > 1) {
        // One append that PostgreSQL refuses (a malformed id, say) must not fail its neighbours.
        for (const waiting of group) await this.#settle([waiting]);
      } else {
        for (const { reject } of group) reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}

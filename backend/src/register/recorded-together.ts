import type { StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import { EventTooLarge } from '../event-store/port.js';
import type { Changed, Fact, Streams } from '../event-store/streams.js';

/** As many go together at most, so that an append stays far below what a store takes. */
const MOST_TOGETHER = 64;

/** A fact that waits to be stored. */
interface Waiting {
  readonly context: Context;
  readonly fact: Fact;
  readonly stored: (changed: Changed) => void;
  readonly failed: (failure: unknown) => void;
}

/**
 * Records facts that need no state: while an append to a stream is under way, further ones for it wait and go together
 * in the next, each with its own context. Nothing waits for a clock, but for whoever else asks in this instant.
 */
export class RecordedTogether {
  /** What waits for the next append, by stream; a stream to which nothing goes is absent. */
  private readonly waiting = new Map<StreamName, Waiting[]>();

  constructor(private readonly streams: Pick<Streams, 'recordAll'>) {}

  /**
   * @returns once the fact is stored, what became of the append it went in.
   * @throws what the append fails with, for each that went in it.
   */
  record(stream: StreamName, context: Context, fact: Fact): Promise<Changed> {
    return new Promise((stored, failed) => {
      const one = { context, fact, stored, failed };
      const queue = this.waiting.get(stream);
      if (queue) queue.push(one);
      else {
        this.waiting.set(stream, [one]);
        void this.append(stream);
      }
    });
  }

  private async append(stream: StreamName): Promise<void> {
    for (;;) {
      // Whoever was answered together asks again together.
      await new Promise(setImmediate);
      const together = this.waiting.get(stream)?.splice(0, MOST_TOGETHER) ?? [];
      if (together.length === 0) break;
      await this.store(stream, together);
    }
    this.waiting.delete(stream);
  }

  private async store(stream: StreamName, together: readonly Waiting[]): Promise<void> {
    try {
      const changed = await this.streams.recordAll(stream, together);
      for (const { stored } of together) stored(changed);
    } catch (failure) {
      // Each may still be small enough.
      if (failure instanceof EventTooLarge && together.length > 1) {
        for (const one of together) await this.store(stream, [one]);
      } else for (const { failed } of together) failed(failure);
    }
  }
}

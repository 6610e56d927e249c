import type { StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import type { AccessRetention } from '../event-store/access-retention.js';
import { EventTooLarge } from '../event-store/port.js';
import type { Fact, Streams } from '../event-store/streams.js';

/** As many go together at most, so that an append stays far below what a store takes. */
const MOST_TOGETHER = 64;

/** A fact that waits to be stored. */
interface Waiting {
  readonly context: Context;
  readonly fact: Fact;
  readonly stored: () => void;
  readonly failed: (failure: unknown) => void;
}

/**
 * Records what is told on `access-` streams: while an append to one is under way, further facts for it wait and go
 * together in the next, each with its own context. Nothing waits for a clock.
 */
export class RecordedTogether {
  /** What waits for the append under way, by stream; a stream without one is absent. */
  private readonly waiting = new Map<StreamName, Waiting[]>();

  constructor(
    private readonly streams: Pick<Streams, 'recordAll'>,
    private readonly retention: Pick<AccessRetention, 'keep'>,
  ) {}

  /**
   * Ends when the fact is stored.
   * @throws what the append fails with, for each that went in it.
   */
  record(stream: StreamName, context: Context, fact: Fact): Promise<void> {
    return new Promise((stored, failed) => {
      const one = { context, fact, stored, failed };
      const queue = this.waiting.get(stream);
      if (queue) queue.push(one);
      else {
        this.waiting.set(stream, []);
        void this.append(stream, [one]);
      }
    });
  }

  private async append(stream: StreamName, first: Waiting[]): Promise<void> {
    for (let together = first; together.length > 0;) {
      await this.store(stream, together);
      together = this.waiting.get(stream)?.splice(0, MOST_TOGETHER) ?? [];
    }
    this.waiting.delete(stream);
  }

  private async store(stream: StreamName, together: readonly Waiting[]): Promise<void> {
    try {
      const changed = await this.streams.recordAll(stream, together);
      await this.retention.keep(stream, changed);
      for (const { stored } of together) stored();
    } catch (failure) {
      // Each may still be small enough.
      if (failure instanceof EventTooLarge && together.length > 1) {
        for (const one of together) await this.store(stream, [one]);
      } else for (const { failed } of together) failed(failure);
    }
  }
}

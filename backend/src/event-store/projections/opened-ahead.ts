import type { EventCodec, Recorded } from '../codec.js';
import type { Batch } from './ready-batches.js';

/** The events of a batch on their way to be read. */
export interface Opening {
  /** Rejects as {@link EventCodec.open} does. */
  readonly opened: Promise<readonly Recorded[]>;
  /** To be called when this batch is with PostgreSQL: the next one is taken and opened meanwhile. */
  readonly goAhead: () => void;
}

/** A batch whose events are being opened. */
export interface OpeningBatch extends Batch {
  readonly opening: Opening;
}

/**
 * Opens each batch, and the one after it while it is written: opening is this process's work, writing is mostly
 * PostgreSQL's. One batch is held ahead and no more.
 */
export async function* openedAhead(
  batches: AsyncIterable<Batch>,
  codec: Pick<EventCodec, 'open'>,
): AsyncIterable<OpeningBatch> {
  const waiting = batches[Symbol.asyncIterator]();
  let next: Promise<OpeningBatch | undefined> | undefined;
  const take = async (): Promise<OpeningBatch | undefined> => {
    const taken = await waiting.next();
    if (taken.done) return undefined;
    const opened = codec.open(taken.value.events);
    // Whoever works on the batch hears of it; nobody does where the work ends before.
    opened.catch(() => undefined);
    return { ...taken.value, opening: { opened, goAhead } };
  };
  const goAhead = () => {
    next ??= take();
    next.catch(() => undefined);
  };
  try {
    for (;;) {
      const batch = await (next ?? take());
      next = undefined;
      if (!batch) return;
      yield batch;
    }
  } finally {
    // What is being waited for ends with the follower; nobody waits for it here.
    void waiting.return?.();
  }
}

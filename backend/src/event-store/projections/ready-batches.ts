import { setImmediate } from 'node:timers/promises';
import type { Followed, Position, StoredEvent } from '../port.js';

/** Events that are ready, in order, and how far they reach. */
export interface Batch {
  readonly events: readonly StoredEvent[];
  /** Everything up to here is in `events` or was filtered out. */
  readonly through: Position;
  /** The end of the store was reached with this batch. */
  readonly live: boolean;
  /** The store said that a checkpoint is worth keeping here. */
  readonly checkpoint: boolean;
}

/** What waits at most, so that a slow projection does not fill the memory. */
const WAITING = 2_000;

/**
 * Takes what a follower gives in batches: as many as are ready, at most `size` events. It reads ahead while a batch
 * is worked on.
 * @param gather how long the first that comes after all was taken waits for others; for those of the same moment.
 */
export async function* readyBatches(
  followed: AsyncIterable<Followed>,
  size: number,
  gather: () => Promise<void> = setImmediate,
): AsyncIterable<Batch> {
  const waiting: Followed[] = [];
  let failure: { error: unknown } | undefined;
  let ended = false;
  let arrived: () => void = () => undefined;
  let taken: () => void = () => undefined;

  const reading = (async () => {
    try {
      for await (const entry of followed) {
        waiting.push(entry);
        arrived();
        while (waiting.length >= WAITING && !ended) await new Promise<void>((resolve) => (taken = resolve));
        if (ended) return;
      }
    } catch (error) {
      failure = { error };
    } finally {
      ended = true;
      arrived();
    }
  })();

  try {
    for (;;) {
      if (waiting.length === 0) {
        if (failure) throw failure.error;
        if (ended) return;
        await new Promise<void>((resolve) => (arrived = resolve));
        // What came with the first is let in before the batch is closed.
        await gather();
        continue;
      }
      const batch = take(waiting, size);
      taken();
      if (batch) yield batch;
    }
  } finally {
    ended = true;
    taken();
    // Where the consumer left early, the follower ends with its signal; nobody waits for it here.
    void reading;
  }
}

function take(waiting: Followed[], size: number): Batch | undefined {
  const events: StoredEvent[] = [];
  let through: Position | undefined;
  let live = false;
  let checkpoint = false;
  let count = 0;
  for (const entry of waiting) {
    if (entry.kind === 'event' && events.length === size) break;
    count += 1;
    if (entry.kind === 'event') events.push(entry.event);
    through = entry.kind === 'event' ? entry.event.position : entry.position;
    live = entry.kind === 'live';
    checkpoint ||= entry.kind === 'checkpoint';
  }
  waiting.splice(0, count);
  return through === undefined ? undefined : { events, through, live, checkpoint };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { StreamName } from '@loge/contracts';
import type { Recorded } from './codec.js';

/** The streams that one piece of work has read, each whole. */
interface Readings {
  readonly streams: Map<StreamName, Promise<readonly Recorded[]>>;
  over: boolean;
}

const current = new AsyncLocalStorage<Readings>();

/**
 * Does one short piece of work in which `Streams.load` reads each stream once, however many rooms fold it: they all
 * decide from the same reading, which is forgotten when the work is over. What the work itself appends to a stream
 * has it read anew. Changes always read for themselves. For one command or one reaction, never for longer: what
 * others append meanwhile is not seen.
 */
export function readingOnce<T>(work: () => Promise<T>): Promise<T> {
  // Within another such piece of work, its readings serve.
  if (openReadings()) return work();
  const readings: Readings = { streams: new Map(), over: false };
  return current.run(readings, async () => {
    try {
      return await work();
    } finally {
      // What it left running in the background reads for itself.
      readings.over = true;
      readings.streams.clear();
    }
  });
}

/**
 * The reading of a stream that the present piece of work has or takes; `undefined` where nothing is shared. Streams of
 * accesses are long: they are not held.
 */
export function sharedReading(
  stream: StreamName,
  read: () => Promise<readonly Recorded[]>,
): Promise<readonly Recorded[]> | undefined {
  const readings = openReadings();
  if (!readings || stream.startsWith('access-')) return undefined;
  const there = readings.streams.get(stream);
  if (there) return there;
  const reading = read();
  readings.streams.set(stream, reading);
  // Who asks after a failure tries again.
  reading.catch(() => readings.streams.delete(stream));
  return reading;
}

/** Has the stream read anew: something was appended to it, or may have been. */
export function forgetReading(stream: StreamName): void {
  openReadings()?.streams.delete(stream);
}

function openReadings(): Readings | undefined {
  const readings = current.getStore();
  return readings && !readings.over ? readings : undefined;
}

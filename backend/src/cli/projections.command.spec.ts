import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Position } from '../event-store/port.js';
import type { ProjectionStatus } from '../event-store/projection.js';
import { tellProgress } from './projections.command.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const journal = (fraction: number): ProjectionStatus => ({
  ...({ name: 'journal', kind: 'projection', state: 'live', lagSeconds: 0 } as const),
  // A place in the order of events; the brand has no other maker.
  position: 1_000n as Position,
  build: {
    ...{ version: 2, fraction, eventsPerSecond: 21_300.4 },
    ...{ position: 420n as Position, goal: 1_000n as Position },
  },
});

/** What is written to a screen while so many milliseconds pass, of which the end comes then. */
async function written(isTTY: boolean, milliseconds: number): Promise<string[]> {
  const lines: string[] = [];
  const over = new AbortController();
  let fraction = 0.42;
  const telling = tellProgress(
    { status: () => [journal((fraction += 0.1) - 0.1)] },
    { isTTY, write: (text) => lines.push(text) },
    over.signal,
  );
  await jest.advanceTimersByTimeAsync(milliseconds);
  over.abort();
  await telling;
  return lines;
}

describe('the progress of a rebuild', () => {
  test('is a line every five seconds where nobody watches', async () => {
    expect(await written(false, 10_500)).toEqual([
      'journal: 42% rebuilt, 21300 events/s\n',
      'journal: 52% rebuilt, 21300 events/s\n',
    ]);
  });

  test('is one line that changes on a terminal, and leaves nothing behind', async () => {
    const lines = await written(true, 1_100);
    expect(lines).toEqual([
      '\r\u001B[Kjournal: 42% rebuilt, 21300 events/s',
      '\r\u001B[Kjournal: 52% rebuilt, 21300 events/s',
      '\r\u001B[K',
    ]);
  });
});

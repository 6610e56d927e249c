import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Scavenger } from './scavenger.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

beforeEach(() => {
  Logger.overrideLogger(false);
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('comes a minute after the start, then every day, whatever became of the last one', async () => {
  const scavenge = jest.fn(async () => 3);
  scavenge.mockRejectedValueOnce(new Error('The store is away.'));
  const scavenger = new Scavenger({ scavenge });
  scavenger.start();
  await jest.advanceTimersByTimeAsync(MINUTE - 1);
  expect(scavenge).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(scavenge).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(2 * DAY);
  expect(scavenge).toHaveBeenCalledTimes(3);
  await scavenger.stop();
});

test('comes no more once stopped, which waits for the one under way', async () => {
  let end = (_: number): void => undefined;
  const scavenge = jest.fn(() => new Promise<number>((resolve) => (end = resolve)));
  const scavenger = new Scavenger({ scavenge });
  scavenger.start();
  await jest.advanceTimersByTimeAsync(MINUTE);
  let stopped = false;
  const stopping = scavenger.stop().then(() => (stopped = true));
  await jest.advanceTimersByTimeAsync(2 * DAY);
  expect(stopped).toBe(false);
  end(0);
  await stopping;
  expect(scavenge).toHaveBeenCalledTimes(1);
});

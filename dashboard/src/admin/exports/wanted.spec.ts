import { describe, expect, test } from '@jest/globals';
import { secondsLeft } from './wanted.js';

describe('how long an export still takes', () => {
  test.each([
    [{ rows: 200, rowsPerSecond: 100 }, 1_000, 8],
    [{ rows: 1_000, rowsPerSecond: 100 }, 1_000, 0],
    // Nobody knows how many there are, or how fast it goes; or more came than were counted.
    [{ rows: 200, rowsPerSecond: 100 }, undefined, undefined],
    [{ rows: 0, rowsPerSecond: null }, 1_000, undefined],
    [{ rows: 1_200, rowsPerSecond: 100 }, 1_000, undefined],
  ])('%j of %s: %s', (row, total, seconds) => {
    expect(secondsLeft(row, total)).toBe(seconds);
  });
});

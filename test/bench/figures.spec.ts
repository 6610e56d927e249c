import { describe, expect, test } from '@jest/globals';
import { exitCode, figure, median, percentile, verdict } from './figures.js';
import type { Goal } from './figures.js';
import { inTurns } from './in-turns.js';
import { table, verdicts } from './report.js';

const atLeast: Goal = { bound: 'atLeast', floor: 3, aim: 5 };
const atMost: Goal = { bound: 'atMost', floor: 6, aim: 4, aimWithin: 20 };

/** A figure of rounds in which theirs was 1. */
const of = (goal: Goal, ...ours: readonly number[]) =>
  figure(
    { part: 'part', name: 'figure', unit: 'ms', against: 'other', goal },
    ours.map((value) => ({ ours: value, theirs: 1 })),
  );

describe('arithmetic', () => {
  test('the median is the value in the middle, or the mean of the two there', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 2, 1])).toBe(5.5);
    expect(() => median([])).toThrow(RangeError);
  });

  test('the 95th percentile of 100 values is the 95th of them', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
    expect(() => percentile([], 0.95)).toThrow(RangeError);
  });

  test('a ratio is taken within each round: a round in which both sides were slow does not count against ours', () => {
    const rounds = [
      { ours: 10, theirs: 5 },
      { ours: 2, theirs: 1 },
      { ours: 100, theirs: 10 },
    ];
    const { ratio, ours, theirs } = figure(
      { part: 'part', name: 'figure', unit: 'ms', against: 'other', goal: atLeast },
      rounds,
    );
    expect({ ratio, ours, theirs }).toEqual({ ratio: 2, ours: 10, theirs: 5 });
  });

  test('both sides run in turns, who begins changes, and a first round counts for nothing', async () => {
    const order: string[] = [];
    const side = (name: string) => () => Promise.resolve(order.push(name));
    expect(await inTurns(2, side('ours'), side('theirs'))).toEqual([
      { ours: 3, theirs: 4 },
      { ours: 6, theirs: 5 },
    ]);
    expect(order.join(' ')).toBe('ours theirs ours theirs theirs ours');
  });
});

describe('floors', () => {
  test.each([
    [atLeast, 2.9, 'missed'],
    [atLeast, 3, 'floor met'],
    [atLeast, 5, 'aim reached'],
    [atLeast, NaN, 'missed'],
    [atMost, 6.1, 'missed'],
    [atMost, 6, 'floor met'],
    [atMost, 4, 'aim reached'],
    [atMost, Infinity, 'missed'],
  ] as const)('%j at %d: %s', (goal, ratio, expected) => {
    expect(verdict(of(goal, ratio))).toBe(expected);
  });

  test('an aim with a limit of its own is reached only within it', () => {
    const slow = figure({ ...of(atMost, 4), goal: atMost }, [{ ours: 21, theirs: 7 }]);
    expect(verdict(slow)).toBe('floor met');
  });

  test('one missed floor makes the exit code 1; so does a run without figures', () => {
    expect(exitCode([of(atLeast, 5), of(atMost, 5)])).toBe(0);
    expect(exitCode([of(atLeast, 5), of(atMost, 7)])).toBe(1);
    expect(exitCode([])).toBe(1);
  });

  test('each floor has a line that says whether it is met', () => {
    expect(verdicts([of(atLeast, 2), of(atMost, 5)]).split('\n')).toEqual([
      'missed       part, figure: 2.00 (floor ≥ 3, aim ≥ 5)',
      'floor met    part, figure: 5.00 (floor ≤ 6, aim ≤ 4, 20 ms)',
    ]);
  });
});

test('the table has a line for each figure, its columns aligned', () => {
  const [head, rule, ...rows] = table([of(atLeast, 12.34), of(atMost, 1_234)]).split('\n');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('| 12.3 ms');
  expect(rows[1]).toContain('| 1,234 ms');
  expect(new Set([head, rule, ...rows].map((line) => line?.length)).size).toBe(1);
});

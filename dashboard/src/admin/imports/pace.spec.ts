import { expect, it } from '@jest/globals';
import { paceOf } from './pace.js';

it('tells rate and time left from what was seen', () => {
  expect(paceOf({ done: 100, at: 0 }, { done: 600, at: 5_000 }, 1_600)).toEqual({
    rate: 100,
    secondsLeft: 10,
  });
});

it('says nothing before it knows', () => {
  expect(paceOf({ done: 100, at: 0 }, { done: 100, at: 5_000 }, 200)).toBeUndefined();
  expect(paceOf({ done: 0, at: 0 }, { done: 50, at: 200 }, 200)).toBeUndefined();
});

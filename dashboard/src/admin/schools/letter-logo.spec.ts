import { expect, test } from '@jest/globals';
import { sizeWithin } from './letter-logo.js';

test.each([
  [
    { width: 300, height: 100 },
    { width: 300, height: 100 },
  ],
  [
    { width: 4_000, height: 1_000 },
    { width: 709, height: 177 },
  ],
  [
    { width: 1_000, height: 4_000 },
    { width: 59, height: 236 },
  ],
  [
    { width: 10_000, height: 2 },
    { width: 709, height: 1 },
  ],
])('KO-5: a logo of %j is printed as %j', ({ width, height }, printed) => {
  expect(sizeWithin(width, height)).toEqual(printed);
});

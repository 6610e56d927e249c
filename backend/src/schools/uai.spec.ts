import { expect, test } from '@jest/globals';
import { hasWrongCheckLetter, uaiCheckLetter } from './uai.js';

test('seven digits call for one letter', () => {
  expect(uaiCheckLetter('0750655')).toBe('E'); // lycée Louis-le-Grand, 0750655E
  expect(uaiCheckLetter('0750654')).toBe('D'); // lycée Henri-IV, 0750654D
  expect(uaiCheckLetter('12')).toBeUndefined();
});

test.each([
  ['0750655E', false],
  ['0750655F', true],
  // What has not the form of a UAI has no check letter to be wrong.
  ['2A0001', false],
])('%s: wrong letter %s', (code, wrong) => {
  expect(hasWrongCheckLetter(code)).toBe(wrong);
});

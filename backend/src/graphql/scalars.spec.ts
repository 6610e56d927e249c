import { expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { DateScalar, DateTimeScalar } from './scalars.js';

test('an instant goes out in UTC to the millisecond and comes in as ISO 8601 in UTC only', () => {
  expect(DateTimeScalar.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  expect(DateTimeScalar.serialize('2026-11-21T13:05:00Z')).toBe('2026-11-21T13:05:00.000Z');
  expect(DateTimeScalar.parseValue('2026-11-21T13:05:00Z')).toBe('2026-11-21T13:05:00Z');
  for (const wrong of ['2026-11-21', '2026-02-30T00:00:00Z', '2026-11-21T13:05:00+01:00', 0, null, {}]) {
    expect(() => DateTimeScalar.parseValue(wrong)).toThrow(LogeError);
  }
});

test('a date is one that exists', () => {
  expect(DateScalar.parseValue('2024-02-29')).toBe('2024-02-29');
  for (const wrong of ['2026-02-29', '21/11/2026', '2026-11-21T00:00:00Z', 5]) {
    expect(() => DateScalar.parseValue(wrong)).toThrow(LogeError);
  }
});

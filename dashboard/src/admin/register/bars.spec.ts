import { describe, expect, it } from '@jest/globals';
import { addDays } from '../i18n/format.js';
import { barsOf, withEmptyDays } from './bars.js';

const days = (length: number) =>
  Array.from({ length }, (_, i) => ({ day: addDays('2026-09-01', i), count: i }));

describe('the bars of the register', () => {
  it('are days where there is room', () => {
    const { step, bars } = barsOf(days(7), 30);
    expect(step).toBe('day');
    expect(bars).toHaveLength(7);
    expect(bars[6]).toEqual({ from: '2026-09-07', to: '2026-09-07', count: 6 });
  });

  it('are weeks ending today where there is little, and lose nothing', () => {
    const { step, bars } = barsOf(days(30), 12);
    expect(step).toBe('week');
    expect(bars.map(({ from, to }) => [from, to])[0]).toEqual(['2026-09-01', '2026-09-02']);
    expect(bars.at(-1)?.to).toBe('2026-09-30');
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe((29 * 30) / 2);
  });

  it('are months over a year', () => {
    expect(barsOf(days(300), 12).step).toBe('month');
  });

  it('show days without events too', () => {
    expect(
      withEmptyDays([
        { day: '2026-02-27', count: 2 },
        { day: '2026-03-02', count: 1 },
      ]).map(({ count }) => count),
    ).toEqual([2, 0, 0, 1]);
  });
});

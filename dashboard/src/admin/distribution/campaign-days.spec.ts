import { describe, expect, it } from '@jest/globals';
import { dayPairs } from './campaign-days.js';

describe('KO-7: links opened and activations over time', () => {
  const days = [
    { day: '2026-09-01', opened: 5, activated: 2 },
    { day: '2026-09-04', opened: 1, activated: 3 },
  ];

  it('days on which nothing happened stand between the others', () => {
    expect(dayPairs(days, 30).map(({ from, opened, activated }) => [from, opened, activated])).toEqual([
      ['2026-09-01', 5, 2],
      ['2026-09-02', 0, 0],
      ['2026-09-03', 0, 0],
      ['2026-09-04', 1, 3],
    ]);
  });

  it('where there is little room days come together, and none is lost', () => {
    const pairs = dayPairs(days, 2);
    expect(pairs).toEqual([{ from: '2026-09-01', to: '2026-09-04', opened: 6, activated: 5 }]);
  });

  it('before anything happened there is nothing to draw', () => {
    expect(dayPairs([], 30)).toEqual([]);
  });
});

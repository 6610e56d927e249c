import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueNow } from './pace.js';

describe('KO-6: the pace of a campaign', () => {
  test('spreads the mails of a minute over it', () => {
    expect(dueNow({ perMinute: 300, waited: 0.2 }, 100)).toEqual({ count: 1, pacedAgo: 0 });
    expect(dueNow({ perMinute: 6_000, waited: 0.25 }, 100)).toEqual({ count: 25, pacedAgo: 0 });
    expect(dueNow({ perMinute: 1, waited: 59 }, 100).count).toBe(0);
    expect(dueNow({ perMinute: 1, waited: 60 }, 100).count).toBe(1);
  });

  test('makes good no more than a second of a pause', () => {
    expect(dueNow({ perMinute: 300, waited: 3_600 }, 100).count).toBe(5);
  });

  test('goes no further than there is room', () => {
    expect(dueNow({ perMinute: 6_000, waited: 1 }, 30)).toEqual({ count: 30, pacedAgo: 0.7 });
    expect(dueNow({ perMinute: 6_000, waited: 1 }, -3).count).toBe(0);
  });

  test('holds in every minute, however often it is looked at', () => {
    const looks = fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6_000 }), looks, (perMinute, waits) => {
        let [ago, total, sent] = [0, 0, 0];
        for (const wait of waits) {
          const { count, pacedAgo } = dueNow({ perMinute, waited: ago + wait }, 1_000);
          [ago, total, sent] = [pacedAgo, total + wait, sent + count];
        }
        expect(sent).toBeLessThanOrEqual((total * perMinute) / 60 + Math.max(1, perMinute / 60) + 1e-6);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { minutesFor, newKey, sendingPace, shortened } from './sending.js';

describe('KO-6: what is told of mails going out', () => {
  it('the rate is what was seen, the time left follows from it', () => {
    const pace = sendingPace({ done: 100, at: 0 }, { done: 250, at: 30_000 }, 1150);
    expect(pace).toEqual({ perMinute: 300, minutesLeft: 3 });
  });

  it('before anything moved nothing is said', () => {
    expect(sendingPace({ done: 5, at: 0 }, { done: 5, at: 9_000 }, 10)).toBeUndefined();
    expect(sendingPace({ done: 5, at: 0 }, { done: 6, at: 100 }, 10)).toBeUndefined();
  });

  it('even one mail takes a minute in words', () => {
    expect([minutesFor(1, 300), minutesFor(301, 300)]).toEqual([1, 2]);
  });

  it('a subject ends with a whole word within 75 characters', () => {
    const name = 'Lycée polyvalent régional Jean-Baptiste-Emmanuel-Dieudonné de la Côte-Saint-André';
    const short = shortened(name, 45);
    expect(short.length).toBeLessThanOrEqual(45);
    expect(short).toMatch(/…$/);
    expect(shortened('Collège Louise-Michel', 45)).toBe('Collège Louise-Michel');
  });

  it('a key is a UUID, and another each time', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newKey()).not.toBe(newKey());
  });
});

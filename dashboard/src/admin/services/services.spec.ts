import { describe, expect, it } from '@jest/globals';
import { endBounds, firstQuestion, isEnd, isLabel, previousEnd, proposedEnd } from './service-form.js';
import { parted, standingOf } from './standing.js';

const now = new Date('2026-11-28T09:00:00Z');
const service = { expiresAt: '2027-11-28T23:00:00Z', previousUntil: null, revokedAt: null };

describe('the access of a program', () => {
  it.each([
    ['works', {}, { kind: 'works' }],
    ['ends soon in its last 30 days', { expiresAt: '2026-12-10T23:00:00Z' }, { kind: 'endsSoon', days: 12 }],
    ['ends today', { expiresAt: '2026-11-28T23:00:00Z' }, { kind: 'endsSoon', days: 0 }],
    ['is over at its end', { expiresAt: '2026-11-28T09:00:00Z' }, { kind: 'expired' }],
    [
      'goes on with the token before',
      { expiresAt: '2026-11-28T08:00:00Z', previousUntil: '2026-11-30T10:00:00Z' },
      { kind: 'endsSoon', days: 2 },
    ],
    [
      'is revoked whatever its end',
      { revokedAt: '2026-11-20T10:00:00Z' },
      { kind: 'revoked', at: '2026-11-20T10:00:00Z' },
    ],
  ])('%s', (_, changed, standing) => {
    expect(standingOf({ ...service, ...changed }, now)).toEqual(standing);
  });

  it('stands at the end of the list once it is over', () => {
    const revoked = { ...service, revokedAt: '2026-11-20T10:00:00Z' };
    const expired = { ...service, expiresAt: '2026-11-20T10:00:00Z' };
    expect(parted([revoked, service, expired], now)).toEqual({ going: [service], ended: [revoked, expired] });
  });
});

describe('the last day of a token', () => {
  it.each([
    ['2026-11-28T09:00:00Z', '2027-11-28'],
    // Already the next day in Paris.
    ['2026-11-28T23:30:00Z', '2027-11-29'],
    ['2028-02-29T09:00:00Z', '2029-02-28'],
    // 366 days on, but winter time by then: the bound of the server is the day before.
    ['2027-10-29T22:30:00Z', '2028-10-29'],
  ])('proposed at %s is %s, which the server takes', (at, end) => {
    expect(proposedEnd(new Date(at))).toBe(end);
    expect(isEnd(end, new Date(at))).toBe(true);
  });

  it('is from today to 366 days away', () => {
    expect(endBounds(now)).toEqual({ min: '2026-11-28', max: '2027-11-29' });
    expect(
      ['2026-11-27', '2026-11-28', '2027-11-29', '2027-11-30', ''].map((day) => isEnd(day, now)),
    ).toEqual([false, true, true, false, false]);
  });

  it('bounds the hours for which the token before goes on', () => {
    expect(previousEnd('2027-11-28T23:00:00Z', 24, now)).toEqual(new Date('2026-11-29T09:00:00Z'));
    expect(previousEnd('2026-11-28T12:00:00Z', 24, now)).toEqual(new Date('2026-11-28T12:00:00Z'));
    expect(previousEnd('2026-11-28T08:00:00Z', 24, now)).toBeUndefined();
  });
});

describe('what is asked of a service', () => {
  it('is a label of 3 to 80 characters', () => {
    expect(['ab ', 'abc', '📚📚', 'x'.repeat(80), 'x'.repeat(81)].map(isLabel)).toEqual([
      ...[false, true, false, true, false],
    ]);
  });

  it('is tried with a question its rights open', () => {
    expect(firstQuestion(['READ_REGISTER', 'READ_SCHOOLS'])).toContain('schools');
    expect(firstQuestion(['READ_REGISTER', 'READ_ACCOUNTS'])).toContain('accounts');
    expect(firstQuestion(['READ_REGISTER'])).toContain('journal');
  });
});

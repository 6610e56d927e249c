import { expect, test } from '@jest/globals';
import { standingOf } from './standing.js';

const elder = { id: 'elder', createdAt: '2026-09-01T08:00:00.000Z', credentials: { password: 'NONE' } };
const younger = { id: 'younger', createdAt: '2026-10-01T08:00:00.000Z', credentials: { password: 'NONE' } };

test('of two accounts the one with a password stays, else the elder', () => {
  const used = { ...younger, credentials: { password: 'GOOD' } };
  expect([standingOf(elder, younger), standingOf(younger, elder)]).toEqual(['elder', 'elder']);
  expect([standingOf(elder, used), standingOf(used, elder)]).toEqual(['younger', 'younger']);
  expect(standingOf({ ...elder, credentials: { password: 'LOCKED' } }, used)).toBe('elder');
  expect(standingOf({ ...elder, credentials: null }, younger)).toBe('elder');
});

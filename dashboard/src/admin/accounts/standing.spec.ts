import { expect, test } from '@jest/globals';
import { standingOf } from './standing.js';

const account = { credentials: { password: 'NONE' }, roles: [], joined: [] };
const elder = { ...account, id: 'elder', createdAt: '2026-09-01T08:00:00.000Z' };
const younger = { ...account, id: 'younger', createdAt: '2026-10-01T08:00:00.000Z' };
const used = { ...younger, credentials: { password: 'GOOD' } };

test('of two accounts the one with a password stays, else the elder', () => {
  expect([standingOf(elder, younger), standingOf(younger, elder)]).toEqual(['elder', 'elder']);
  expect([standingOf(elder, used), standingOf(used, elder)]).toEqual(['younger', 'younger']);
  expect(standingOf({ ...elder, credentials: { password: 'LOCKED' } }, used)).toBe('elder');
  expect(standingOf({ ...elder, credentials: null }, younger)).toBe('elder');
});

test('one with a role, or with an account joined to it, stays whatever the password', () => {
  expect(standingOf({ ...elder, roles: ['an auditor'] }, used)).toBe('elder');
  expect(standingOf(used, { ...elder, joined: ['another'] })).toBe('elder');
});

import { expect, test } from '@jest/globals';
import { SecretId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import { created } from './account.fixture.js';
import { passwordHistoryFold, passwordOf } from './credentials.js';

const [first, second] = ['1', '2'].map((end) =>
  SecretId.parse(`6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a000${end}`),
) as [SecretId, SecretId];
const since = new Date('2026-11-21T08:00:00.000Z');

const set: LogeEvent = { type: 'PasswordSet', data: { password: first, by: 'INVITATION' } };
const changed: LogeEvent = {
  type: 'PasswordChanged',
  data: { password: second, previousPassword: first },
};
const reset: LogeEvent = { type: 'PasswordReset', data: { password: second, link: first } };
const locked: LogeEvent = { type: 'PasswordLocked', data: { password: first } };
const toChange: LogeEvent = {
  type: 'PasswordChangeRequired',
  data: { password: first, cause: 'DISPUTED' },
};

const expiresAt = new Date('2027-01-20T08:00:00.000Z');
const made: LogeEvent = {
  type: 'TemporaryPasswordMade',
  data: { password: second, expiresAt: expiresAt.toISOString(), previousPassword: first },
};

/** Given these events, how the password stands at a time; the day after them when none is given. */
const standingAt = (now: Date, ...events: LogeEvent[]) =>
  passwordOf(
    events.map((event) => recorded(event)).reduce(passwordHistoryFold.evolve, passwordHistoryFold.initial),
    now,
  );
const standing = (...events: LogeEvent[]) => standingAt(new Date('2026-11-22T08:00:00.000Z'), ...events);

test.each<[string, LogeEvent[], string]>([
  ['set', [set], 'GOOD'],
  ['locked', [set, locked], 'LOCKED'],
  ['to be changed', [set, toChange], 'TO_CHANGE'],
  ['locked and to be changed', [set, locked, toChange], 'LOCKED'],
  ['locked, then reset', [set, locked, reset], 'GOOD'],
  ['to be changed, then changed', [set, toChange, changed], 'GOOD'],
  ['changed before the one before it was locked', [set, changed, locked], 'GOOD'],
])('a password that was %s', (_, events, password) => {
  expect(standing(created(), ...events)).toEqual({ password, passwordSince: since, passwordExpiresAt: null });
});

test('an account without a password has none, since never', () => {
  expect(standing(created())).toEqual({
    ...{ password: 'NONE', passwordSince: null, passwordExpiresAt: null },
  });
});

test('a password made by staff is temporary, until its time is over (KO-13)', () => {
  const locking: LogeEvent = { type: 'PasswordLocked', data: { password: second } };
  const stands = { passwordSince: since, passwordExpiresAt: expiresAt };
  expect(standing(created(), set, locked, made)).toEqual({ password: 'TEMPORARY', ...stands });
  expect(standing(created(), made, locking)).toEqual({ password: 'LOCKED', ...stands });
  expect(standingAt(expiresAt, created(), made)).toEqual({ password: 'EXPIRED', ...stands });
  const next: LogeEvent = { type: 'PasswordChanged', data: { password: first, previousPassword: second } };
  expect(standingAt(expiresAt, created(), made, next)).toMatchObject({ password: 'GOOD' });
});

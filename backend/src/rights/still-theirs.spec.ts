import { expect, test } from '@jest/globals';
import { SecretId } from '@loge/contracts';
import { isStillTheirs } from './still-theirs.js';

const password = SecretId.parse('6b0f0b0e-52f5-4f0c-9d3b-000000000001');
const other = SecretId.parse('6b0f0b0e-52f5-4f0c-9d3b-000000000002');
const roles = (...grants: string[]) => grants.map((grant) => ({ grant }));
const session = { password, grants: ['one', 'two'] };
const present = { closed: false, joined: false, password, grants: roles('two', 'one') };

test('a session goes on while password and roles are those it was opened with, in whatever order', () => {
  expect(isStillTheirs(session, present)).toBe(true);
  expect(isStillTheirs({ password, grants: [] }, { ...present, grants: [] })).toBe(true);
});

test('a session ends with the password, with every role gained or lost, and with the account', () => {
  expect(isStillTheirs(session, { ...present, password: other })).toBe(false);
  expect(isStillTheirs(session, { ...present, password: undefined })).toBe(false);
  expect(isStillTheirs(session, { ...present, grants: roles('one') })).toBe(false);
  expect(isStillTheirs(session, { ...present, grants: roles('one', 'two', 'three') })).toBe(false);
  expect(isStillTheirs(session, { ...present, grants: roles('one', 'three') })).toBe(false);
  expect(isStillTheirs(session, { ...present, closed: true })).toBe(false);
  expect(isStillTheirs(session, { ...present, joined: true })).toBe(false);
});

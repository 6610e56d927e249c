import { expect, test } from '@jest/globals';
import { AccountId, LogeError, SecretId, schoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import { credentialHolderFold } from '../rights/credential-authority.js';
import { distributeCredentials } from './distribution.js';

const account = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001');
const school = schoolId('0611234X');
const [first, second] = ['1', '2'].map((end) =>
  SecretId.parse(`6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a001${end}`),
) as [SecretId, SecretId];

const made = (password: SecretId): LogeEvent => ({
  type: 'TemporaryPasswordMade',
  data: { password, expiresAt: '2027-01-20T08:00:00.000Z' },
});
const affiliated: LogeEvent = {
  type: 'AccountAffiliated',
  data: {
    ...{ school, profile: 'PUPIL', relatives: [] },
    details: { classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
  },
};
const given = (...events: LogeEvent[]) =>
  events.map((event) => recorded(event)).reduce(credentialHolderFold.evolve, credentialHolderFold.initial);
const asked = { account, password: first, means: 'COUNTER' } as const;

test('KO-13: that a temporary password was given out is noted for the schools and classes of its owner', () => {
  expect(distributeCredentials(asked, given(affiliated, made(first)))).toEqual([
    {
      event: { type: 'CredentialsDistributed', data: { password: first, means: 'COUNTER' } },
      about: { subject: account, schools: [school], classes: [`${school}/6A`] },
    },
  ]);
});

test('one that was replaced in the meantime is given to nobody', () => {
  const state = given(affiliated, made(first), made(second));
  expect(() => distributeCredentials(asked, state)).toThrow(new LogeError('CONFLICT'));
});
